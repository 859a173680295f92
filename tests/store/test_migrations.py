"""Tables of every age become those of today, with what they hold."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from ledger_fixtures import file
from ledger_samples import listing, many, read

from concordant.store.derived import KEPT
from concordant.store.failure import LedgerDamagedError, LedgerNewerError
from concordant.store.ledger import ClaimFilter
from concordant.store.migrating import CURRENT, FOLDER, HISTORY, migrate, version_of
from concordant.store.project import open_ledger
from concordant.store.sqlite import Sqlite
from concordant.store.tables import SCHEMA

__all__ = ["file"]


def bring(file: Path, target: str) -> bool:
    dialect = Sqlite(file)
    engine = dialect.engine()
    try:
        return migrate(dialect, engine, dialect.writer(engine), target)
    finally:
        engine.dispose()


def told_in_the_schema(name: str | None, kind: str, parents: object) -> bool:
    """Full-text tables are the dialect's own, and bring others along."""
    return kind != "table" or not str(name).startswith(("words_of_", "marks_of_"))


def test_the_history_is_that_of_the_scripts() -> None:
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    scripts = list(ScriptDirectory.from_config(settings).walk_revisions())
    assert tuple(script.revision for script in reversed(scripts)) == HISTORY


@pytest.mark.parametrize("start", [None, *HISTORY])
def test_from_every_version_the_tables_become_those_of_today(tmp_path: Path, start: str | None) -> None:
    file = tmp_path / "old.db"
    if start:
        assert bring(file, start)
    assert bring(file, CURRENT) is (start != CURRENT)
    engine = Sqlite(file).engine()
    with engine.connect() as connection:
        assert version_of(connection) == CURRENT
        settings = {"include_name": told_in_the_schema}
        assert compare_metadata(MigrationContext.configure(connection, opts=settings), SCHEMA) == []
    engine.dispose()


@pytest.mark.parametrize("start", HISTORY)
def test_every_table_of_every_version_is_guarded(tmp_path: Path, start: str) -> None:
    file = tmp_path / "old.db"
    bring(file, start)
    bring(file, CURRENT)
    connection = sqlite3.connect(file)
    triggers = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")}
    connection.close()
    guards = {f"{table.name}_keeps_{verb}" for table in KEPT for verb in ("update", "delete")}
    assert triggers == {*guards, "claims_are_marked"}


def test_opening_again_keeps_everything(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.record([(each, read(each)) for each in many(3)], "v1")
        before = listing(ledger.claims(ClaimFilter()))
    assert bring(file, CURRENT) is False
    with open_ledger(file) as ledger:
        assert listing(ledger.claims(ClaimFilter())) == before


def test_a_ledger_of_a_newer_version_is_left_alone(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerNewerError) as caught:
        open_ledger(file)
    assert str(file) in caught.value.message and "9999" in caught.value.message
    assert "upgrade" in caught.value.advice


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE recipes (name)")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerDamagedError, match="something else"):
        open_ledger(file)
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    connection.close()


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    with open_ledger(file) as ledger:
        assert ledger.counts().received == 0


def test_a_current_ledger_is_opened_without_the_migration_machinery(file: Path) -> None:
    program = (
        "import sys; from concordant.store.project import open_ledger\n"
        "before = 'sqlalchemy' in sys.modules\n"
        f"open_ledger({str(file)!r}).close()\n"
        "print(before, 'sqlalchemy' in sys.modules, 'alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "False"]


def test_several_processes_may_start_the_same_ledger_at_once(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    program = f"from concordant.store.project import open_ledger; open_ledger({str(file)!r}).close()"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    with open_ledger(file) as ledger:
        assert ledger.counts().received == 0
