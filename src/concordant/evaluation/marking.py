"""A report's text with the evidence of its claims marked, as HTML."""

from html import escape
from itertools import pairwise

from concordant.evaluation.agreement import Row
from concordant.evaluation.scoreboard import ReportResult

Marks = list[tuple[int, int, str]]


def marked(result: ReportResult) -> str:
    """The escaped text; overlapping evidence is split, so that marks never overlap."""
    marks = [(start, end, kind) for start, end, kind in _marks(result) if start < end]
    edges = sorted({0, len(result.text), *(at for start, end, _ in marks for at in (start, end))})
    return "".join(_piece(result.text[a:b], _kinds(marks, a, b)) for a, b in pairwise(edges))


def _marks(result: ReportResult) -> Marks:
    size = len(result.text)
    claims: list[tuple[Row, str]] = [
        *((claim, "found") for pair in result.pairs for claim in (pair.gold, pair.predicted)),
        *((claim, "missed") for claim in result.missed),
        *((claim, "false") for claim in result.false),
    ]
    return [
        (max(0, min(claim["evidence"]["start"], size)), max(0, min(claim["evidence"]["end"], size)), kind)
        for claim, kind in claims
    ]


def _kinds(marks: Marks, start: int, end: int) -> list[str]:
    """What a piece is evidence of; errors come first, for they are what one looks for."""
    here = {kind for a, b, kind in marks if a <= start and end <= b}
    return [kind for kind in ("false", "missed", "found") if kind in here]


def _piece(text: str, kinds: list[str]) -> str:
    if not kinds:
        return escape(text)
    return f'<mark class="{kinds[0]}" title="{", ".join(kinds)}">{escape(text)}</mark>'
