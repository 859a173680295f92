"""``kill -9`` at any moment: nothing that was received is lost, nothing is there twice."""

import sqlite3
from pathlib import Path

import pytest
from ledger_programs import run
from ledger_samples import listing, many, read

from concordant.store.ledger import ClaimFilter, Counts
from concordant.store.project import open_ledger

REPORTS = 400
KILLS = 16


def held(file: Path) -> tuple[str, list[str], list[str], Counts]:
    with open_ledger(file) as ledger:
        return (
            listing(ledger.claims(ClaimFilter())),
            sorted(map(repr, ledger.reports())),
            sorted(map(repr, ledger.problems())),
            ledger.counts(),
        )


def resume(file: Path) -> None:
    """What a person does next: the same command again."""
    with open_ledger(file) as ledger:
        ledger.receive(many(REPORTS))
        ledger.record([(each, read(each)) for each in ledger.pending("v1")], "v1")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_ledger_survives_being_killed(tmp_path: Path, seed: int) -> None:
    file, clean = tmp_path / "killed.db", tmp_path / "clean.db"
    struck, received, _ = map(int, run("killing.py", file, REPORTS, KILLS, seed).split())
    assert struck >= KILLS - 3
    assert 0 < received < REPORTS
    resume(file)
    resume(clean)
    assert held(file) == held(clean)
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
