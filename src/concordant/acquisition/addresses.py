"""Addresses of the web in one form, so that no page is asked for twice under two names."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

LONGEST = 2_000
"""No longer address is followed: what is longer was made by a trap."""

_PORTS = {"http": 80, "https": 443}
_PATH_SIGNS = "/%:@!$&'()*+,;=~-._"
_QUERY_SIGNS = _PATH_SIGNS + "?[]|"
_PLAIN_BYTE = re.compile(r"%(2[de]|3[0-9]|4[1-9a-f]|5[0-9a]|5f|6[1-9a-f]|7[0-9ae])", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_NUMBER = re.compile(r"[0-9a-f:.]+")
_LONE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")


def canonical(address: str, keep_tracking: bool = False) -> str | None:
    """The address in the form under which it is remembered; None where it is none of the web.

    Scheme and host are in small letters, the port is left out where it is the usual one, the fragment and
    what only tracks readers always. The order of parameters is kept: to some servers it matters.
    """
    parts = _parts(address)
    if parts is None:
        return None
    host, port = _host(parts), parts.port
    if not host:
        return None
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[parts.scheme]:
        place = f"{place}:{port}"
    path = _escaped(parts.path or "/", _PATH_SIGNS)
    told = parts.query if keep_tracking else "&".join(filter(_tells_the_page, parts.query.split("&")))
    query = _escaped(told, _QUERY_SIGNS)
    made = urlunsplit((parts.scheme, place, path, query, ""))
    return made if len(made) <= LONGEST else None


def joined(base: str, reference: str, keep_tracking: bool = False) -> str | None:
    """The canonical address that a reference on the page ``base`` leads to; None where it is none."""
    try:
        return canonical(urljoin(base, reference.strip()), keep_tracking)
    except ValueError:
        return None


def host_of(address: str) -> str:
    """The host of a canonical address, with its port where it is unusual: who is asked one at a time."""
    return urlsplit(address).netloc


def root_of(address: str) -> str:
    """Scheme and host of a canonical address, where its ``robots.txt`` stands."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _parts(address: str) -> SplitResult | None:
    """Scheme, host and the rest; None for what is no address of the web, or has a password in it."""
    try:
        parts = urlsplit("".join(address.split()))
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or "@" in parts.netloc:
        return None
    return parts


def _host(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        number = host.partition("%")[0]
        return number if _NUMBER.fullmatch(number) else None
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return name if _NAME.fullmatch(name) else None


def _escaped(text: str, signs: str) -> str:
    """Escapes written in one way: none for what needs none, capital digits for the rest."""
    text = _LONE_PERCENT.sub("%25", text)
    text = _PLAIN_BYTE.sub(lambda found: unquote_to_bytes(found[0]).decode("ascii"), text)
    text = quote(text, signs, errors="replace")
    return _ESCAPE.sub(lambda found: found[0].upper(), text)


def _tells_the_page(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    prefixes, names = _tracking()
    return bool(parameter) and name not in names and not name.startswith(prefixes)


@cache
def _tracking() -> tuple[tuple[str, ...], frozenset[str]]:
    table = tomllib.loads((files(__package__) / "tracking.toml").read_text("utf-8"))
    return tuple(table["prefixes"]), frozenset(table["names"])
