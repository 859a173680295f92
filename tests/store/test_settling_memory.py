"""What a ledger remembers of the reports on file saves time, and never outlives what it was learned from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from random import Random

import pytest
from ledger_fixtures import address
from test_settling import reading_of

from concordant.linking.derivation.fingerprint import Fingerprint
from concordant.linking.derivation.trace import Trace
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.report import Report
from concordant.store.copies import SqlShelf
from concordant.store.ledger import Ledger
from concordant.store.means import Means
from concordant.store.project import open_ledger
from dense_claims import dense_told, register

__all__ = ["address"]
ONE_TEXT, ANOTHER = tuple(range(20)), tuple(range(100, 120))
NAMES = ("r-1", "r-2", "r-3")


class Press:
    """Reports whose words are chosen here: by their bytes, so that an id may come again with other words."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[int, ...]] = {}
        self.traced = 0
        self._claim, self._report = dense_told(Random(3), 60, 1)[0]

    def tell(self, ledger: Ledger, name: str, words: tuple[int, ...]) -> Report:
        """A report of this name and words arrives and is read."""
        report = replace(self._report, id=name, source=name, outlet=name)
        claim = replace(self._claim, id=f"c{name}-{words[0]}", report=name, number=1)
        received, reading = reading_of(report, [(claim, report)], salt=str(words[0]))
        self.words[received.sha256] = words
        document = Document(reading.report, "…", (), (), "utf-8")
        ledger.record([(received, replace(reading, document=document))], "v1")
        return reading.report

    def trace(self, report: Report, document: Document, claims: Sequence[Claim]) -> Trace:
        """What is kept of a report."""
        self.traced += 1
        return Trace(report.id, Fingerprint(400, self.words[report.sha256]), report.lang)

    def settle(self, ledger: Ledger, traced: Mapping[Report, Trace] | None = None) -> None:
        """Findings follow."""
        while ledger.settle(Means(register(), self.trace, "v1", dict(traced or {}))):
            pass


def tied(ledger: Ledger) -> set[tuple[str, str]]:
    return {(edge.a, edge.b) for edge in ledger.ties(NAMES)}


def test_what_another_process_filed_anew_is_met_anew(address: str) -> None:
    press = Press()
    with open_ledger(address) as ours, open_ledger(address) as theirs:
        for name in ("r-1", "r-2"):
            press.tell(ours, name, ONE_TEXT)
        press.settle(ours)
        assert tied(ours) == {("r-1", "r-2")}
        press.tell(theirs, "r-1", ANOTHER)
        press.settle(theirs)
        press.tell(ours, "r-3", ANOTHER)
        press.settle(ours)
        assert tied(ours) == {("r-1", "r-3")}


def test_traces_are_asked_for_once(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = SqlShelf.traces

    def noting(shelf: SqlShelf, some: Collection[str]) -> Mapping[str, Trace]:
        asked.extend(some)
        return fetch(shelf, some)

    monkeypatch.setattr(SqlShelf, "traces", noting)
    press = Press()
    with open_ledger(address) as ledger:
        for name in NAMES:
            press.tell(ledger, name, ONE_TEXT)
            press.settle(ledger)
        assert len(tied(ledger)) == 3 and asked == []
    with open_ledger(address) as ledger:
        press.tell(ledger, "r-4", ONE_TEXT)
        press.settle(ledger)
    assert sorted(asked) == list(NAMES)


def test_a_trace_that_came_with_its_reading_is_not_made_again(address: str) -> None:
    press = Press()
    with open_ledger(address) as ledger:
        reports = [press.tell(ledger, name, ONE_TEXT) for name in ("r-1", "r-2")]
        traced = {each: press.trace(each, Document(each, "…", (), (), "utf-8"), ()) for each in reports}
        press.traced = 0
        press.settle(ledger, traced)
        assert press.traced == 0 and tied(ledger) == {("r-1", "r-2")}
        press.tell(ledger, "r-3", ONE_TEXT)
        press.settle(ledger)
        assert press.traced == 1 and len(tied(ledger)) == 3
