"""Everything that holds for SQLite alone: opening a file, durability, one writer, what its errors mean."""

import os
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from concordant.store import failure
from concordant.store.sqlite_search import Fts5

# Primary result codes of SQLite (sqlite3 names them only as integers in errors).
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_CLOSED_OFF = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)

PRAGMAS: Sequence[str] = (
    "PRAGMA foreign_keys = ON",
    # Together with write-ahead logging this survives a power cut, not only a crash of the program.
    "PRAGMA synchronous = FULL",
    # Kibibytes, taken only where a ledger is as large: what portions touch again of a million reports.
    "PRAGMA cache_size = -262144",
    # Pages of 4 kB: an index page that many portions touch is copied into the file once, not with each.
    "PRAGMA wal_autocheckpoint = 16384",
)

_TRY_AGAIN = 0.02
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Sqlite:
    """A ledger in one SQLite file.

    Attributes:
        file: where it is.
        patience: seconds to wait for another process that is writing.
    """

    file: Path
    patience: float = 30.0

    @property
    def place(self) -> str:
        """How messages call this ledger."""
        return str(self.file)

    @property
    def elsewhere(self) -> str:
        """What to do to keep a ledger in another place."""
        return "choose another folder with --project"

    @property
    def search(self) -> Fts5:
        """How words are found."""
        return Fts5()

    @property
    def covers(self) -> bool:
        """Whether an index may hold texts of any length."""
        return True

    def engine(self) -> Engine:
        """Connections to the file; a write begins by taking the lock, so that it never fails midway."""
        engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        return engine

    def writer(self, engine: Engine) -> Engine:
        """The same connections, for transactions that write: one at a time over all processes."""
        return engine.execution_options(writes=True)

    def append_only(self, table: str) -> Sequence[str]:
        """Statements that make the database itself refuse to change or remove a row of ``table``."""
        return append_only(table)

    def explain(self, error: BaseException) -> failure.LedgerError:
        """What a database error means to a person."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            return failure.LedgerBusyError(
                f"another process holds the ledger {self.place}", "wait for it to end, or end it; then repeat"
            )
        if code in _DAMAGED:
            return damaged(self.file, str(error))
        if code in _CLOSED_OFF:
            return self._closed_off(str(error))
        if code in _FULL:
            return failure.LedgerFullError(
                f"the ledger {self.place} could not be written ({error})",
                "make room on the disk and repeat: what was kept before is safe",
            )
        return failure.LedgerError(f"the ledger {self.place} could not be used: {error}", "concordant doctor")

    def _closed_off(self, words: str) -> failure.LedgerError:
        return failure.LedgerClosedOffError(
            f"the ledger {self.place} could not be opened or written ({words})",
            f"allow writing in {self.file.parent}, or choose another folder with --project",
        )

    def _connect(self) -> sqlite3.Connection:
        # isolation_level None: transactions are begun here, not by guesses of the driver.
        connection = sqlite3.connect(
            self._address(), self.patience, isolation_level=None, check_same_thread=False, uri=True
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if not self._only_readable():
            self._log_ahead(connection)

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        """Turn to write-ahead logging, for which SQLite itself does not wait while others open the file."""
        until = time.monotonic() + self.patience
        while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > until:
                    raise
                time.sleep(_TRY_AGAIN)

    def _address(self) -> str:
        address = self.file.absolute().as_uri()
        return f"{address}?mode=ro&immutable=1" if self._only_readable() else address

    def _only_readable(self) -> bool:
        """Whether the file can be read but nothing can change it while we read."""
        closed = not os.access(self.file.parent, os.W_OK) or not os.access(self.file, os.W_OK)
        return os.access(self.file, os.R_OK) and closed and not os.access(f"{self.file}-wal", os.F_OK)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def damaged(file: Path, words: str) -> failure.LedgerDamagedError:
    """The error for a file whose content is no ledger."""
    return failure.LedgerDamagedError(
        f"{file} is damaged or is no ledger ({words})",
        f"put a backup in its place, or move it away and add the reports again: mv {file} {file}.damaged",
    )


def append_only(table: str) -> Sequence[str]:
    """Triggers by which SQLite refuses to change or remove a row of ``table``."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    return [
        f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} {refuse}"
        for verb in ("UPDATE", "DELETE")
    ]
