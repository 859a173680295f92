"""Everything that holds for PostgreSQL alone: reaching a server, durability, one writer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from concordant.store import failure
from concordant.store.address import hidden, is_clear, scheme, without_password
from concordant.store.postgres_errors import explained
from concordant.store.postgres_search import TextSearch

LEAST_VERSION = 14
"""Older versions of PostgreSQL are no longer looked after by those who make it."""

# One number for all ledgers: a lock holds within one database, and each ledger has its own.
_WRITER = 0x636F6E636F7264
_ENCODING = "UTF8"
_SECONDS_TO_CONNECT = 10

# What others promised the disk does not bind us: what was received is on it before a call returns.
_DURABLE = (
    "set_config('synchronous_commit',"
    " CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'"
    " ELSE current_setting('synchronous_commit') END, true)"
)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A ledger in a database of a PostgreSQL server.

    Attributes:
        address: as libpq takes it: ``postgresql://USER@HOST/DATABASE``.
        patience: seconds to wait for another process that is writing.

    Raises:
        LedgerUnsupportedError: the address cannot be understood.
    """

    address: str = field(repr=False)
    patience: float = 30.0

    def __post_init__(self) -> None:
        self._given()

    @property
    def place(self) -> str:
        """How messages call this ledger."""
        return without_password(self.address)

    @property
    def elsewhere(self) -> str:
        """What to do to keep a ledger in another place."""
        return "give the ledger a database of its own (createdb NAME)"

    @property
    def search(self) -> TextSearch:
        """How words are found."""
        return TextSearch()

    @property
    def covers(self) -> bool:
        """Whether an index may hold texts of any length: a row of an index has 2,704 bytes at most."""
        return False

    def engine(self) -> Engine:
        """Connections to the server; each transaction sees what was there when it began.

        One that the server ended in the meantime is replaced before it is used.
        """
        engine = create_engine(
            "postgresql+psycopg://",
            creator=self._connect,
            poolclass=QueuePool,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ",
        )
        event.listen(engine, "begin", _begin)
        return engine

    def writer(self, engine: Engine) -> Engine:
        """The same connections, for transactions that write: one at a time over all processes.

        Each statement sees what was there when it began: a transaction begins by waiting for its turn, and
        must then see what those before it wrote.
        """
        return engine.execution_options(writes=True, isolation_level="READ COMMITTED")

    def append_only(self, table: str) -> Sequence[str]:
        """Statements that make the database itself refuse to change or remove a row of ``table``."""
        return append_only(table)

    def explain(self, error: BaseException) -> failure.LedgerError:
        """What a database error means to a person."""
        unconnected = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        return explained(self.place, error, unconnected, partial(hidden, address=self.address))

    def _given(self) -> dict[str, Any]:
        try:
            if not is_clear(self.address):
                raise psycopg.ProgrammingError
            return conninfo_to_dict(self.address)
        except psycopg.ProgrammingError:
            # What libpq says of it may repeat the password.
            raise failure.LedgerUnsupportedError(
                f"the address {scheme(self.address)}://… of the ledger cannot be understood",
                "write postgresql://USER@HOST/DATABASE; signs such as @ : / ? # % in names as %40 and so on",
            ) from None

    def _connect(self) -> psycopg.Connection[Any]:
        given: dict[str, Any] = {
            "connect_timeout": _SECONDS_TO_CONNECT,
            "fallback_application_name": "concordant",
        }
        # Not prepared: a plan that suits a common word does not suit a rare one.
        connection = psycopg.connect(
            **(given | self._given()), client_encoding=_ENCODING, prepare_threshold=None
        )
        try:
            self._refuse_unfit(connection)
            connection.execute(f"SET lock_timeout = {max(1, round(self.patience * 1000))}")
            # Compiling a question takes longer than to answer any of ours.
            connection.execute("SET jit = off")
            connection.commit()
        except BaseException:
            connection.close()
            raise
        return connection

    def _refuse_unfit(self, connection: psycopg.Connection[Any]) -> None:
        version = connection.info.server_version // 10_000
        if version < LEAST_VERSION:
            raise failure.LedgerUnsupportedError(
                f"the server of {self.place} is PostgreSQL {version}; ledgers need {LEAST_VERSION} at least",
                "upgrade the server, or keep the ledger in a file",
            )
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != _ENCODING:
            raise failure.LedgerUnsupportedError(
                f"the database {self.place} holds texts as {encoding}, which not every report fits in",
                f"make one that holds all: createdb --encoding={_ENCODING} --template=template0 NAME",
            )


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT {_DURABLE}, pg_advisory_xact_lock({_WRITER})")


def append_only(table: str) -> Sequence[str]:
    """Triggers by which PostgreSQL refuses to change or remove a row of ``table``, replicating or not."""
    refuse = (
        "CREATE OR REPLACE FUNCTION concordant_keeps() RETURNS trigger LANGUAGE plpgsql AS"
        " $$BEGIN RAISE EXCEPTION 'the ledger is append-only'"
        " USING ERRCODE = 'integrity_constraint_violation'; END$$"
    )
    statements = [refuse]
    for verb in ("UPDATE", "DELETE", "TRUNCATE"):
        name = f"{table}_keeps_{verb.lower()}"
        statements += [
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION concordant_keeps()",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
        ]
    return statements
