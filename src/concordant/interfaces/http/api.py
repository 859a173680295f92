"""The HTTP API: JSON at each address, with an ETag that changes with the ledger."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from concordant import __version__
from concordant.interfaces.http.openapi import document
from concordant.interfaces.http.query import QueryError
from concordant.interfaces.http.resources import RESOURCES, NothingError, Resource
from concordant.interfaces.web.site import Site
from concordant.store.failure import AmbiguousClaimError, LedgerError
from concordant.store.paging import WrongMarkError


def routes(site: Site) -> list[BaseRoute]:
    """The addresses of the API."""
    given: list[BaseRoute] = [
        Route(each.path.replace("{id}", "{id:path}"), _endpoint(site, each), methods=["GET"])
        for each in RESOURCES
    ]

    async def described(_: Request) -> Response:
        return _json(document())

    async def absent(request: Request) -> Response:
        return _failure(404, f"there is nothing at {request.url.path}", "see /api/openapi.json")

    return [
        Route("/api/openapi.json", described, methods=["GET"]),
        *given,
        Route("/api/{rest:path}", absent, methods=["GET"]),
    ]


def _endpoint(site: Site, resource: Resource) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_answered, site, resource, request)

    return answer


def _answered(site: Site, resource: Resource, request: Request) -> Response:
    params = {**request.query_params, **request.path_params}
    try:
        tag = _tag(site, request)
        if tag in [
            each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")
        ]:
            return Response(status_code=304, headers={"ETag": tag})
        return _json(resource.give(site, params), {"ETag": tag, "Cache-Control": "private, no-cache"})
    except (QueryError, WrongMarkError) as error:
        return _failure(400, str(error))
    except NothingError as error:
        return _failure(404, str(error))
    except AmbiguousClaimError as error:
        return _failure(404, error.message, error.advice)
    except LedgerError as error:
        return _failure(503, error.message, error.advice)


def _tag(site: Site, request: Request) -> str:
    """A name for the answer: the same as long as ledger, letters, knowledge, program and address are."""
    path = request.scope["raw_path"].decode("latin-1")
    letters = repr(site.given()[0])
    content = [__version__, site.knowledge.digest, site.ledger.state(), letters, path, request.url.query]
    return f'"{hashlib.sha256(json.dumps(content).encode()).hexdigest()[:24]}"'


def _json(content: Any, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    # Half characters, which a report may hold, are escaped: no UTF-8 carries them.
    body = json.dumps(content, separators=(",", ":")).encode()
    return Response(body, status, headers, "application/json")


def _failure(status: int, message: str, advice: str = "") -> Response:
    return _json({"error": {"message": message, "advice": advice}}, status=status)
