"""JSON Schemas of knowledge files, by which editors complete fields and tell mistakes while one writes."""

from collections.abc import Mapping
from typing import Any

from concordant.knowledge.entry import Entry
from concordant.knowledge.wording import SET_BY_PROGRAM

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def names(registry: Mapping[str, type[Entry]]) -> dict[str, type[Entry]]:
    """What each kind of file is called on the command line: ``actor``, ``item-class``."""
    return {model.singular.replace(" ", "-"): model for model in registry.values()}


def schema_of(model: type[Entry]) -> dict[str, Any]:
    """The schema of one kind of file: its fields as a file writes them, with what to write in each."""
    schema = model.model_json_schema(by_alias=True, mode="validation")
    for key in SET_BY_PROGRAM:
        schema["properties"].pop(key, None)
    return {"$schema": DIALECT, **schema}
