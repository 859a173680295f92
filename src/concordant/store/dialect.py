"""What differs from one database to the other; everything else of the ledger is common SQL."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Engine

from concordant.store.failure import LedgerError
from concordant.store.searching import Search


class Dialect(Protocol):
    """What differs from one database to the other."""

    @property
    def place(self) -> str:
        """How messages call this ledger."""
        ...

    @property
    def elsewhere(self) -> str:
        """What to do to keep a ledger in another place."""
        ...

    @property
    def search(self) -> Search:
        """How words are found."""
        ...

    @property
    def covers(self) -> bool:
        """Whether an index may hold texts of any length, so that lists are chosen from it alone."""
        ...

    def engine(self) -> Engine:
        """Connections to the database."""
        ...

    def writer(self, engine: Engine) -> Engine:
        """The same connections, for transactions that write: one at a time over all processes."""
        ...

    def append_only(self, table: str) -> Sequence[str]:
        """Statements that make the database refuse to change or remove a row of ``table``."""
        ...

    def explain(self, error: BaseException) -> LedgerError:
        """What a database error means to a person."""
        ...
