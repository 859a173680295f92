"""Addresses of ledgers: what kind of database they name, and how they are shown without their password."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

POSTGRES = ("postgresql", "postgres")
_HOST = r"(?:[\w.%~-]+|\[[0-9A-Fa-f:.%]+\])?(?::\d+)?"
_ADDRESS = re.compile(
    r"(?P<scheme>\w+)://(?:(?P<user>[^:@/?#]*)(?::(?P<password>[^@/?#]*))?@)?"
    rf"(?P<host>{_HOST}(?:,{_HOST})*)(?P<path>/[^/@?#]*)?(?:\?(?P<query>[^@?#]*))?"
)
_SECRET = "password="


def scheme(address: str) -> str:
    """The kind of database that an address names; empty where it is a path."""
    kind, found, _ = address.partition("://")
    return kind.lower() if found else ""


def is_clear(address: str) -> bool:
    """Whether there is but one way to read the address of a server, so that its password can be left out."""
    return _ADDRESS.fullmatch(address) is not None


def without_password(address: str) -> str:
    """An address as it may be shown and kept: whoever reads it learns no password.

    Where an address is not clear, nothing but its kind is shown.
    """
    if scheme(address) not in POSTGRES:
        return address
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return f"{scheme(address)}://…"
    user = "" if found["user"] is None else f"{found['user']}@"
    asked = [each for each in (found["query"] or "").split("&") if each and not each.startswith(_SECRET)]
    query = f"?{'&'.join(asked)}" if asked else ""
    return f"{found['scheme']}://{user}{found['host']}{found['path'] or ''}{query}"


def hidden(words: str, address: str) -> str:
    """A message about an address without the password of it."""
    for password in _passwords(address):
        words = words.replace(password, "…")
    return words


def _passwords(address: str) -> Iterator[str]:
    """Every form in which the password may come back in a message, the longest first."""
    found = _ADDRESS.fullmatch(address)
    if found is not None:
        asked = (found["query"] or "").split("&")
        written = [
            found["password"],
            *(each.removeprefix(_SECRET) for each in asked if each.startswith(_SECRET)),
        ]
        forms = {form for each in written if each for form in (each, unquote(each))}
        yield from sorted(forms, key=len, reverse=True)
