"""Findings in a ledger follow which reports are copies, although that changes long after they were read."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import cast

from ledger_fixtures import address
from test_settling import readings_of

from concordant.assessment.families import Families
from concordant.assessment.reconciling import reconcile
from concordant.linking.decisions import decide
from concordant.linking.derivation.fingerprint import Fingerprint
from concordant.linking.derivation.trace import Trace
from concordant.linking.tracing import Tracing
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.finding import Finding
from concordant.model.reading import Reading
from concordant.model.report import Report
from concordant.store.ledger import FindingFilter, Ledger
from concordant.store.means import Means
from concordant.store.project import open_ledger
from dense_claims import dense_told, register

__all__ = ["address"]
PASSAGE = frozenset(range(10))
STORIES = 5


class Formulaic:
    """Traces of reports that share a formula and nothing else: it ties them until several stories hold it."""

    def trace(self, report: Report, document: Document, claims: Sequence[Claim]) -> Trace:
        words = [100 * int(report.id.removeprefix("r-")) + n for n in range(20)]
        # Too little to make one story of two, and far apart: no quotation.
        words[0], words[8], words[16] = 1, 2, 3
        return Trace(
            report.id, Fingerprint(400, tuple(words), (), tuple(PASSAGE for _ in claims)), report.lang
        )


def findings(ledger: Ledger, held: Sequence[Reading]) -> list[Finding]:
    """The findings of a ledger, brought up to date; they are those of all reports at once."""
    made = Formulaic()
    while ledger.settle(Means(register(), made.trace, "v1")):
        pass
    told = [(claim, reading.report) for reading in held for claim in reading.claims]
    whole = reconcile(told, register(), decide(()), Families(held, cast(Tracing, made)).of)
    found = sorted(ledger.findings(FindingFilter()), key=lambda f: f.id)
    assert found == list(whole.findings)
    assert {r for f in found for r in ledger.relations(f.id)} == set(whole.relations)
    return found


def test_what_is_told_of_other_things_can_part_the_copies_of_one_act(address: str) -> None:
    told_once, report = dense_told(Random(3), 60, 1)[0]
    claim = replace(told_once, polarity="affirmed")
    other = replace(claim, agent=claim.recipient, recipient=claim.agent)
    assert other.agent != other.recipient
    reports = [
        replace(report, id=f"r-{n}", source=f"r-{n}", outlet=f"Journal {n}") for n in range(1, 3 + STORIES)
    ]
    told = [
        (replace(claim if n < 2 else other, id=f"c-{n}", report=each.id, number=1), each)
        for n, each in enumerate(reports)
    ]
    held: list[Reading] = []
    families: list[int] = []
    with open_ledger(address) as ledger:
        for received, reading in readings_of(told):
            claims = tuple(replace(c, number=1) for c in reading.claims)
            whole = Reading(reading.report, Document(reading.report, "…", (), (), "utf-8"), claims, ())
            ledger.record([(received, whole)], "v1")
            held.append(whole)
            first = next(f for f in findings(ledger, held) if "c-0" in f.claims)
            families.append(first.support.families)
    assert families[:2] == [1, 1] and families[-1] == 2
