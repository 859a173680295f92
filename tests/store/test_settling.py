"""Findings in a ledger follow what was received, read and judged: as if all of it had come at once."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from ledger_fixtures import address, file

from concordant.assessment.reconciling import reconcile
from concordant.linking.decisions import decide
from concordant.linking.derivation.fingerprint import fingerprint
from concordant.linking.derivation.trace import Trace
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.identifiers import digest
from concordant.model.judgement import Anchor, Judgement, JudgementKind
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.store import settling
from concordant.store.ledger import FindingFilter, Ledger
from concordant.store.means import Means
from concordant.store.project import open_ledger
from dense_claims import dense_told, register

__all__ = ["address", "file"]
Told = list[tuple[Claim, Report]]
Pair = tuple[Received, Reading]


def seeds(files: int, servers: int) -> pytest.MarkDecorator:
    """So many seeds for ledgers in files, and on a server."""
    told = [("sqlite", seed) for seed in range(files)] + [("postgres", seed) for seed in range(servers)]
    return pytest.mark.parametrize(("address", "seed"), told, indirect=["address"])


def untraced(report: Report, document: Document, claims: Sequence[Claim]) -> Trace:
    return Trace(report.id, fingerprint("", (), "fr"))


def means(version: str = "v1") -> Means:
    return Means(register(), untraced, version)


def settle(ledger: Ledger, version: str = "v1") -> None:
    while ledger.settle(means(version)):
        pass


def reading_of(report: Report, told: Told, salt: str = "") -> Pair:
    """A reading of a report that says nothing but these claims, in order of their evidence."""
    raw = f"{report.id}{salt}".encode()
    received = Received(raw, report.source, "text/plain", "2025-01-01T00:00:00Z", digest(raw))
    claims = [replace(c, number=n) for n, (c, r) in enumerate(told, 1) if r == report]
    return received, Reading(replace(report, sha256=received.sha256), None, tuple(claims), ())


def readings_of(told: Told) -> list[Pair]:
    reports = {report.id: report for _, report in told}
    return [reading_of(report, told) for report in reports.values()]


def assert_follows(ledger: Ledger, pairs: list[Pair], judgements: list[Judgement], seed: int) -> None:
    settle(ledger)
    assert ledger.unsettled() == 0
    told = [(claim, reading.report) for _, reading in pairs for claim in reading.claims]
    whole = reconcile(told, register(), decide(judgements))
    found = sorted(ledger.findings(FindingFilter()), key=lambda f: f.id)
    assert found == list(whole.findings), f"seed {seed}"
    relations = {relation for f in found for relation in ledger.relations(f.id)}
    assert relations == set(whole.relations), f"seed {seed}"


def judged(kind: JudgementKind, when: int, *claims: Claim, **details: str) -> Judgement:
    about = tuple(Anchor(c.id, c.report, c.evidence.start, c.evidence.end, c.event) for c in claims)
    return Judgement(f"j-{when}", kind, about, "me", f"2025-01-01T00:00:{when:02}Z", "", details)


@seeds(25, 5)
def test_reports_that_arrive_in_any_batches(address: str, seed: int) -> None:
    random = Random(seed)
    pairs = readings_of(dense_told(random, random.choice((60, 1500)), 20))
    random.shuffle(pairs)
    with open_ledger(address) as ledger:
        held: list[Pair] = []
        while pairs:
            batch = [pairs.pop() for _ in range(min(len(pairs), random.randint(1, 2)))]
            ledger.record(batch, "v1")
            held += batch
            assert_follows(ledger, held, [], seed)


@seeds(15, 3)
def test_a_report_that_is_read_anew(address: str, seed: int) -> None:
    random = Random(seed)
    told = dense_told(random, 60, 16)
    pairs = readings_of(told)
    with open_ledger(address) as ledger:
        ledger.record(pairs, "v1")
        assert_follows(ledger, pairs, [], seed)
        received, reading = pairs[0]
        other = [(replace(c, report=reading.report.id), reading.report) for c, _ in dense_told(random, 60, 5)]
        again = [(received, reading_of(reading.report, other)[1]), *pairs[1:]]
        ledger.record(again[:1], "v2")
        assert_follows(ledger, again, [], seed)


@seeds(15, 3)
def test_what_people_judge_and_take_back(address: str, seed: int) -> None:
    random = Random(seed)
    told = dense_told(random, 60, 16)
    if len(told) < 4:
        return
    pairs = readings_of(told)
    claims = [claim for _, reading in pairs for claim in reading.claims]
    one, other, third, fourth = random.sample(claims, 4)
    made = [
        judged("same", 1, one, other),
        judged("different", 2, one, third),
        judged("reject", 3, fourth),
        judged("correct", 4, other, agent="IR", phase="planned"),
        judged("regrade", 5, third, digit="1"),
        judged("retract", 6, judgement=f"j-{random.choice((1, 3, 4))}"),
    ]
    with open_ledger(address) as ledger:
        ledger.record(pairs, "v1")
        for n, judgement in enumerate(made, 1):
            assert ledger.judge(judgement)
            assert not ledger.judge(judgement)
            settle(ledger)
            corrected = _corrected(pairs, made[:n])
            assert_follows(ledger, corrected, made[:n], seed)
        assert list(ledger.judgements()) == made


def _corrected(pairs: list[Pair], made: list[Judgement]) -> list[Pair]:
    from concordant.linking.correcting import corrected

    slots = decide(made).corrections
    return [
        (
            received,
            replace(
                reading,
                claims=tuple(corrected(c, slots.get(c.id, {}), register().terms) for c in reading.claims),
            ),
        )
        for received, reading in pairs
    ]


def test_another_version_makes_everything_again(address: str) -> None:
    pairs = readings_of(dense_told(Random(1), 60, 16))
    with open_ledger(address) as ledger:
        ledger.record(pairs, "v1")
        settle(ledger)
        before = list(ledger.findings(FindingFilter()))
        settle(ledger, "v2")
        assert list(ledger.findings(FindingFilter())) == before


def test_what_another_version_made_is_unsettled_for_this_one(address: str) -> None:
    with open_ledger(address) as ledger:
        assert ledger.unsettled("v1") == 0
        ledger.record(readings_of(dense_told(Random(1), 60, 16)), "v1")
        held = ledger.unsettled()
        settle(ledger)
        assert (ledger.unsettled("v1"), ledger.unsettled("v2"), ledger.unsettled()) == (0, held, 0)


def test_a_small_portion_at_a_time(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "PORTION", 1)
    pairs = readings_of(dense_told(Random(5), 60, 16))
    with open_ledger(address) as ledger:
        ledger.record(pairs, "v1")
        assert_follows(ledger, pairs, [], 5)


def test_a_claims_id_leads_to_its_finding_and_an_old_id_to_that_of_today(address: str) -> None:
    told = dense_told(Random(3), 60, 12)
    with open_ledger(address) as ledger:
        ledger.record(readings_of(told), "v1")
        settle(ledger)
        for found in ledger.findings(FindingFilter()):
            assert ledger.finding(found.id) == found
            for claim in found.claims:
                assert ledger.finding(claim) == found
                assert ledger.finding(claim.replace("c-", "f-")) == found
            assert set(ledger.places(found.claims)) == set(found.claims)


def test_taking_back_a_retraction_brings_the_judgement_back(address: str) -> None:
    told = dense_told(Random(7), 60, 16)
    claim = told[0][0]
    made = [
        judged("reject", 1, claim),
        judged("retract", 2, judgement="j-1"),
        judged("retract", 3, judgement="j-2"),
    ]
    with open_ledger(address) as ledger:
        ledger.record(readings_of(told), "v1")
        for n, judgement in enumerate(made, 1):
            ledger.judge(judgement)
            assert_follows(ledger, readings_of(told), made[:n], 7)
            assert (ledger.finding(claim.id) is None) == (n != 2)


def rows_of_relations(file: Path) -> dict[tuple[str, ...], int]:
    with closing(sqlite3.connect(file)) as database:
        asked = "SELECT source, target, topic, kind, rowid FROM relations"
        return {tuple(ends): row for *ends, row in database.execute(asked)}


@pytest.mark.parametrize("seed", range(3))
def test_relations_that_stay_are_not_written_again(file: Path, seed: int) -> None:
    pairs = readings_of(dense_told(Random(seed), 60, 60))
    with open_ledger(file) as ledger:
        ledger.record(pairs[:-1], "v1")
        settle(ledger)
        before = rows_of_relations(file)
        ledger.record(pairs[-1:], "v1")
        settle(ledger)
    after = rows_of_relations(file)
    stayed = before.keys() & after.keys()
    assert stayed, f"seed {seed}"
    assert {ends: before[ends] for ends in stayed} == {ends: after[ends] for ends in stayed}, f"seed {seed}"
