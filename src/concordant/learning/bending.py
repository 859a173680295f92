"""Weights bent to more reports, where those that they were learned from are no longer at hand.

All tables but one begin where they stood and are drawn back there; only what many examples ask for moves.
The table that tells reports from games and novels stays as it is: bent to reports of one kind, it lets in
what the old one kept out (on 134 quiet French texts 16 false claims with a bent one, 3 with the old).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from concordant.extraction.weights import Weights
from concordant.learning.instances import Trigger, choices
from concordant.learning.learners import Choosing, Deciding, Pace, learn_choice, learn_decision
from concordant.learning.train import (
    SLOTS,
    Material,
    Table,
    about,
    claim_rows,
    counts,
    placed_in_texts,
    promise,
    voice_rows,
)

_TABLES = Pace(rounds=4, step=0.1)
_CLAIMS = Pace(rounds=4, step=0.033, decay=0.02, rare=3)
SILENT = 3.0
"""What a candidate in a report without claims counts for beside one in a report with some."""

_Weighted = Sequence[tuple[Trigger, float]]


@dataclass(frozen=True, slots=True)
class _Examples:
    """Triggers with what each counts for: those of reports, and those of cases."""

    reports: _Weighted
    cases: _Weighted

    @property
    def counting(self) -> _Weighted:
        return [(t, weight) for t, weight in (*self.reports, *self.cases) if counts(t)]

    @property
    def claimed(self) -> _Weighted:
        return [(t, 1.0) for t, _ in self.reports if t.gold] + [(t, w) for t, w in self.cases if t.gold]


def bent(given: Material, before: Weights) -> dict[str, Table]:
    """The tables of ``before``, bent to the reports and cases of ``given``."""
    tables: dict[str, Table] = dict(before.tables)
    placed_in_texts(given.reports, tables.get("text", {}))
    examples = _Examples(
        [(t, 1.0 if report.gold else SILENT) for report, found in given.reports for t in found],
        [(t, weight) for found, whole, weight in given.cases for t in found if whole or t.gold],
    )
    triggers = [Deciding(about(t), bool(t.gold), weight) for t, weight in examples.counting]
    tables["trigger"] = learn_decision(triggers, _TABLES, start=before.tables.get("trigger", {}))
    rows: dict[str, list[Choosing]] = {slot: [] for slot in SLOTS}
    for trigger, weight in examples.claimed:
        for slot, row in choices(trigger, given.joint):
            rows[slot].append(replace(row, weight=weight))
    for slot in SLOTS:
        tables[slot] = learn_choice(rows[slot], _TABLES, start=before.tables.get(slot, {}))
    judged = list(_judged(examples, tables, before.gate))
    tables["claim"] = learn_decision(judged, _CLAIMS, start=before.tables.get("claim", {}))
    voices = list(voice_rows(examples.claimed, tables))
    tables["voice"] = learn_choice(voices, _TABLES, start=before.tables.get("voice", {}))
    return tables


def _judged(examples: _Examples, tables: dict[str, Table], gate: float) -> list[Deciding]:
    weights = Weights(tables)
    worth = [(t, weight) for t, weight in examples.reports if promise(t, weights) >= gate]
    return [
        replace(row, weight=weight)
        for trigger, weight in (*worth, *examples.cases)
        for row in claim_rows([trigger], tables)
    ]
