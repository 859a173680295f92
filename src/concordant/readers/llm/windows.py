"""A document cut into windows of paragraphs, with overlap, short enough for a model to read at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concordant.model.document import Document
from concordant.model.span import Span

_SENTENCE_END = re.compile(r"[.!?…][»”\"’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Window:
    """Paragraphs that are asked about together.

    Attributes:
        spans: where they stand, in order.
        titled: whether the headline may be told with them.
    """

    spans: tuple[Span, ...]
    titled: bool = True


def windows(document: Document, withheld: Sequence[Span], most: int, overlap: int) -> tuple[Window, ...]:
    """The windows of a document.

    Args:
        document: furniture is left out.
        withheld: what is left out besides.
        most: characters in a window.
        overlap: characters of the paragraphs before that are told again, at most.
    """
    title = document.report.title
    titled = not title or not any(title in span.of(document.text) for span in withheld)
    found: list[Window] = []
    held: list[Span] = []
    for piece in _pieces(document, withheld, most - overlap):
        if held and sum(map(len, held)) + len(piece) > most:
            found.append(Window(tuple(held), titled))
            held = _tail(held, overlap)
        held.append(piece)
    if held:
        found.append(Window(tuple(held), titled))
    return tuple(found)


def _pieces(document: Document, withheld: Sequence[Span], most: int) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind == "furniture" or any(span.overlaps(block.span) for span in withheld):
            continue
        if any(c.isalnum() for c in block.span.of(document.text)):
            yield from _cut(document.text, block.span, most)


def _cut(text: str, span: Span, most: int) -> Iterator[Span]:
    """A paragraph in pieces that end where sentences do, as far as they can."""
    start = span.start
    while span.end - start > most:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + most // 2, start + most)]
        end = ends[-1] if ends else text.rfind(" ", start + 1, start + most) + 1 or start + most
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _tail(spans: Sequence[Span], most: int) -> list[Span]:
    kept: list[Span] = []
    for span in reversed(spans):
        if sum(map(len, kept)) + len(span) > most:
            break
        kept.insert(0, span)
    return kept
