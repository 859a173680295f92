"""A report with the words of every claim marked, readable without colours."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from concordant.model.claim import Claim
from concordant.model.document import Block, Document
from concordant.views.text import Line, Piece, Style
from concordant.views.wording import Wording

OPEN, CLOSE = "⟦", "⟧"

_Spans = dict[tuple[int, int], list[int]]


def highlighted(document: Document, claims: Sequence[Claim], words: Wording) -> tuple[Line, ...]:
    """The text of the report in lines; evidence stands in double brackets with the claims' numbers."""
    spans: _Spans = defaultdict(list)
    for claim in claims:
        spans[claim.evidence.start, claim.evidence.end].append(claim.number)
    opening = Counter(start for start, _ in spans)
    closing = Counter(end for _, end in spans)
    marks = _closers(spans)
    notes = _notes(document.blocks, words)
    starts = [block.span.start for block in document.blocks]
    pieces: list[Piece] = []
    depth = 0
    for here, there in pairwise(_cuts(document, spans)):
        depth += opening[here] - closing[here]
        pieces += marks.get(here, [])
        pieces += notes.get(here, [])
        pieces += [Piece(OPEN, "mark")] * opening[here]
        style: Style = "evidence" if depth else _ground(document.blocks, starts, here)
        pieces.append(Piece(document.text[here:there], style))
    end = len(document.text)
    return _lines([*pieces, *marks.get(end, []), *notes.get(end, [])])


def _cuts(document: Document, spans: _Spans) -> list[int]:
    """Every position where something begins or ends."""
    cuts = {0, len(document.text)}
    cuts.update(edge for span in spans for edge in span)
    cuts.update(edge for block in document.blocks for edge in (block.span.start, block.span.end))
    return sorted(cut for cut in cuts if cut <= len(document.text))


def _closers(spans: _Spans) -> dict[int, list[Piece]]:
    """By position, one closing sign for each span that ends there, the later opened first."""
    found: dict[int, list[Piece]] = defaultdict(list)
    for (_, end), numbers in sorted(spans.items(), reverse=True):
        found[end].append(Piece(f"{CLOSE}[{', '.join(map(str, sorted(numbers)))}]", "mark"))
    return found


def _notes(blocks: Sequence[Block], words: Wording) -> dict[int, list[Piece]]:
    """By position, why the block that ends there was not read."""
    return {
        block.span.end: [Piece(f" ({words.say('explanation', 'unread', why=block.why)})", "muted")]
        for block in blocks
        if block.kind == "furniture" and block.why
    }


def _ground(blocks: Sequence[Block], starts: Sequence[int], position: int) -> Style:
    """How the text looks where no evidence stands."""
    index = bisect_right(starts, position) - 1
    if index < 0 or position >= blocks[index].span.end:
        return "plain"
    kind = blocks[index].kind
    if kind == "body":
        return "plain"
    return "muted" if kind == "furniture" else "heading"


def _lines(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """The pieces cut at line ends."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        head, *rest = piece.text.split("\n")
        lines[-1].append(Piece(head, piece.style))
        lines.extend([Piece(part, piece.style)] for part in rest)
    return tuple(tuple(p for p in one if p.text) for one in lines)
