"""Names that stay: the same thing has the same UUID in every export, on every machine."""

import re
from uuid import UUID, uuid5

NAMESPACE = UUID("7b1c2a52-6d0e-5f0c-9d55-3c1f6a0e8d47")
"""Whose names are kinds and ids of this program's records."""
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")


def uuid_of(kind: str, name: str) -> UUID:
    """The UUID (version 5) of a thing by its kind and name."""
    return uuid5(NAMESPACE, f"{kind}:{name}".encode("utf-8", "backslashreplace").decode())


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web that may be followed; None for anything else."""
    return url if url and _WEB.fullmatch(url) else None
