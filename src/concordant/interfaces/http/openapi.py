"""The description of the API for programs, written from its addresses and shapes."""

from typing import Any

from pydantic.json_schema import models_json_schema

from concordant import __version__
from concordant.interfaces.http import shapes
from concordant.interfaces.http.resources import RESOURCES, Parameter, Resource

_REFERENCE = "#/components/schemas/{model}"


def document() -> dict[str, Any]:
    """The OpenAPI document."""
    models = [resource.shape for resource in RESOURCES] + [shapes.Failure]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models], ref_template=_REFERENCE, by_alias=True
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Concordant",
            "version": __version__,
            "description": "Who is said to have done what, how firmly, according to whom, in which words. "
            "Reading only: judgements are made in the pages or on the command line.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {resource.path: {"get": _operation(resource)} for resource in RESOURCES},
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(resource: Resource) -> dict[str, Any]:
    named = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    answers = {
        "200": (resource.shape.__name__, resource.summary),
        "400": ("Failure", "The address asks for something impossible"),
        "404": ("Failure", "There is no such thing"),
    }
    return {
        "operationId": resource.give.__name__,
        "summary": resource.summary,
        "parameters": [
            *(named if "{id}" in resource.path else []),
            *(_parameter(parameter) for parameter in resource.parameters),
        ],
        "responses": {
            **{code: _response(*answer) for code, answer in answers.items()},
            "304": {"description": "Nothing has changed since the answer with this ETag"},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": parameter.kind}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    return {"name": parameter.name, "in": "query", "description": parameter.says, "schema": schema}


def _response(shape: str, says: str) -> dict[str, Any]:
    schema = {"$ref": _REFERENCE.format(model=shape)}
    return {"description": says, "content": {"application/json": {"schema": schema}}}
