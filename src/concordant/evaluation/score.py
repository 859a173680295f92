"""Predicted claims against gold claims: the scoring of the annotation guideline, section 8."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from concordant.evaluation.agreement import SLOTS, Row, item_class, overlap, wrong_slots
from concordant.evaluation.assignment import assign
from concordant.evaluation.scoreboard import (
    Accuracy,
    Confusion,
    EventResult,
    Hits,
    Pair,
    ReportResult,
    Scoreboard,
)

# So small that shared characters decide only between pairs that are otherwise equally good.
_CHARACTER = 1e6
_AXES: dict[str, Callable[[Row], str | None]] = {
    "certainty": lambda claim: claim["certainty"],
    "phase": lambda claim: claim["phase"],
    "polarity": lambda claim: claim["polarity"],
    "item_class": item_class,
}


def evaluate(
    texts: Iterable[Row], gold: Iterable[Row], predicted: Iterable[Row], lang: str | None = None
) -> Scoreboard:
    """Score ``predicted`` against ``gold`` on ``texts``.

    Args:
        texts: reports (``id``, ``lang``, ``text``).
        gold: claims as contract rows; those of other reports are left out.
        predicted: claims as contract rows; those of other reports are left out.
        lang: only reports of this language.
    """
    chosen = {text["id"]: text for text in texts if not lang or text["lang"] == lang}
    golds, predictions = _by_report(gold), _by_report(predicted)
    return _board([_result(text, golds[name], predictions[name]) for name, text in chosen.items()])


def _by_report(claims: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        found[claim["report"]].append(claim)
    return found


def _result(text: Row, gold: Sequence[Row], predicted: Sequence[Row]) -> ReportResult:
    pairs = _pair(gold, predicted)
    found, used = {pair.gold_at for pair in pairs}, {pair.predicted_at for pair in pairs}
    missed = tuple(claim for at, claim in enumerate(gold) if at not in found)
    false = tuple(claim for at, claim in enumerate(predicted) if at not in used)
    return ReportResult(
        report=text["id"],
        lang=text.get("lang", "und"),
        text=text["text"],
        pairs=tuple(pairs),
        missed=missed,
        false=false,
        mistaken=tuple(_mistaken(missed, false)),
        misquoted=sum(not _verbatim(text["text"], claim) for claim in predicted),
    )


def _pair(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Pair]:
    """Eligible claims, one to one, so that as many slots as possible are right."""
    wrong: dict[tuple[int, int], tuple[str, ...]] = {}
    weights = [[0.0] * len(predicted) for _ in gold]
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = overlap(g, p)
            if g["event"] == p["event"] and shared:
                wrong[i, j] = wrong_slots(g, p)
                weights[i][j] = 1 + len(SLOTS) - len(wrong[i, j]) + shared / _CHARACTER
    return [Pair(gold[i], predicted[j], wrong[i, j], i, j) for i, j in assign(weights)]


def _mistaken(missed: Sequence[Row], false: Sequence[Row]) -> Iterable[tuple[Row, Row]]:
    """Missed and false claims on the same words: one event taken for another."""
    weights = [[float(overlap(g, p)) for p in false] for g in missed]
    return ((missed[i], false[j]) for i, j in assign(weights))


def _verbatim(text: str, claim: Row) -> bool:
    evidence = claim["evidence"]
    return bool(text[evidence["start"] : evidence["end"]] == evidence["quote"])


def _board(results: Sequence[ReportResult]) -> Scoreboard:
    pairs = [pair for result in results for pair in result.pairs]
    gold, predicted = sum(r.gold for r in results), sum(r.predicted for r in results)
    wrong = Counter(slot for pair in pairs for slot in pair.wrong)
    silent = [result for result in results if not result.gold]
    return Scoreboard(
        detection=Hits(len(pairs), gold, predicted),
        strict=Hits(sum(pair.strict for pair in pairs), gold, predicted),
        accuracies=tuple(Accuracy(slot, len(pairs) - wrong[slot], len(pairs)) for slot in SLOTS),
        silent=len(silent),
        alarms=sum(result.predicted for result in silent),
        misquoted=sum(result.misquoted for result in results),
        events=tuple(_events(results)),
        confusions=(_event_confusion(results), *(_confusion(axis, pairs) for axis in _AXES)),
        results=tuple(results),
    )


def _events(results: Sequence[ReportResult]) -> Iterable[EventResult]:
    pairs = Counter(pair.gold["event"] for result in results for pair in result.pairs)
    strict = Counter(pair.gold["event"] for result in results for pair in result.pairs if pair.strict)
    missed = _tally(claim for result in results for claim in result.missed)
    false = _tally(claim for result in results for claim in result.false)
    for event in sorted(pairs | missed | false):
        hit = pairs[event]
        yield EventResult(event, Hits(hit, hit + missed[event], hit + false[event]), strict[event])


def _confusion(axis: str, pairs: Sequence[Pair]) -> Confusion:
    value = _AXES[axis]
    return _counted(axis, ((value(pair.gold), value(pair.predicted)) for pair in pairs))


def _event_confusion(results: Sequence[ReportResult]) -> Confusion:
    """Events of pairs, of claims on the same words, and of claims that stand alone."""
    return _counted("event", (cell for result in results for cell in _event_cells(result)))


def _event_cells(result: ReportResult) -> Iterable[tuple[str | None, str | None]]:
    yield from ((pair.gold["event"], pair.predicted["event"]) for pair in result.pairs)
    yield from ((gold["event"], predicted["event"]) for gold, predicted in result.mistaken)
    alone = _tally(result.missed) - _tally(gold for gold, _ in result.mistaken)
    invented = _tally(result.false) - _tally(predicted for _, predicted in result.mistaken)
    yield from ((event, None) for event in alone.elements())
    yield from ((None, event) for event in invented.elements())


def _tally(claims: Iterable[Row]) -> Counter[str]:
    return Counter(claim["event"] for claim in claims)


def _counted(axis: str, cells: Iterable[tuple[str | None, str | None]]) -> Confusion:
    counts = Counter(cells)
    order = sorted(counts, key=lambda cell: (cell[0] or "~", cell[1] or "~"))
    return Confusion(axis, tuple((gold, predicted, counts[gold, predicted]) for gold, predicted in order))
