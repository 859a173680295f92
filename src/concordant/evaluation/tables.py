"""Figures as plain tables for display, and as the JSON that the guideline's scorer prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from concordant.evaluation.agreement import Row
from concordant.evaluation.compare import Changes
from concordant.evaluation.scoreboard import Confusion, Hits, Scoreboard
from concordant.evaluation.sentences import sentence
from concordant.evaluation.wording import NONE


@dataclass(frozen=True, slots=True)
class Table:
    """A title, column heads, and rows of text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_json(board: Scoreboard) -> dict[str, Any]:
    """The figures, rounded, under the names that the guideline's scorer gives them."""
    return {
        "reports": len(board.results),
        "gold": board.detection.gold,
        "predicted": board.detection.predicted,
        "detection": _rounded(board.detection),
        "strict": _rounded(board.strict),
        "accuracy_on_pairs": {
            a.slot: None if a.share is None else round(a.share, 3) for a in board.accuracies
        },
        "false_alarms_per_100_silent_reports": _round(board.alarms_per_hundred, 1),
        "silent_reports": board.silent,
        "quotes_not_verbatim": board.misquoted,
        "by_event": {e.event: {**_rounded(e.hits), "gold": e.hits.gold} for e in board.events},
    }


def _rounded(hits: Hits) -> dict[str, float]:
    return {"p": round(hits.precision, 3), "r": round(hits.recall, 3), "f1": round(hits.f1, 3)}


def _round(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def overall(board: Scoreboard) -> Table:
    """Detection and strict agreement."""
    rows = (("detection", board.detection), ("strict", board.strict))
    return Table(
        "Claims found",
        ("", "precision", "recall", "F1", "right", "gold", "predicted"),
        tuple((name, *_figures(h), str(h.hit), str(h.gold), str(h.predicted)) for name, h in rows),
    )


def accuracies(board: Scoreboard) -> Table:
    """Each slot on the claims that were found."""
    rows = [(a.slot, _share(a.share), f"{a.right} of {a.pairs}") for a in board.accuracies]
    return Table("Slots of found claims", ("slot", "accuracy", "right"), tuple(rows))


def alarms(board: Scoreboard) -> Table:
    """What was claimed where there is nothing, and quotes that are none."""
    per_hundred = board.alarms_per_hundred
    rate = NONE if per_hundred is None else f"{per_hundred:.1f}"
    return Table(
        "False alarms",
        ("silent reports", "claims in them", "per 100", "quotes not verbatim"),
        ((str(board.silent), str(board.alarms), rate, str(board.misquoted)),),
    )


def by_event(board: Scoreboard) -> Table:
    """Detection by kind of event."""
    rows = [
        (e.event, *_figures(e.hits), str(e.strict), str(e.hits.hit), str(e.hits.gold), str(e.hits.predicted))
        for e in board.events
    ]
    heads = ("event", "precision", "recall", "F1", "strictly right", "found", "gold", "predicted")
    return Table("By event", heads, tuple(rows))


def confusion(found: Confusion) -> Table:
    """One axis: gold values down, predicted values across; a dot where nothing fell."""
    values = found.values
    rows = [(v or NONE, *(str(found.count(v, other) or "·") for other in values)) for v in values]
    return Table(
        f"{found.axis}: gold (rows) taken for predicted (columns)",
        ("", *(value or NONE for value in values)),
        tuple(rows),
    )


def confusions(board: Scoreboard) -> tuple[Table, ...]:
    """One table an axis."""
    return tuple(confusion(each) for each in board.confusions)


def mistakes(board: Scoreboard, most: int = 15) -> Table:
    """What was taken for what, over all axes, the most frequent first."""
    rows = [
        (each.axis, gold or NONE, predicted or NONE, count)
        for each in board.confusions
        for gold, predicted, count in each.cells
        if gold != predicted and ((gold and predicted) or each.axis != "event")
    ]
    rows.sort(key=lambda row: (-row[3], row))
    shown = tuple((*row[:3], str(row[3])) for row in rows[:most])
    return Table("Most often confused", ("axis", "gold", "predicted", "times"), shown)


def worst(board: Scoreboard, most: int = 15) -> Table:
    """The reports that cost most, with what went wrong in them."""
    ranked = [result for result in board.worst if result.errors][:most]
    rows = [
        (r.report, *map(str, (len(r.pairs), len(r.missed), len(r.false), sum(len(p.wrong) for p in r.pairs))))
        for r in ranked
    ]
    return Table("Reports, worst first", ("report", "found", "missed", "false", "slots wrong"), tuple(rows))


def changed(changes: Changes) -> Table:
    """Gains and losses, each with its sentence and its words marked in it."""
    texts = changes.texts
    rows = [
        *(("won", *_told(claim, texts), "") for claim in changes.won),
        *(("lost", *_told(claim, texts), "") for claim in changes.lost),
        *(("changed", *_told(c.gold, texts), slot_marks(c.righted, c.spoiled)) for c in changes.slots),
        *(("new false alarm", *_told(claim, texts), "") for claim in changes.raised),
        *(("false alarm gone", *_told(claim, texts), "") for claim in changes.silenced),
    ]
    return Table("Gains and losses", ("what", "report", "event", "sentence", "slots"), tuple(rows))


def moved(changes: Changes) -> Table:
    """The main figures before and after."""
    rows = [
        (name, f"{before:.3f}", f"{after:.3f}", f"{after - before:+.3f}")
        for name, before, after in changes.figures
    ]
    return Table("Before and after", ("figure", "before", "after", "change"), tuple(rows))


def _figures(hits: Hits) -> tuple[str, str, str]:
    return f"{hits.precision:.3f}", f"{hits.recall:.3f}", f"{hits.f1:.3f}"


def _share(share: float | None) -> str:
    return NONE if share is None else f"{share:.3f}"


def _told(claim: Row, texts: Mapping[str, str]) -> tuple[str, str, str]:
    return claim["report"], claim["event"], sentence(texts[claim["report"]], claim)


def slot_marks(righted: tuple[str, ...], spoiled: tuple[str, ...]) -> str:
    """Slots that came right with a plus, those that went wrong with a minus."""
    return " ".join([*(f"+{slot}" for slot in righted), *(f"-{slot}" for slot in spoiled)])
