"""What a change of rules won and lost: two sets of predictions against the same gold."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from concordant.evaluation.agreement import Row
from concordant.evaluation.score import evaluate
from concordant.evaluation.scoreboard import Pair, Scoreboard

Figure = tuple[str, float, float]
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class SlotChange:
    """A claim found both times whose slots are not right in the same places."""

    gold: Row
    before: Row
    after: Row
    righted: tuple[str, ...]
    spoiled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Gains and losses.

    Attributes:
        won: gold claims found only afterwards.
        lost: gold claims found only before.
        slots: found both times, with other slots right.
        raised: false claims that are new.
        silenced: false claims that are gone.
        figures: main figures before and after.
        texts: the text of each report.
    """

    won: tuple[Row, ...]
    lost: tuple[Row, ...]
    slots: tuple[SlotChange, ...]
    raised: tuple[Row, ...]
    silenced: tuple[Row, ...]
    figures: tuple[Figure, ...]
    texts: Mapping[str, str]


def compare(
    texts: Iterable[Row],
    gold: Iterable[Row],
    before: Iterable[Row],
    after: Iterable[Row],
    lang: str | None = None,
) -> Changes:
    """What turned ``before`` into ``after``, measured against ``gold``."""
    shared, right = list(texts), list(gold)
    return changes(evaluate(shared, right, before, lang), evaluate(shared, right, after, lang))


def changes(before: Scoreboard, after: Scoreboard) -> Changes:
    """What lies between two scoreboards over the same texts and gold claims.

    Raises:
        ValueError: they are not over the same.
    """
    if [(r.report, r.gold) for r in before.results] != [(r.report, r.gold) for r in after.results]:
        raise ValueError("the two evaluations are over different reports or gold claims")
    then, now = _found(before), _found(after)
    return Changes(
        won=tuple(pair.gold for key, pair in now.items() if key not in then),
        lost=tuple(pair.gold for key, pair in then.items() if key not in now),
        slots=tuple(_slot_changes(then, now)),
        raised=tuple(_beyond(_false(after), _false(before))),
        silenced=tuple(_beyond(_false(before), _false(after))),
        figures=tuple(_figures(before, after)),
        texts={result.report: result.text for result in after.results},
    )


def _found(board: Scoreboard) -> dict[_Key, Pair]:
    pairs = ((result.report, pair) for result in board.results for pair in result.pairs)
    return dict(sorted((((report, pair.gold_at), pair) for report, pair in pairs), key=lambda each: each[0]))


def _slot_changes(then: dict[_Key, Pair], now: dict[_Key, Pair]) -> Iterable[SlotChange]:
    for key, new in now.items():
        old = then.get(key)
        if old is not None and old.wrong != new.wrong:
            righted = tuple(slot for slot in old.wrong if slot not in new.wrong)
            spoiled = tuple(slot for slot in new.wrong if slot not in old.wrong)
            yield SlotChange(new.gold, old.predicted, new.predicted, righted, spoiled)


def _false(board: Scoreboard) -> list[Row]:
    return [claim for result in board.results for claim in result.false]


def _beyond(some: Sequence[Row], others: Sequence[Row]) -> Iterable[Row]:
    """Those of ``some`` that ``others`` do not hold, as often as they do not hold them."""
    left = Counter(map(_place, others))
    for claim in some:
        if left[_place(claim)]:
            left[_place(claim)] -= 1
        else:
            yield claim


def _place(claim: Row) -> tuple[str, str, int, int]:
    """A false claim is the same false claim when it claims the same event on the same words."""
    evidence = claim["evidence"]
    return claim["report"], claim["event"], evidence["start"], evidence["end"]


def _figures(before: Scoreboard, after: Scoreboard) -> Iterable[Figure]:
    for name in ("detection", "strict"):
        for figure in ("precision", "recall", "f1"):
            old, new = (getattr(getattr(board, name), figure) for board in (before, after))
            yield f"{name} {figure}", old, new
    for old, new in zip(before.accuracies, after.accuracies, strict=True):
        yield f"{old.slot} accuracy", old.share or 0.0, new.share or 0.0
    yield "false alarms per 100", before.alarms_per_hundred or 0.0, after.alarms_per_hundred or 0.0
