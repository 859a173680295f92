"""Opening a ledger by its path or address: the one place that knows which databases there are."""

from pathlib import Path

from concordant.store.failure import LedgerClosedOffError, LedgerUnsupportedError
from concordant.store.ledger import Ledger
from concordant.store.sql import SqlLedger
from concordant.store.sqlite import Sqlite


def open_at(address: Path | str, patience: float) -> Ledger:
    """Open the ledger at ``address``, making it or bringing it up to date where needed.

    Args:
        address: path of a SQLite file, or ``sqlite:///PATH``.
        patience: seconds to wait for another process that is writing.

    Raises:
        LedgerError: with what is wrong and what to do next.
    """
    file = _file(address)
    if not file.parent.is_dir():
        raise LedgerClosedOffError(f"there is no folder {file.parent}", "concordant init FOLDER makes one")
    ledger = SqlLedger(Sqlite(file, patience))
    try:
        ledger.prepare()
    except BaseException:
        ledger.close()
        raise
    return ledger


def _file(address: Path | str) -> Path:
    scheme, found, rest = str(address).partition("://")
    if isinstance(address, Path) or not found:
        return Path(address)
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        return Path(rest[1:])
    raise LedgerUnsupportedError(
        f"this version cannot keep a ledger at {scheme}://", "give the path of a file, such as concordant.db"
    )
