"""Weights bent to more reports: learned weights are the beginning, and reports teach in both directions."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from concordant.extraction.reader import DocumentReader
from concordant.extraction.weights import Weights
from concordant.knowledge.collection import Knowledge
from concordant.learning.bending import bent
from concordant.learning.corpus import Annotated, annotated
from concordant.learning.train import material
from concordant.model.claim import Claim
from concordant.pipeline import load_knowledge
from concordant.prove import joint_events
from concordant.readers.compiling import reader_for, weights_of

CORPUS = Path(__file__).parents[1] / "quality" / "corpus"
REPORTS = 8


@cache
def read_by() -> tuple[Knowledge, DocumentReader, Weights]:
    knowledge = load_knowledge()[0]
    reader = reader_for(knowledge, "fr")
    assert reader is not None
    return knowledge, reader, weights_of(knowledge, "fr")


def found(weights: Weights, reports: list[Annotated]) -> int:
    reader = read_by()[1].weighed_by(weights)
    return sum(len(reader.claims(report.document)) for report in reports)


def after(reports: list[Annotated]) -> Weights:
    knowledge, reader, before = read_by()
    tables = bent(material(reports, [], reader, joint_events(knowledge)), before)
    return Weights(tables, before.floor, before.gate)


def test_where_nothing_is_to_be_claimed_less_is_claimed_afterwards() -> None:
    reports = annotated(CORPUS)[:REPORTS]
    silent = [Annotated(report.document, []) for report in reports]
    assert found(after(silent), reports) < found(read_by()[2], reports)


def right(weights: Weights, reports: list[Annotated]) -> int:
    """How many claims there are of an event that annotators have in the same words."""
    reader = read_by()[1].weighed_by(weights)
    claims = ((claim, report.gold) for report in reports for claim in reader.claims(report.document))
    return sum(any(same(claim, told) for told in gold) for claim, gold in claims)


def same(claim: Claim, told: Mapping[str, Any]) -> bool:
    ours, theirs = claim.evidence, told["evidence"]
    beside: bool = ours.start < theirs["end"] and theirs["start"] < ours.end
    return bool(claim.event == told["event"]) and beside


def test_what_is_to_be_claimed_is_claimed_more_often_afterwards_and_less_beside_it() -> None:
    reports, before = annotated(CORPUS)[:REPORTS], read_by()[2]
    learned = after(reports)
    assert right(learned, reports) > right(before, reports)
    assert found(learned, reports) - right(learned, reports) < found(before, reports) - right(before, reports)


def test_what_tells_reports_from_novels_stays_as_it_was() -> None:
    before = read_by()[2]
    tables = after(annotated(CORPUS)[:REPORTS]).tables
    assert tables["text"] == before.tables["text"]
    assert tables["claim"] != before.tables["claim"]
