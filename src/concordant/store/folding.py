"""Text made comparable without regard to case, accents and punctuation."""

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """``text`` without case and accents: ``Corée`` and ``COREE`` become ``coree``."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


def phrase(text: str) -> str:
    """The folded words of ``text`` between single blanks, with a blank on either side.

    ``phrase(a) in phrase(b)`` holds when the words of ``a`` follow each other in ``b``.
    """
    found = WORD.findall(fold(text))
    return f" {' '.join(found)} " if found else ""


def phrases(texts: Iterable[str | None]) -> str:
    """Several phrases in one searchable string; the bar keeps a search from running across two."""
    found = dict.fromkeys(phrase(text) for text in texts if text)
    return "|".join(found)


def storable(text: str) -> str:
    """``text`` as any database can hold it: half characters and NUL are written out as escapes."""
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return whole.replace("\x00", "\\x00")
