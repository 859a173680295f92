"""Findings in rows: a narrow table for the eye, a wide one for the spreadsheet."""

from collections.abc import Sequence

from concordant.model.claim import Actor
from concordant.model.finding import Finding, Origin
from concordant.views.cells import Cell, safe
from concordant.views.finding_sentence import (
    act,
    act_undated,
    amounts,
    contradicted,
    days,
    digit,
    flags,
    interval,
    supported,
)
from concordant.views.grade_sentence import reason
from concordant.views.names import Names
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording

COLUMNS = ("id", "act", "when", "support", "grade", "flags")
COMPACT_COLUMNS = ("id", "act", "support", "grade", "flags")


def row(finding: Finding, words: Wording, names: Names) -> tuple[Line, ...]:
    """The finding's cells, its days in one of their own."""
    said = act_undated(finding, words, names)
    return (_id(finding), said, line(days(finding, words)), *_weight(finding, words))


def compact_row(finding: Finding, words: Wording, names: Names) -> tuple[Line, ...]:
    """The finding's cells where there is little room."""
    return (_id(finding), act(finding, words, names), *_weight(finding, words))


def _id(finding: Finding) -> Line:
    return line(Piece(finding.id[:SHORT_ID], "muted"))


def _weight(finding: Finding, words: Wording) -> tuple[Line, ...]:
    grade = line(Piece(digit(finding.grade, words), "mark"))
    return line(supported(finding.support, words)), grade, flags(finding, words)


FIELDS = (
    *("id", "event", "agent", "agent_state", "recipient", "recipient_state", "item", "item_class"),
    *("amounts", "when", "time_start", "time_end", "time_stated", "phase"),
    *("reports", "families", "origins", "origins_least", "origins_most", "origin_names"),
    *("denied_by", "denied_by_names", "contradicted"),
    *("grade", "grade_proposed", "grade_rule", "grade_by", "reason", "claims"),
)


def flat(finding: Finding, words: Wording, names: Names) -> tuple[Cell, ...]:
    """The finding as one value for each of ``FIELDS``; several values of one field join with ``; ``."""
    item, support, grade = finding.item, finding.support, finding.grade
    cells: tuple[Cell, ...] = (
        *(finding.id, finding.event, *_party(finding.agent), *_party(finding.recipient)),
        *(item.surface if item else None, item.item_class if item else None),
        *(amounts(finding, words), days(finding, words)),
        *(finding.first, finding.last, "yes" if finding.dated else "no", finding.phase),
        *(support.reports, support.families, interval(support, words), support.least, support.most),
        *(_named(support.origins), len(support.against), _named(support.against)),
        *("; ".join(contradicted(finding)), grade.digit, grade.proposed, grade.rule, grade.by),
        *(reason(finding, words, names), "; ".join(finding.claims)),
    )
    return safe(cells)


def _party(actor: Actor | None) -> tuple[str | None, str | None]:
    return (actor.name, actor.state) if actor else (None, None)


def _named(origins: Sequence[Origin]) -> str:
    return "; ".join(origin.name for origin in origins)
