"""Moving a ledger to another database: every row that cannot be rebuilt, as it is, under its own number."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Table, insert, select

from concordant.store.derived import KEPT
from concordant.store.rows import Row

Portion = tuple[Table, Sequence[Row]]

AT_ONCE = 200


def kept(connection: Connection) -> Iterator[Portion]:
    """The rows of every table in portions; tables that others refer to come first.

    Args:
        connection: within one transaction, so that all rows are of one moment.
    """
    for table in KEPT:
        asked = select(table).order_by(*table.primary_key)
        with connection.execution_options(yield_per=AT_ONCE).execute(asked) as found:
            for rows in found.mappings().partitions():
                yield table, [dict(row) for row in rows]


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever kept there."""
    return not any(connection.execute(select(table).limit(1)).first() for table in KEPT)


def fill(connection: Connection, portions: Iterable[Portion]) -> int:
    """Add rows as they are; returns how many there were."""
    number = 0
    for table, rows in portions:
        connection.execute(insert(table), rows)
        number += len(rows)
    return number
