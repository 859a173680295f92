"""``concordant claims``."""

import csv
import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from concordant.interfaces.cli.main import run
from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from concordant.model.document import Document
from concordant.model.identifiers import claim_id, digest, report_id
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.store.project import init_project, open_ledger
from conftest import Concordant


class Terminal(io.TextIOWrapper):
    """A stream that says a person watches it."""

    def isatty(self) -> bool:
        return True


def test_a_table_by_default(concordant: Concordant, project: Path) -> None:
    told = concordant("claims", "--project", project)
    assert told.code == 0
    assert told.out.startswith("1 claim · 1 report")
    assert "North Korea → Russia" in told.out and "◌ unverified · done" in told.out


def test_a_pipe_gets_whole_lines_without_colours(concordant: Concordant, project: Path) -> None:
    told = concordant("claims", "--project", project).out
    assert "artillery ammunition “obus” · at least 9,000,000 rounds · since 2023-07" in told
    assert "\x1b" not in told


def test_json_is_the_contract_with_an_id(concordant: Concordant, project: Path, claim: Claim) -> None:
    told = concordant("claims", "--project", project, "--json")
    assert json.loads(told.out) == {"id": claim.id, **to_contract(claim)}


def test_csv_has_a_header(concordant: Concordant, project: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(concordant("claims", "--project", project, "--csv").out)))
    assert [(row["agent_state"], row["recipient"], row["quantity_low"]) for row in rows] == [
        ("KP", "Russia", "9000000")
    ]


@pytest.mark.parametrize(
    ("option", "hit", "miss"),
    [
        ("--event", "transfer", "test"),
        ("--actor", "RU", "IR"),
        ("--agent", "north korea", "Russia"),
        ("--recipient", "Russia", "KP"),
        ("--item", "artillery_ammunition", "drone"),
        ("--item", "obus", "missile"),
        ("--certainty", "unverified", "asserted"),
        ("--phase", "done", "planned"),
        ("--polarity", "affirmed", "denied"),
        ("--since", "2024", "2026"),
        ("--until", "2024", "2022"),
        ("--lang", "fr", "en"),
        ("--report", "r-0123456789ab", "r-111111111111"),
    ],
)
def test_filters(concordant: Concordant, project: Path, option: str, hit: str, miss: str) -> None:
    assert concordant("claims", "--project", project, "--json", option, hit).out.count("\n") == 1
    assert concordant("claims", "--project", project, "--json", option, miss).out == ""


@pytest.fixture
def crowded(tmp_path: Path, report: Report, document: Document, claim: Claim) -> Path:
    """A project with sixty claims on sixty days, and one whose report bears no date."""
    made = init_project(tmp_path / "crowded")
    days = [*(f"2025-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 21)), None]
    with open_ledger(made) as ledger:
        ledger.record([_published(day, report, document, claim) for day in days], "v1")
    return made.folder


def _published(day: str | None, report: Report, document: Document, claim: Claim) -> tuple[Received, Reading]:
    raw = f"{day}\n{document.text}".encode()
    sha = digest(raw)
    there = replace(report, id=report_id(sha), sha256=sha, published=day)
    moved = replace(claim, report=there.id)
    received = Received(raw, f"{day}.txt", "text/plain", "2025-04-01T00:00:00Z", sha)
    said = (replace(moved, id=claim_id(moved)),)
    return received, Reading(there, replace(document, report=there), said, ())


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> str:
    """What a person sees who types this command line."""
    for name, value in (("COLUMNS", "200"), ("TERM", "xterm"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)
    stream = Terminal(io.BytesIO(), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", stream)
        assert run([str(argument) for argument in arguments]) == 0
        stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode()


def days_in(told: str) -> list[str]:
    return re.findall(r"2025-\d\d-\d\d", told)


def test_a_pipe_gets_every_claim(concordant: Concordant, crowded: Path) -> None:
    told = concordant("claims", "--project", crowded)
    assert told.out.startswith("61 claims · 61 reports\nid ")
    assert len(days_in(told.out)) == 60 and told.err == ""


def test_a_terminal_gets_the_newest_and_is_told_of_the_rest(
    crowded: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = on_a_terminal(monkeypatch, "claims", "--project", crowded)
    assert told.startswith("61 claims · 61 reports")
    days = days_in(told)
    assert (len(days), days[0], days[-1]) == (50, "2025-01-11", "2025-03-20")
    assert capsys.readouterr().err == "the newest 50 of 61 claims shown; 11 more with --limit 0\n"


def test_a_terminal_gets_all_when_asked(
    crowded: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = on_a_terminal(monkeypatch, "claims", "--project", crowded, "--limit", "0")
    assert len(days_in(told)) == 60 and capsys.readouterr().err == ""


def test_a_pipe_gets_as_many_as_asked(concordant: Concordant, crowded: Path) -> None:
    told = concordant("claims", "--project", crowded, "--limit", "2")
    assert days_in(told.out) == ["2025-03-19", "2025-03-20"]
    assert "the newest 2 of 61 claims shown; 59 more with --limit 0" in told.err
    assert concordant("claims", "-q", "--project", crowded, "--limit", "2").err == ""


def test_the_limit_holds_for_every_form(concordant: Concordant, crowded: Path) -> None:
    told = concordant("claims", "--project", crowded, "--csv", "--limit", "2").out
    assert days_in(told) == ["2025-03-19", "2025-03-20"]
    every = concordant("claims", "--project", crowded, "--json", "--limit", "0").out.splitlines()
    last = concordant("claims", "--project", crowded, "--json", "--limit", "2").out.splitlines()
    assert len(every) == 61 and last == every[-3:-1]


def test_nothing_found_says_why(concordant: Concordant, project: Path, empty_project: Path) -> None:
    assert "fits --agent IR" in concordant("claims", "--project", project, "--agent", "IR").err
    assert "concordant add" in concordant("claims", "--project", empty_project).err
    unknown = concordant("claims", "--project", project, "--event", "transfert").err
    assert "No event is called 'transfert'" in unknown and "technology_transfer" in unknown


def test_quiet_says_nothing_but_data(concordant: Concordant, empty_project: Path) -> None:
    told = concordant("claims", "-q", "--project", empty_project)
    assert (told.out, told.err) == ("0 claims · 0 reports\n", "")


def test_a_value_that_no_axis_has(concordant: Concordant, project: Path) -> None:
    told = concordant("claims", "--project", project, "--certainty", "sure")
    assert told.code == 2 and "asserted" in told.err and "next:  concordant claims --help" in told.err
