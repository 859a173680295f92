"""A report's text in blocks of stretches, each with the claims whose words it belongs to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from concordant.model.claim import Claim
from concordant.model.document import Block, BlockKind, Document
from concordant.model.span import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters in which the same claims stand from end to end.

    Attributes:
        text: the characters.
        claims: the claims that they belong to, in order of number.
        begins: those whose words begin here.
        ends: those whose words end here.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    begins: tuple[Claim, ...] = ()
    ends: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A paragraph, heading or piece of furniture, cut into stretches."""

    kind: BlockKind
    why: str
    stretches: tuple[Stretch, ...]


def marked(document: Document, claims: Sequence[Claim]) -> tuple[MarkedBlock, ...]:
    """The whole text, block by block; claims may overlap, and reach across blocks."""
    ordered = sorted(claims, key=lambda claim: claim.number)
    blocks = list(_covering(document))
    starts = [block.span.start for block in blocks]
    within: list[list[Claim]] = [[] for _ in blocks]
    for claim in ordered:
        at = max(0, bisect_right(starts, claim.evidence.start) - 1)
        while at < len(blocks) and starts[at] < claim.evidence.end:
            within[at].append(claim)
            at += 1
    pairs = zip(blocks, within, strict=True)
    return tuple(
        MarkedBlock(block.kind, block.why, tuple(_stretches(document.text, block.span, held)))
        for block, held in pairs
    )


def _covering(document: Document) -> Iterator[Block]:
    """The blocks, and what stands between them and is no blank, as blocks of its own."""
    done = 0
    for block in sorted(document.blocks, key=lambda each: each.span.start):
        yield from _between(document.text, done, block.span.start)
        if block.span.end > max(done, block.span.start):
            yield Block(Span(max(done, block.span.start), block.span.end), block.kind, block.why)
        done = max(done, block.span.end)
    yield from _between(document.text, done, len(document.text))


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    if text[start:end].strip():
        yield Block(Span(start, end), "body")


def _stretches(text: str, span: Span, claims: Sequence[Claim]) -> Iterator[Stretch]:
    held = [
        (claim, max(claim.evidence.start, span.start), min(claim.evidence.end, span.end)) for claim in claims
    ]
    told = [each for each in held if each[1] < each[2]]
    cuts = sorted({span.start, span.end, *(edge for _, *edges in told for edge in edges)})
    for here, there in pairwise(cuts):
        yield Stretch(
            text[here:there],
            tuple(claim for claim, start, end in told if start <= here and there <= end),
            tuple(claim for claim, start, _ in told if start == here and claim.evidence.start == here),
            tuple(claim for claim, _, end in told if end == there and claim.evidence.end == there),
        )
