"""Where exports go, that they appear whole or not at all, and that a long ledger is never held in memory."""

import re
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from export_projects import HARMFUL, TOLD, exported, project_of, said

from concordant.exports.account import Account
from concordant.exports.ftm import Telling as FtmTelling
from concordant.exports.ftm import lines
from concordant.exports.geojson import pieces
from concordant.exports.parties import Parties
from concordant.exports.separated import findings
from concordant.exports.stix import Telling as StixTelling
from concordant.exports.stix import pieces as objects
from concordant.interfaces.cli.output import write_out
from concordant.store.ledger import FindingFilter
from concordant.store.project import find_project, open_ledger
from concordant.views.names import Names
from concordant.views.wording import wording
from conftest import Concordant

TEXTS = ("ftm", "csv", "geojson", "atom", "stix")


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("options", [(), ("-o", "-")])
def test_standard_output_is_what_a_file_would_hold(
    concordant: Concordant, tmp_path: Path, form: str, options: tuple[str, ...]
) -> None:
    filed = exported(concordant, tmp_path, HARMFUL, form)
    shown = concordant("export", form, *options, "--project", tmp_path / "project")
    assert (shown.code, shown.out, shown.err) == (0, filed.decode(), "")


@pytest.mark.parametrize("form", TEXTS)
def test_the_filters_of_findings_hold(concordant: Concordant, tmp_path: Path, form: str) -> None:
    every = exported(concordant, tmp_path, TOLD, form)
    few = exported(concordant, tmp_path, TOLD, form, "--until", "2023")
    none = exported(concordant, tmp_path, TOLD, form, "--agent", "FR")
    first = exported(concordant, tmp_path, TOLD, form, "--limit", "1")
    count = [len(set(re.findall(rb"12,000", each))) for each in (every, none)]
    assert len(none) < len(few) < len(every) and len(first) < len(every) and count == [1, 0]


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"before")

    def breaking() -> Iterator[bytes]:
        yield b"half"
        assert target.read_bytes() == b"before"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_out(breaking(), target)
    assert target.read_bytes() == b"before" and list(tmp_path.iterdir()) == [target]
    write_out([b"af", b"ter"], target)
    assert target.read_bytes() == b"after" and list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"before")
    link.symlink_to(target)
    write_out([b"after"], link)
    assert link.is_symlink() and target.read_bytes() == b"after"


def test_a_place_that_cannot_be_written_is_named(concordant: Concordant, tmp_path: Path) -> None:
    project = project_of(tmp_path / "project", TOLD)
    outcome = concordant("export", "csv", "-o", tmp_path / "nowhere" / "x.csv", "--project", project)
    assert outcome.code == 1 and "x.csv cannot be written" in outcome.err and "next:" in outcome.err


def repeated(accounts: list[Account], count: int) -> Iterator[Account]:
    """Findings without end, of which nobody keeps any."""
    for number in range(count):
        account = accounts[number % len(accounts)]
        yield replace(account, finding=replace(account.finding, id=f"f-{number:016x}"))


@pytest.fixture
def accounts(tmp_path: Path) -> list[Account]:
    """The findings of a project as exports take them."""
    project = project_of(tmp_path / "held", TOLD)
    with open_ledger(find_project(project)) as ledger:
        told = {
            claim.id: (claim, report)
            for _, reading in TOLD
            for claim in reading.claims
            for report in (reading.report,)
        }
        from concordant.interfaces.cli.settling import settle_now

        settle_now(ledger)
        return [Account(finding, told) for finding in ledger.findings(FindingFilter())]


WORDS, NAMES = wording("en"), Names()
WRITING = {
    "ftm": lambda told: lines(told, FtmTelling(WORDS, NAMES, Parties({}), {})),
    "csv": lambda told: findings(told, WORDS, NAMES),
    "geojson": lambda told: pieces(told, WORDS, NAMES),
    "stix": lambda told: objects(told, StixTelling(WORDS, NAMES, Parties({}))),
}


def peak(work: Callable[[], object]) -> int:
    """The most memory that some work takes."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("form", WRITING)
def test_what_was_written_is_not_kept(accounts: list[Account], form: str) -> None:
    """Writing a thousand findings takes a fraction of the memory that their lines have."""

    def written() -> Iterator[str]:
        return WRITING[form](repeated(accounts, 1000))

    deque(written(), maxlen=0)  # tables that are made once
    assert 3 * peak(lambda: deque(written(), maxlen=0)) < peak(lambda: list(written()))


def test_a_portion_is_asked_for_only_when_it_is_wanted(
    concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordant.interfaces.cli import exporting
    from concordant.interfaces.cli.progress import Progress

    monkeypatch.setattr(exporting, "_PORTION", 2)
    told = [said(f"Livraison {day}.", day=f"20{day}-01-10") for day in range(10, 20)]
    taken = 0

    def counted(found: Iterable[object]) -> Iterator[object]:
        nonlocal taken
        for each in found:
            taken += 1
            yield each

    exported(concordant, tmp_path, told, "csv")
    with open_ledger(find_project(tmp_path / "project")) as ledger:
        found = counted(ledger.findings(FindingFilter()))
        first = list(islice(exporting.accounts(ledger, found, Progress("x", True)), 3))  # type: ignore[arg-type]
    assert len(first) == 3 and taken == 4
