"""The learned parts of the built-in reader, fitted to corrected reports, and measured on some kept back."""

from collections.abc import Sequence
from dataclasses import dataclass

from concordant.evaluation.score import evaluate
from concordant.evaluation.scoreboard import Scoreboard
from concordant.extraction.reader import DocumentReader
from concordant.extraction.weights import Weights
from concordant.knowledge.collection import Knowledge
from concordant.learning.corpus import Annotated
from concordant.learning.instances import triggers
from concordant.learning.train import Table, bend
from concordant.model.contract import to_contract
from concordant.model.identifiers import digest
from concordant.prove import joint_events
from concordant.readers.compiling import reader_for, weights_of

LEAST = 8
"""Reports below which nothing can be said of what fitting changes."""

_BACK = 4
"""One report of so many is kept back."""


@dataclass(frozen=True, slots=True)
class Refitted:
    """What fitting gave.

    Attributes:
        tables: the new weights, fitted to all reports.
        weights: the old ones, for their floors.
        learned: how many reports the measured weights were fitted to.
        before: the reports kept back, read with the old weights.
        after: the same, read with weights that never saw them.
    """

    tables: dict[str, Table]
    weights: Weights
    learned: int
    before: Scoreboard
    after: Scoreboard


def refit(reports: Sequence[Annotated], knowledge: Knowledge, lang: str) -> Refitted | None:
    """Fit the weights of a language; None where it has none to fit.

    The figures are of weights that were fitted without the reports kept back; the weights that are given in
    the end are fitted to all.
    """
    reader = reader_for(knowledge, lang)
    weights = weights_of(knowledge, lang)
    if reader is None or not weights:
        return None
    joint = joint_events(knowledge)
    back = [report for report in reports if _kept_back(report)]
    rows = [(report, triggers(report, reader)) for report in reports if not _kept_back(report)]
    fitted = bend(rows, joint, weights.tables)
    tried = reader.weighed_by(Weights(fitted, weights.floor, weights.gate))
    everything = [*rows, *((report, triggers(report, reader)) for report in back)]
    tables = bend(everything, joint, weights.tables)
    return Refitted(tables, weights, len(rows), _scored(back, reader), _scored(back, tried))


def _kept_back(report: Annotated) -> bool:
    """By the report's name alone, so that more reports do not move those that are there."""
    return int(digest(report.document.report.id.encode())[:8], 16) % _BACK == 0


def _scored(reports: Sequence[Annotated], reader: DocumentReader) -> Scoreboard:
    texts = [
        {"id": r.document.report.id, "lang": r.document.report.lang, "text": r.document.text} for r in reports
    ]
    gold = [dict(claim) for report in reports for claim in report.gold]
    predicted = [to_contract(claim) for report in reports for claim in reader.claims(report.document)]
    return evaluate(texts, gold, predicted)
