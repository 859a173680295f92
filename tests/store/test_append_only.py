"""Rows are added and never changed or removed: the database itself sees to it."""

from collections.abc import Iterator

import pytest
from ledger_fixtures import DATABASES, address, new_ledger
from ledger_samples import many, read
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from concordant.model.judgement import Anchor, Judgement
from concordant.store.derived import KEPT
from concordant.store.opening import dialect_of
from concordant.store.project import open_ledger
from concordant.store.sqlite import Sqlite
from concordant.store.tables import SCHEMA

__all__ = ["address"]
TABLES = sorted(table.name for table in KEPT)


@pytest.fixture(scope="module", params=DATABASES)
def filled(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The database of a ledger that holds something, as anybody may open it who has the rights."""
    with new_ledger(request.param) as made:
        with open_ledger(made) as ledger:
            ledger.record([(each, read(each)) for each in many(3)], "v1")
            ledger.judge(
                Judgement("j-1", "accept", (Anchor("c-1", "r-1", 0, 4, "transfer"),), "me", "2025-01-01")
            )
        engine = dialect_of(made, 1).engine()
        yield engine
        engine.dispose()


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["DELETE FROM", "TRUNCATE"])
def test_no_row_can_be_removed(filled: Engine, table: str, verb: str) -> None:
    if verb == "TRUNCATE" and filled.dialect.name == "sqlite":
        verb = "DELETE FROM"
    before = count(filled, table)
    assert before > 0
    cascading = " CASCADE" if verb == "TRUNCATE" else ""
    with pytest.raises(IntegrityError, match="append-only"), filled.begin() as connection:
        connection.execute(text(f"{verb} {table}{cascading}"))
    assert count(filled, table) == before


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_changed(filled: Engine, table: str) -> None:
    column = next(iter(SCHEMA.tables[table].columns)).name
    with pytest.raises(IntegrityError, match="append-only"), filled.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = {column}"))


def test_nor_while_a_server_replicates() -> None:
    with new_ledger("postgres") as made:
        engine = dialect_of(made, 1).engine()
        with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
            connection.execute(text("SET session_replication_role = replica"))
            connection.execute(text("DELETE FROM claims"))
        engine.dispose()


def test_a_claim_needs_its_reading(filled: Engine) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), filled.begin() as connection:
        connection.execute(text("INSERT INTO problems (seq, reading, body) VALUES (99, 99, '')"))


def test_what_is_committed_survives_a_power_cut() -> None:
    """Write-ahead logging with full synchronisation: the log is on the disk before a call returns."""
    with new_ledger("sqlite") as made:
        dialect = dialect_of(made, 1)
        assert isinstance(dialect, Sqlite)
        engine = dialect.engine()
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        engine.dispose()
