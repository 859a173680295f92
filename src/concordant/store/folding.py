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
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", apart).translate(_BARE))


class _Bare(dict[int, int | None]):
    """Every character as it is, and accents as nothing: looked up once for each character."""

    def __missing__(self, character: int) -> int | None:
        self[character] = None if unicodedata.combining(chr(character)) else character
        return self[character]


_BARE = _Bare()


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
