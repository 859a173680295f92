"""From what a page shows to an answer; and from what goes wrong to a page that says so."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from concordant.interfaces.http.query import QueryError
from concordant.interfaces.web.reader import Reader
from concordant.interfaces.web.site import Site
from concordant.interfaces.web.speaking import COOKIE, PARAMETER
from concordant.interfaces.web.static import versioned
from concordant.interfaces.web.templates import ENVIRONMENT
from concordant.store.failure import AmbiguousClaimError, LedgerError
from concordant.store.paging import WrongMarkError

_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its template, what that is filled with, how it went, what the browser keeps."""

    template: str
    filled: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    cookies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """What one looks for stands elsewhere."""

    address: str


class AbsentError(Exception):
    """There is no such thing here; ``what`` names a phrase of the pages."""

    def __init__(self, what: str, name: str = "") -> None:
        super().__init__(what, name)
        self.what, self.name = what, name


Page = Callable[[Reader], Shown | Moved | Response]


def endpoint(site: Site, page: Page) -> Callable[[Request], Awaitable[Response]]:
    """A page as the router takes it; it runs beside others, for it reads from a disk."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(answered, Reader(site, request), page)

    return answer


def answered(reader: Reader, page: Page) -> Response:
    """What a page shows, or a page that says why it cannot."""
    shown: Shown | Moved | Response
    try:
        shown = page(reader)
    except (AbsentError, AmbiguousClaimError) as error:
        shown = failure(reader, 404, *_said(reader, error))
    except (QueryError, WrongMarkError) as error:
        shown = failure(reader, 400, reader.say("bad_request"), str(error))
    except LedgerError as error:
        shown = failure(reader, 503, error.message, error.advice)
    if isinstance(shown, Response):
        return shown
    if isinstance(shown, Moved):
        return RedirectResponse(shown.address, 303)
    return rendered(reader, shown)


def _said(reader: Reader, error: AbsentError | AmbiguousClaimError) -> tuple[str, str]:
    if isinstance(error, AbsentError):
        return reader.say(error.what, name=error.name), ""
    return error.message, error.advice


def failure(reader: Reader, status: int, message: str, advice: str = "") -> Shown:
    """A page that says what went wrong and what to do."""
    return Shown("failure.html", {"message": message, "advice": advice}, status)


def rendered(reader: Reader, shown: Shown) -> Response:
    """A page as an answer."""
    template = ENVIRONMENT.get_template(shown.template)
    body = template.render(reader=reader, say=reader.say, static=versioned, **shown.filled)
    response = HTMLResponse(body, shown.status)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie, Accept-Language"
    response.headers["Content-Language"] = reader.tongue
    chosen = {COOKIE: reader.tongue} if PARAMETER in reader.params else {}
    for name, value in {**chosen, **shown.cookies}.items():
        response.set_cookie(name, value, max_age=_YEAR, samesite="lax", httponly=True)
    return response


def said_wrong(site: Site) -> Mapping[Any, Callable[[Request, Exception], Response]]:
    """What the router says where no page does."""

    def refused(request: Request, error: Exception) -> Response:
        reader = Reader(site, request)
        status = error.status_code if isinstance(error, HTTPException) else 500
        return rendered(reader, failure(reader, status, reader.say("no_page", name=request.url.path)))

    def broken(request: Request, error: Exception) -> Response:
        print(f"{request.method} {request.url.path}: {type(error).__name__}: {error}", file=sys.stderr)
        reader = Reader(site, request)
        return rendered(reader, failure(reader, 500, reader.say("unexpected")))

    return {HTTPException: refused, 500: broken}
