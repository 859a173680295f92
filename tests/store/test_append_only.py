"""Rows are added and never changed or removed: the database itself sees to it."""

import sqlite3
from pathlib import Path

import pytest
from ledger_fixtures import file
from ledger_samples import many, read

from concordant.model.judgement import Anchor, Judgement
from concordant.store.derived import KEPT
from concordant.store.project import open_ledger
from concordant.store.tables import SCHEMA

__all__ = ["file"]
TABLES = sorted(table.name for table in KEPT)


def filled(file: Path) -> sqlite3.Connection:
    with open_ledger(file) as ledger:
        ledger.record([(each, read(each)) for each in many(3)], "v1")
        ledger.judge(
            Judgement("j-1", "accept", (Anchor("c-1", "r-1", 0, 4, "transfer"),), "me", "2025-01-01")
        )
    return sqlite3.connect(file)


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_removed(file: Path, table: str) -> None:
    connection = filled(file)
    count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert count > (0,)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"DELETE FROM {table}")
    assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == count
    connection.close()


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_changed(file: Path, table: str) -> None:
    connection = filled(file)
    column = next(iter(SCHEMA.tables[table].columns)).name
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"UPDATE {table} SET {column} = {column}")
    connection.close()


def test_a_claim_needs_its_reading(file: Path) -> None:
    connection = filled(file)
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO problems (seq, reading, body) VALUES (99, 99, '')")
    connection.close()


def test_what_is_committed_survives_a_power_cut(file: Path) -> None:
    """Write-ahead logging with full synchronisation: the log is on the disk before a call returns."""
    from concordant.store.sqlite import Sqlite

    dialect = Sqlite(file)
    with dialect.engine().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    connection.engine.dispose()
