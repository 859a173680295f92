"""What is only put off, or only bounded: 'will not be delivered before 2029' plans it for then.

'Not until 2015' did it in 2015; 'has not delivered more than ten tanks' delivered ten at most.
"""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk
from concordant.extraction.times_structure import Operator, Point, TimeMention

_FROM_THEN: dict[Operator, Operator] = {"before": "since", "until": "at"}
_NEGATOR = "constituent_negator"


def deferred(chunks: tuple[Chunk, ...], closed: Sequence[tuple[int, frozenset[str]]]) -> tuple[Chunk, ...]:
    """The chunks, with the negation of a verb lifted where only a time was too early.

    Args:
        chunks: of one sentence.
        closed: for each token the length of the closed expression that begins there, and its categories.
    """
    out = list(chunks)
    negated: int | None = None
    for k, chunk in enumerate(chunks):
        verb = chunk.verb
        if verb is not None:
            negated = k if chunk.finite and verb.negated else None
        elif chunk.kind in ("joint", "mark"):
            negated = None
        elif negated is not None and (kept := _kept(chunk)) and _is_plain(closed, chunks[negated], chunk):
            out[k] = kept
            held = chunks[negated].verb
            assert held is not None
            out[negated] = replace(out[negated], verb=replace(held, negated=False, negator=""))
            negated = None
    return tuple(out)


def _kept(chunk: Chunk) -> Chunk | None:
    """What a chunk says where its negation only puts off or bounds; None where it denies."""
    if _is_too_early(chunk.time):
        return replace(chunk, time=_then(chunk.time))
    phrase = chunk.phrase
    counted = phrase.quantity if phrase is not None and phrase.goods is not None else None
    if phrase is None or counted is None or (counted.low is None) == (counted.high is None):
        return None
    if counted.high is None:
        counted = replace(counted, low=None, high=counted.low)
    return replace(chunk, phrase=replace(phrase, quantity=counted))


def _is_too_early(time: TimeMention | None) -> bool:
    """Whether a time ends at a day of the calendar: not 'until now'."""
    return time is not None and time.structure.operator in _FROM_THEN and _is_dated(time.structure.first)


def _is_dated(point: Point) -> bool:
    if point.unit not in (None, "day") and point.count is None:
        return True
    return any(x is not None for x in (point.year, point.decade, point.month, point.season, point.weekday))


def _is_plain(closed: Sequence[tuple[int, frozenset[str]]], verb: Chunk, last: Chunk) -> bool:
    """Whether the verb is negated by 'not', and not by 'never' or 'no'."""
    said = [cats for _, cats in closed[verb.first : last.last] if cats & {"negator", "none", _NEGATOR}]
    return bool(said) and all(_NEGATOR in cats for cats in said)


def _then(time: TimeMention) -> TimeMention:
    structure = time.structure
    return replace(time, structure=replace(structure, operator=_FROM_THEN[structure.operator]))
