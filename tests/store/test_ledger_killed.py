"""``kill -9`` at any moment: nothing that was received is lost, nothing is there twice."""

import sqlite3

import pytest
from ledger_fixtures import DATABASES, new_ledger, no_ledger
from ledger_programs import run
from ledger_samples import listing, many, read

from concordant.store.ledger import ClaimFilter, Counts
from concordant.store.project import open_ledger

REPORTS = 400
KILLS = 16


def held(address: str) -> tuple[str, list[str], list[str], Counts]:
    with open_ledger(address) as ledger:
        return (
            listing(ledger.claims(ClaimFilter())),
            sorted(map(repr, ledger.reports())),
            sorted(map(repr, ledger.problems())),
            ledger.counts(),
        )


def resume(address: str) -> None:
    """What a person does next: the same command again."""
    with open_ledger(address) as ledger:
        ledger.receive(many(REPORTS))
        ledger.record([(each, read(each)) for each in ledger.pending("v1")], "v1")


@pytest.mark.parametrize("database", DATABASES)
def test_a_ledger_survives_being_killed(database: str) -> None:
    with no_ledger(database) as killed, new_ledger(database) as clean:
        struck, received, _ = map(int, run("killing.py", killed, REPORTS, KILLS, 1).split())
        assert struck >= KILLS - 3
        assert 0 < received < REPORTS
        resume(killed)
        resume(clean)
        assert held(killed) == held(clean)
        if database == "sqlite":
            check_file(killed)


def check_file(file: str) -> None:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
