"""What is only put off, or only bounded: 'will not be delivered before 2029' plans it for then.

'Not until 2015' did it in 2015; 'has not delivered more than ten tanks' delivered ten at most. Who 'had not
delivered before 2022' has not, and what a verb such as 'approve' or 'confirm' is told of is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk, VerbGroup
from concordant.extraction.contrasts import lift
from concordant.extraction.times_structure import Operator, Point, TimeMention
from concordant.knowledge.language_schema import Frame
from concordant.language.compiled import Language

_FROM_THEN: dict[Operator, Operator] = {"before": "since", "until": "at"}
_NEGATOR = "constituent_negator"
_ACTS = frozenset(
    {"transfer", "technology_transfer", "production", "procurement", "deployment", "test", "use"}
)


def deferred(
    chunks: tuple[Chunk, ...], closed: Sequence[tuple[int, frozenset[str]]], language: Language
) -> tuple[Chunk, ...]:
    """The chunks, with the negation of a verb lifted where only a time was too early, or a number too high.

    Args:
        chunks: of one sentence.
        closed: for each token the length of the closed expression that begins there, and its categories.
        language: tells which verbs act.
    """
    out = list(chunks)
    negated: int | None = None
    for k, chunk in enumerate(chunks):
        verb = chunk.verb
        if verb is not None:
            negated = k if chunk.finite and verb.negated and _acts(verb, language) else None
        elif chunk.kind in ("joint", "mark"):
            negated = None
        elif negated is not None and (kept := _kept(chunk, chunks[negated], closed)) is not None:
            out[k] = kept
            lift(out, negated)
            negated = None
    return tuple(out)


def _acts(verb: VerbGroup, language: Language) -> bool:
    """Whether a verb tells of an act itself, and not what is said, allowed or stopped."""
    uses = [use.meaning for lemma in verb.lemmas for use in language.frames.get(lemma, ()) if not use.rest]
    frames = [meaning for meaning in uses if isinstance(meaning, Frame)]
    return bool(frames) and all(f.event in _ACTS and f.phase in (None, "done") for f in frames)


def _kept(chunk: Chunk, above: Chunk, closed: Sequence[tuple[int, frozenset[str]]]) -> Chunk | None:
    """What a chunk says where the negation above only puts off or bounds; None where it denies."""
    if _is_too_early(chunk, above, closed):
        return (
            replace(chunk, time=_then(chunk.time)) if _is_plain(closed[above.first : chunk.first]) else None
        )
    phrase = chunk.phrase
    counted = phrase.quantity if phrase is not None and phrase.goods is not None else None
    if phrase is None or counted is None or (counted.low is None) == (counted.high is None):
        return None
    if counted.high is not None:  # "ne … pas plus de dix": the bound holds its negator and is right
        inside = _is_plain(closed[chunk.first : chunk.last]) and not _said(closed[above.first : chunk.first])
        return chunk if inside else None
    if not _is_plain(closed[above.first : chunk.first]):
        return None
    return replace(chunk, phrase=replace(phrase, quantity=replace(counted, low=None, high=counted.low)))


def _is_too_early(chunk: Chunk, above: Chunk, closed: Sequence[tuple[int, frozenset[str]]]) -> bool:
    """Whether a time ends at a day of the calendar, before which it will not be: not 'until now'."""
    time = chunk.time
    if time is None or time.structure.operator not in _FROM_THEN or not _is_dated(time.structure.first):
        return False
    if time.structure.operator == "until":
        return any("put_off" in cats for _, cats in closed[chunk.first : chunk.last])
    return above.verb is not None and above.verb.mood == "future"


def _is_dated(point: Point) -> bool:
    if point.unit not in (None, "day") and point.count is None:
        return True
    return any(x is not None for x in (point.year, point.decade, point.month, point.season, point.weekday))


def _is_plain(between: Sequence[tuple[int, frozenset[str]]]) -> bool:
    """Whether words negate by 'not', and not by 'never' or 'no'."""
    said = _said(between)
    return bool(said) and all(_NEGATOR in cats for cats in said)


def _said(between: Sequence[tuple[int, frozenset[str]]]) -> list[frozenset[str]]:
    return [cats for _, cats in between if cats & {"negator", "none", _NEGATOR}]


def _then(time: TimeMention) -> TimeMention:
    structure = time.structure
    return replace(time, structure=replace(structure, operator=_FROM_THEN[structure.operator]))
