"""The words of a text around those that somebody looked for."""

import re
from collections.abc import Callable

from concordant.views.text import Line, Piece

_WORD = re.compile(r"[^\W_]+")
_BEFORE = 60
_LENGTH = 220


def excerpt(text: str, fits: Callable[[str], bool], length: int = _LENGTH) -> Line:
    """A stretch of the text on one line, from shortly before the first word that fits; what fits is marked.

    Args:
        text: whatever it is.
        fits: whether a word is one of those looked for.
        length: characters shown at most, give or take a word.
    """
    first = next((found.start() for found in _WORD.finditer(text) if fits(found.group())), 0)
    start = _edge(text, max(0, first - _BEFORE))
    end = min(len(text), start + length)
    pieces = [Piece("… ", "muted")] if start else []
    at = start
    for found in _WORD.finditer(text, start, end):
        if fits(found.group()):
            pieces += [Piece(_flat(text[at : found.start()])), Piece(found.group(), "mark")]
            at = found.end()
    pieces.append(Piece(_flat(text[at:end])))
    if end < len(text):
        pieces.append(Piece(" …", "muted"))
    return tuple(piece for piece in pieces if piece.text)


def _edge(text: str, at: int) -> int:
    """The beginning of the next word, so that none is cut."""
    if not at:
        return 0
    blank = text.find(" ", at, at + _BEFORE)
    return at if blank < 0 else blank + 1


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
