"""The few files that the browser loads: read once, so that no address is ever joined to a folder."""

import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_TYPES = {"concordant.css": "text/css", "concordant.js": "text/javascript", "icon.svg": "image/svg+xml"}


@cache
def _content(name: str) -> tuple[bytes, str]:
    held = files("concordant.interfaces.web").joinpath("static", name).read_bytes()
    return held, hashlib.sha256(held).hexdigest()[:12]


def versioned(name: str) -> str:
    """The address of a file, which changes with its content."""
    return f"/static/{name}?v={_content(name)[1]}"


async def static(request: Request) -> Response:
    """One of the files, by its very name."""
    name = request.path_params["name"]
    if name not in _TYPES:
        return PlainTextResponse("There is no such file.\n", 404)
    kept = "public, max-age=31536000, immutable" if "v" in request.query_params else "no-cache"
    return Response(_content(name)[0], media_type=_TYPES[name], headers={"Cache-Control": kept})
