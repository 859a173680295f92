"""Which of the acts that one trigger, or two near each other, may tell become claims."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from concordant.extraction.candidates import Candidate, Goods

_BESIDE = 3
"""Chunks within which two triggers without goods of their own tell one act."""

_SURE = 0.5
"""Likelihood from which a second act of one trigger is told: "sent tanks and advisers" tells two."""

_Judged = tuple[Candidate, float]
_Lists = Sequence[Sequence[int]]


def best_of(judged: Sequence[_Judged], floor: float, lists: Callable[[], _Lists]) -> Iterator[Candidate]:
    """Of the candidates of one trigger those that make claims, with their likelihood as score.

    Args:
        judged: each with its likelihood.
        floor: likelihood from which a candidate is a claim.
        lists: gives the rows in which the sentence lists goods; most sentences are never asked.
    """
    likely = [(c, score) for c, score in judged if score >= floor]
    main = sorted((row for row in likely if not row[0].frame.companion), key=lambda row: -row[1])
    taken = main[:1]
    taken += [row for row in main[1:] if row[1] >= _SURE and _shares_list(row[0], taken[0][0], lists())]
    taken += [row for row in likely if row[0].frame.companion]
    yield from (replace(c, score=score) for c, score in taken)


def _shares_list(one: Candidate, other: Candidate, lists: _Lists) -> bool:
    """Whether two acts divide the goods of one list between them, and are not of one kind."""
    ours, theirs = chunks_of(one.goods), chunks_of(other.goods)
    if one.frame.event == other.frame.event or not ours or not theirs or ours & theirs:
        return False
    return any(ours <= {*row} and theirs <= {*row} for row in lists)


def yields(candidate: Candidate, other: Candidate) -> bool:
    """Whether a candidate only says less surely what another says of the same goods, or its background."""
    if candidate is other or candidate.frame.companion:
        return False
    if _is_background(candidate, other):
        return True
    if candidate.frame.event != other.frame.event:
        return False
    if candidate.score >= other.score or candidate.frame.phase != other.frame.phase:
        return False
    if _received_apart(candidate, other):
        return False
    ours, theirs = chunks_of(candidate.goods), chunks_of(other.goods)
    if ours and theirs:
        return bool(ours & theirs)
    return abs(candidate.chunk - other.chunk) <= _BESIDE


def _is_background(one: Candidate, other: Candidate) -> bool:
    """Whether one tells of a measure that the other ends or breaks: "lifted the embargo imposed in 2004"."""
    if one.frame.event != "sanction" or one.frame.phase == "ended":
        return False
    ended = other.frame.event == "sanction" and other.frame.phase == "ended"
    refused = other.negative or any(a.operator.polarity == "denied" for a in other.applied)
    if refused or not (ended or other.frame.event == "violation"):
        return False
    return bool(chunks_of(one.goods) & chunks_of(other.goods))


def _received_apart(one: Candidate, other: Candidate) -> bool:
    """Whether two verbs tell of two who receive: "makes them for Norway and will make some for Romania"."""
    ours, theirs = ({r.state or r.name for r in c.recipients} for c in (one, other))
    verbs = not one.nominal and not other.nominal and one.chunk != other.chunk
    return verbs and bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def chunks_of(goods: Sequence[Goods]) -> set[int]:
    """Where goods stand, and what counts them."""
    return {k for g in goods for k in (g.chunk, g.counted) if k is not None}
