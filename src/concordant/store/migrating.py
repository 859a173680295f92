"""Bringing a database to the tables of this version, from nothing or from any earlier version.

Alembic takes longer to import than a listing takes to print; a ledger that is current never imports it.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from concordant.store.dialect import Dialect
from concordant.store.failure import LedgerDamagedError, LedgerNewerError

FOLDER = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"

# Every version there has been, oldest first; the last is that of tables.py.
HISTORY = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
CURRENT = HISTORY[-1]


def version_of(connection: Connection) -> str | None:
    """The version of the database's tables; None where it has none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return found


def migrate(dialect: Dialect, reader: Engine, writer: Engine, target: str = CURRENT) -> bool:
    """Bring the database to ``target``, in one transaction; returns whether there was anything to do.

    Raises:
        LedgerNewerError: a newer version of the program wrote this database.
        LedgerDamagedError: the database belongs to something else.
    """
    with reader.connect() as connection:
        if _is_current(dialect, connection, target):
            return False
    with writer.begin() as connection:
        # Asked again, now as the only writer: another process may have been first.
        if _is_current(dialect, connection, target):
            return False
        _upgrade(dialect, connection, target)
    return True


def _is_current(dialect: Dialect, connection: Connection, target: str) -> bool:
    found = version_of(connection)
    if found is None and inspect(connection).get_table_names():
        raise LedgerDamagedError(f"{dialect.place} is a database of something else", dialect.elsewhere)
    if found is not None and found not in HISTORY:
        raise LedgerNewerError(
            f"{dialect.place} was written by a newer version of Concordant (tables {found}, known {CURRENT})",
            "pip install --upgrade concordant",
        )
    return found == target


def _upgrade(dialect: Dialect, connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    settings.attributes["connection"] = connection
    settings.attributes["dialect"] = dialect
    command.upgrade(settings, target)
