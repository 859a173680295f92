"""What stands between the network and the pages: reports are hostile, and so are other sites in the browser.

- Only requests that name this server are answered: a site that points its own name at this machine is not.
- What changes something needs a token that only our own pages hold, and comes from our own pages.
- Every answer forbids the browser to run or load anything that does not come from here.
"""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
SAFE = frozenset(("GET", "HEAD"))
TOKEN = "token"
MOST_BYTES = 64 * 1024
"""No form of ours is longer."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Tokens:
    """The token of one running server; it is in every form that changes something."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)

    def holds(self, given: str) -> bool:
        """Whether this is the token."""
        return hmac.compare_digest(self.value.encode(), given.encode("utf-8", "replace"))


class Guard:
    """Lets through what is asked of this server, by its own pages where it changes something."""

    def __init__(self, app: ASGIApp, names: Iterable[str] = LOOPBACK) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        answer: ASGIApp = PlainTextResponse(f"{refusal[1]}\n", refusal[0]) if refusal else self._app
        await answer(scope, receive, _guarded(send))

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or _name(host) not in self._names:
            return 421, "This server does not go by that name. See: concordant serve --help"
        if method in SAFE:
            return None
        if method != "POST":
            return 405, "Only GET, HEAD and POST are understood."
        if not _is_our_own(headers, host):
            return 403, "This came from another site and was not carried out."
        if not headers.get("content-length", "0").isdecimal():
            return 400, "The length is no number."
        if "transfer-encoding" in headers or int(headers.get("content-length", "0")[:12]) > MOST_BYTES:
            return 413, "This is longer than any form of ours."
        return None


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_our_own(headers: Headers, host: str) -> bool:
    """Whether the browser says that the request comes from our pages; it must say so in one way at least."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    if site not in (None, "same-origin"):
        return False
    if origin is None:
        return True
    return urlsplit(origin).scheme in ("http", "https") and origin.partition("://")[2] == host


def _guarded(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers
