"""The few files that the browser loads: read once, so that no address is ever joined to a folder."""

import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_PACKAGE = "concordant.interfaces.web"
_FILES = {
    "concordant.css": (_PACKAGE, "static/concordant.css", "text/css"),
    "concordant.js": (_PACKAGE, "static/concordant.js", "text/javascript"),
    "icon.svg": (_PACKAGE, "static/icon.svg", "image/svg+xml"),
    "brief.css": ("concordant.exports.briefs", "brief.css", "text/css"),
    "map.css": ("concordant.views.map", "map.css", "text/css"),
}
"""Name in an address → where it lies, and what it is."""


@cache
def _content(name: str) -> tuple[bytes, str]:
    package, path, _ = _FILES[name]
    held = files(package).joinpath(path).read_bytes()
    return held, hashlib.sha256(held).hexdigest()[:12]


def versioned(name: str) -> str:
    """The address of a file, which changes with its content."""
    return f"/static/{name}?v={_content(name)[1]}"


async def static(request: Request) -> Response:
    """One of the files, by its very name."""
    name = request.path_params["name"]
    if name not in _FILES:
        return PlainTextResponse("There is no such file.\n", 404)
    kept = "public, max-age=31536000, immutable" if "v" in request.query_params else "no-cache"
    return Response(_content(name)[0], media_type=_FILES[name][2], headers={"Cache-Control": kept})
