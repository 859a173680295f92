"""Text with meaning: pieces that know what they are, so that each surface may show them its own way."""

from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "plain", "heading", "actor", "event", "item", "hedge", "denied", "voice", "evidence", "mark", "muted"
]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters and what they are; the meaning never rests on the style alone."""

    text: str
    style: Style = "plain"


Line = tuple[Piece, ...]


def line(*pieces: Piece | str) -> Line:
    """A line of pieces; bare strings are plain."""
    return tuple(Piece(p) if isinstance(p, str) else p for p in pieces)


def plain(pieces: Line) -> str:
    """The characters alone."""
    return "".join(piece.text for piece in pieces)


def joined(parts: list[Line], separator: str) -> Line:
    """The lines one after another, with ``separator`` between them."""
    pieces: list[Piece] = []
    for number, part in enumerate(parts):
        if number:
            pieces.append(Piece(separator, "muted"))
        pieces.extend(part)
    return tuple(pieces)
