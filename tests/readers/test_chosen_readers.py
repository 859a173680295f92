"""A reader chosen for one report: the report keeps it, the way back is open, and nothing counts twice."""

import json
from typing import Any

import pytest
from asking_samples import DENIAL, ROW
from model_server import Reply, claims
from test_model_commands import Desk, desk

from concordant import pipeline
from concordant.knowledge.collection import Knowledge
from concordant.readers.builtin import BUILTIN
from concordant.readers.reader import Reader
from concordant.store.ledger import ClaimFilter
from concordant.store.project import find_project, open_ledger

__all__ = ["desk"]

OTHER = "Paris a livré trois missiles balistiques à Kiev en mars 2025."
ALONE = {**ROW, "quantity": None, "time": None, "voices": []}


def rows(desk: Desk) -> list[dict[str, Any]]:
    """Claims with their readers, as they stand in the ledger."""
    with open_ledger(find_project(desk.folder)) as ledger:
        return [
            {"report": report.id, "reader": claim.reader, "id": claim.id, "event": claim.event}
            for claim, report in ledger.claims(ClaimFilter())
        ]


def readers(desk: Desk) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows(desk):
        found.setdefault(row["report"], set()).add(row["reader"])
    return found


def findings(desk: Desk) -> list[dict[str, Any]]:
    return [json.loads(line) for line in desk("findings", "--json").out.splitlines()]


@pytest.fixture
def two(desk: Desk) -> Desk:
    """A ledger of two reports that the built-in reader read, and an address that somebody agreed to."""
    desk.write("two.txt", OTHER)
    desk.add()
    desk.server.behave = lambda a: Reply(
        claims(*([ROW, DENIAL] if "Pyongyang" in a.body["messages"][-1]["content"] else []))
    )
    desk("read", desk.reports / "one.txt", "--reader", "llm", "--send-to", desk.server.address)
    desk.server.asked.clear()
    assert [*readers(desk).values()] == [{"builtin"}, {"builtin"}]
    return desk


def report_of(desk: Desk, name: str) -> str:
    """The report of a file."""
    with open_ledger(find_project(desk.folder)) as ledger:
        return next(report.id for report in ledger.reports() if report.source.endswith(name))


def reread(desk: Desk, *asked: str) -> str:
    """Read again; how many were read."""
    told = desk("reread", *asked)
    assert told.code == 0, told.err
    return told.out.splitlines()[-1].partition(",")[0]


def test_add_with_a_reader_reads_what_it_names_and_nothing_else(two: Desk) -> None:
    one, other = report_of(two, "one.txt"), report_of(two, "two.txt")
    told = two("add", two.reports / "one.txt", "--published", "2025-03-11", "--lang", "fr", "--reader", "llm")
    assert told.code == 0 and len(two.server.asked) == 1
    assert readers(two) == {one: {"llm"}, other: {"builtin"}}
    two.add()
    assert readers(two) == {one: {"llm"}, other: {"builtin"}}


def test_one_report_goes_from_reader_to_reader_and_back(two: Desk) -> None:
    one, other = report_of(two, "one.txt"), report_of(two, "two.txt")
    before, began = rows(two), findings(two)
    ways = (("llm", "llm"), ("both", "builtin+llm"), ("llm", "llm"), ("builtin", "builtin"))
    for reader, carried in ways * 2:
        assert reread(two, one, "--reader", reader) == "1 read"
        assert readers(two) == {one: {carried}, other: {"builtin"}}
        assert reread(two, one, "--reader", reader) == "0 read"
        assert {f["support"]["reports"] for f in findings(two)} <= {0, 1}
        assert all(f["support"]["most"] <= 1 and len(f["claims"]) == 1 for f in findings(two))
    assert rows(two) == before and findings(two) == began


def test_a_search_finds_the_words_of_a_report_read_often_once(two: Desk) -> None:
    for reader in ("llm", "both", "builtin", "both"):
        two("reread", report_of(two, "one.txt"), "--reader", reader)
    with open_ledger(find_project(two.folder)) as ledger:
        assert len(ledger.search_reports("missiles balistiques", None, 50).rows) == 2
        found = [claim.id for claim, _ in ledger.search_claims("missiles", None, 50).rows]
        assert len(found) == len(set(found)) and set(found) <= {row["id"] for row in rows(two)}


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Turns this into a later version of the program."""
    version = pipeline.version

    def later(knowledge: Knowledge, reader: Reader = BUILTIN) -> str:
        return f"next-{version(knowledge, reader)}"

    return lambda: monkeypatch.setattr(pipeline, "version", later)


def test_a_new_version_reads_each_report_with_the_reader_that_it_keeps(two: Desk, newer: Any) -> None:
    one, other = report_of(two, "one.txt"), report_of(two, "two.txt")
    two("reread", one, "--reader", "llm")
    newer()
    told = two.add()
    assert "1 read" in told.out and "One report keeps a reader of its own" in told.err
    assert readers(two) == {one: {"llm"}, other: {"builtin"}}
    assert reread(two) == "1 read"
    assert "keeps a reader" not in two.add().err
    assert readers(two) == {one: {"llm"}, other: {"builtin"}}


def test_a_named_report_is_read_by_the_reader_that_it_keeps(two: Desk, newer: Any) -> None:
    one, other = report_of(two, "one.txt"), report_of(two, "two.txt")
    two("reread", one, "--reader", "llm")
    assert reread(two, one, other) == "0 read"
    newer()
    assert reread(two, one, other) == "2 read"
    assert readers(two) == {one: {"llm"}, other: {"builtin"}}


def test_a_project_of_both_readers_leaves_a_report_to_the_one_it_was_given_to(two: Desk) -> None:
    one, other = report_of(two, "one.txt"), report_of(two, "two.txt")
    two.set(use="both")
    two("reread", one, "--reader", "builtin")
    two.add()
    assert {one: {"builtin"}}.items() <= readers(two).items()
    assert not any("Pyongyang" in asked.body["messages"][-1]["content"] for asked in two.server.asked)
    assert reread(two, one, "--reader", "both") == "1 read"
    assert readers(two) == {one: {"builtin+llm"}, other: {"builtin"}}


def test_the_cost_of_one_report_is_that_of_one_report(two: Desk) -> None:
    two.server.asked.clear()
    told = two("add", two.reports / "two.txt", "--published", "2025-03-11", "--lang", "fr",
               "--reader", "llm", "--dry-run")  # fmt: skip
    assert "1 reports · 1 requests" in told.out and two.server.asked == []


def test_a_report_that_is_not_there_is_named(two: Desk) -> None:
    told = two("reread", "r-none", "--reader", "llm")
    assert told.code == 1 and "r-none" in told.err
