"""Rows that are given to the database as one value, to be joined with its tables.

A question for each of thousands of rows costs more than its answer; asked at once, the database goes through
its index in order.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

Kind = Literal["text", "bigint"]


def table_of(dialect: str, columns: Mapping[str, Kind]) -> str:
    """What stands in place of a table in SQL: the rows of the parameter ``given``, with these columns."""
    if dialect == "sqlite":
        cells = ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(columns))
        return f"(SELECT {cells} FROM json_each(:given))"
    cells = ", ".join(
        f"CAST(value ->> {n} AS {kind}) AS {name}" for n, (name, kind) in enumerate(columns.items())
    )
    return f"(SELECT {cells} FROM json_array_elements(CAST(:given AS json)) AS listed (value))"


def packed(rows: Iterable[Sequence[Any]]) -> str:
    """The parameter ``given``: rows in the order in which an index holds them, each once."""
    return json.dumps(sorted({tuple(row) for row in rows}))
