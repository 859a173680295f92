"""Text with meaning: pieces that know what they are, so that each surface may show them its own way."""

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "plain", "heading", "actor", "event", "item", "hedge", "denied", "voice", "evidence", "mark", "muted"
]

# Reports are written by others: control and direction characters must not steer the reader's terminal.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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


def harmless(text: str) -> str:
    """The text with every character that could steer a terminal made visible."""
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
