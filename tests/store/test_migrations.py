"""Tables of every age become those of today, with what they hold."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import postgres_server
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from ledger_fixtures import DATABASES, file, no_ledger
from ledger_samples import listing, many, read
from sqlalchemy import text

from concordant.store.derived import KEPT
from concordant.store.failure import LedgerDamagedError, LedgerNewerError
from concordant.store.ledger import ClaimFilter
from concordant.store.migrating import CURRENT, FOLDER, HISTORY, migrate, version_of
from concordant.store.opening import dialect_of
from concordant.store.project import open_ledger
from concordant.store.tables import SCHEMA

__all__ = ["file"]
FILE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
SERVER_TRIGGERS = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'"


@pytest.fixture(params=DATABASES)
def nowhere(request: pytest.FixtureRequest) -> Iterator[str]:
    """An address at which there is no ledger yet."""
    with no_ledger(request.param) as made:
        yield made


def bring(address: Path | str, target: str) -> bool:
    dialect = dialect_of(address, 1)
    engine = dialect.engine()
    try:
        return migrate(dialect, engine, dialect.writer(engine), target)
    finally:
        engine.dispose()


def told_in_the_schema(name: str | None, kind: str, parents: object) -> bool:
    """What words are found by, and claims listed, is the dialect's own, and brings other tables along."""
    return not str(name).startswith(("words_of_", "marks_of_", "orders_of_"))


def alike_everywhere(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """The index of the newest findings holds names where it may."""
    return name != "findings_by_novelty"


def test_the_history_is_that_of_the_scripts() -> None:
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    scripts = list(ScriptDirectory.from_config(settings).walk_revisions())
    assert tuple(script.revision for script in reversed(scripts)) == HISTORY


@pytest.mark.parametrize("start", [None, *HISTORY])
def test_from_every_version_the_tables_become_those_of_today(nowhere: str, start: str | None) -> None:
    if start:
        assert bring(nowhere, start)
    assert bring(nowhere, CURRENT) is (start != CURRENT)
    engine = dialect_of(nowhere, 1).engine()
    with engine.connect() as connection:
        assert version_of(connection) == CURRENT
        settings: dict[str, object] = {"include_name": told_in_the_schema}
        if engine.dialect.name != "sqlite":
            settings["include_object"] = alike_everywhere
        assert compare_metadata(MigrationContext.configure(connection, opts=settings), SCHEMA) == []
    engine.dispose()


@pytest.mark.parametrize("start", HISTORY)
def test_every_table_of_every_version_is_guarded(nowhere: str, start: str) -> None:
    bring(nowhere, start)
    bring(nowhere, CURRENT)
    engine = dialect_of(nowhere, 1).engine()
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        triggers = set(connection.execute(text(FILE_TRIGGERS if sqlite else SERVER_TRIGGERS)).scalars())
    engine.dispose()
    verbs = ("update", "delete") if sqlite else ("update", "delete", "truncate")
    guards = {f"{table.name}_keeps_{verb}" for table in KEPT for verb in verbs}
    assert triggers == (guards | {"claims_are_marked"} if sqlite else guards)


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


def test_a_database_of_something_else_on_a_server_is_left_alone() -> None:
    with no_ledger("postgres") as address:
        postgres_server.server().ask("CREATE TABLE recipes (name text)", address)
        with pytest.raises(LedgerDamagedError, match="something else") as caught:
            open_ledger(address)
        assert "database of its own" in caught.value.advice


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


def test_several_processes_may_start_the_same_ledger_at_once(nowhere: str) -> None:
    program = f"from concordant.store.project import open_ledger; open_ledger({nowhere!r}).close()"
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    with open_ledger(nowhere) as ledger:
        assert ledger.counts().received == 0
