"""Adding rows: what is already there is left alone, everything else is numbered and added.

All of this runs inside one transaction of the only writer, which is what makes the numbering safe.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, bindparam, func, insert, select

from concordant.store.rows import Arrival, Recorded, Row
from concordant.store.tables import APART, CLAIMS, DOCUMENTS, PROBLEMS, RAWS, READINGS, RECEIVED, VERSIONS

# How many values one question may hold; databases limit it, the lowest limit in use is 999.
AT_ONCE = 900


def known(connection: Connection, identities: Collection[str]) -> dict[str, int]:
    """The numbers of those ``identities`` that have arrived before."""
    asked = select(RECEIVED.c.identity, RECEIVED.c.seq)
    return dict(among(connection, asked, RECEIVED.c.identity, identities))


def add_arrivals(connection: Connection, arrivals: Sequence[Arrival]) -> int:
    """Add what has not arrived before; returns how many that were."""
    before = known(connection, {a.identity for a in arrivals})
    fresh = {a.identity: a for a in arrivals if a.identity not in before}
    raws = {a.raw["sha256"]: a.raw for a in fresh.values()}
    kept = {sha for (sha,) in among(connection, select(RAWS.c.sha256), RAWS.c.sha256, raws)}
    add(connection, RAWS, [row for sha, row in raws.items() if sha not in kept])
    add(connection, RECEIVED, _numbered(connection, RECEIVED, [a.received for a in fresh.values()]))
    return len(fresh)


def add_readings(connection: Connection, readings: Sequence[Recorded], version: str) -> int:
    """Add the readings that this version has not recorded yet; returns how many that were."""
    number = _version(connection, version)
    arrivals = known(connection, {r.identity for r in readings})
    asked = select(READINGS.c.received).where(READINGS.c.version == number)
    done = {seq for (seq,) in among(connection, asked, READINGS.c.received, arrivals.values())}
    fresh = {arrivals[r.identity]: r for r in reversed(readings) if arrivals[r.identity] not in done}
    rows = [{"received": seq, "version": number, **r.reading} for seq, r in reversed(fresh.items())]
    numbered = _numbered(connection, READINGS, rows)
    add(connection, READINGS, numbered)
    _add_parts(connection, [(row["seq"], fresh[row["received"]]) for row in numbered])
    return len(numbered)


def _add_parts(connection: Connection, readings: Sequence[tuple[int, Recorded]]) -> None:
    documents = [{"reading": seq, "packed": r.document} for seq, r in readings if r.document is not None]
    claims = [{"reading": seq, **claim} for seq, r in readings for claim in r.claims]
    problems = [{"reading": seq, **problem} for seq, r in readings for problem in r.problems]
    add(connection, DOCUMENTS, documents)
    add(connection, CLAIMS, _numbered(connection, CLAIMS, claims))
    add(connection, PROBLEMS, _numbered(connection, PROBLEMS, problems))
    if any(r.apart for _, r in readings):
        apart = [{"reading": seq, **each} for seq, r in readings for each in r.apart]
        add(connection, APART, _numbered(connection, APART, apart))


def _version(connection: Connection, name: str) -> int:
    asked = select(VERSIONS.c.seq).where(VERSIONS.c.name == name)
    found: int | None = connection.execute(asked).scalar()
    if found is not None:
        return found
    rows = _numbered(connection, VERSIONS, [{"name": name}])
    add(connection, VERSIONS, rows)
    return int(rows[0]["seq"])


def _numbered(connection: Connection, table: Table, rows: Sequence[Row]) -> list[Row]:
    last: int = connection.execute(select(func.max(table.c.seq))).scalar() or 0
    return [{"seq": seq, **row} for seq, row in enumerate(rows, last + 1)]


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows, which all have the same columns, as they are."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), rows)
        return
    # Making the parameters of each row ready takes as long as SQLite takes to add it.
    names = tuple(rows[0])
    values = [tuple(map(row.__getitem__, names)) for row in rows]
    places = ", ".join("?" * len(names))
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})", values)


def among(
    connection: Connection, asked: Select[Any], column: Column[Any], values: Collection[Any]
) -> Iterator[Any]:
    """The rows whose ``column`` is one of ``values``, asked for in portions."""
    # In order, so that each page of a large index is met once.
    every = sorted(values)
    for start in range(0, len(every), AT_ONCE):
        some = every[start : start + AT_ONCE]
        # A statement made anew for each portion takes as long as its answer.
        if connection.dialect.name == "sqlite":
            yield from connection.execute(
                asked.where(column.in_(_LISTED)), {"listed": json.dumps(some)}
            ).all()
        else:
            yield from connection.execute(asked.where(column.in_(some)))


_LISTED = select(func.json_each(bindparam("listed")).table_valued("value").c.value)
"""The values of a list that is given as JSON."""
