"""Opening a ledger by its path or address: the one place that knows which databases there are."""

from pathlib import Path

from concordant.store.address import POSTGRES, scheme
from concordant.store.dialect import Dialect
from concordant.store.failure import LedgerClosedOffError, LedgerUnsupportedError
from concordant.store.sql import SqlLedger
from concordant.store.sqlite import Sqlite


def open_at(address: Path | str, patience: float) -> SqlLedger:
    """Open the ledger at ``address``, making it or bringing it up to date where needed.

    Args:
        address: path of a SQLite file, ``sqlite:///PATH``, or ``postgresql://USER@HOST/DATABASE``.
        patience: seconds to wait for another process that is writing.

    Raises:
        LedgerError: with what is wrong and what to do next.
    """
    ledger = SqlLedger(dialect_of(address, patience))
    try:
        ledger.prepare()
    except BaseException:
        ledger.close()
        raise
    return ledger


def dialect_of(address: Path | str, patience: float) -> Dialect:
    """What is particular to the database that an address names."""
    if isinstance(address, str) and scheme(address) in POSTGRES:
        return _postgres(address, patience)
    file = _file(address)
    if not file.parent.is_dir():
        raise LedgerClosedOffError(f"there is no folder {file.parent}", "concordant init FOLDER makes one")
    return Sqlite(file, patience)


def _postgres(address: str, patience: float) -> Dialect:
    try:
        from concordant.store.postgres import Postgres
    except ModuleNotFoundError as error:
        if error.name != "psycopg":
            raise
        raise LedgerUnsupportedError(
            "a ledger on a PostgreSQL server needs the package psycopg", "pip install 'concordant[postgres]'"
        ) from error
    return Postgres(address, patience)


def _file(address: Path | str) -> Path:
    kind, found, rest = str(address).partition("://")
    if isinstance(address, Path) or not found:
        return Path(address)
    if kind == "sqlite" and rest.startswith("/") and len(rest) > 1:
        return Path(rest[1:])
    raise LedgerUnsupportedError(
        f"this version cannot keep a ledger at {kind}://",
        "give the path of a file, such as concordant.db, or postgresql://USER@HOST/DATABASE",
    )
