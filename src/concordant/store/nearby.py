"""Findings near others: of the same kind and parties, at about the same time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from sqlalchemy import Connection, TextClause, text

from concordant.linking.clusters import LONG
from concordant.store.given import Kind, packed, table_of


class Near(NamedTuple):
    """Where to look: an empty party is any.

    Attributes:
        event: kind of event.
        phase: how far along.
        agent: block of who acts.
        recipient: block of who receives.
        since: first day, as an ordinal.
        until: last day.
    """

    event: str
    phase: str
    agent: str
    recipient: str
    since: int
    until: int


_COLUMNS: Mapping[str, Kind] = {
    "event": "text",
    "phase": "text",
    "agent": "text",
    "recipient": "text",
    "since": "bigint",
    "until": "bigint",
}
# A short one is found by its first day alone, so that an index leads to it.
_TIMES = (
    f"f.lasts = 0 AND f.first BETWEEN w.since - {LONG} AND w.until",
    "f.lasts = 1 AND f.first <= w.until AND f.last >= w.since",
)


def findings_near(connection: Connection, places: Iterable[Near]) -> Iterator[str]:
    """Ids of findings of the same parties, and of such as leave one open; some come several times."""
    wanted: dict[tuple[str, ...], list[Sequence[str | int]]] = {}
    for place in places:
        for agent, recipient in product(_parties(place.agent), _parties(place.recipient)):
            known = tuple(
                name for name, block in (("agent", agent), ("recipient", recipient)) if block is not None
            )
            row = (place.event, place.phase, agent or "", recipient or "", place.since, place.until)
            wanted.setdefault(known, []).append(row)
    for known, rows in sorted(wanted.items()):
        given = packed(rows)
        for asked in _questions(connection.dialect.name, known):
            yield from connection.execute(asked, {"given": given}).scalars()


def _parties(block: str) -> tuple[str | None, ...]:
    """The same party and an open one; for an open one any, which is None."""
    return (block, "") if block else (None,)


@cache
def _questions(dialect: str, known: tuple[str, ...]) -> tuple[TextClause, ...]:
    same = " AND ".join(f"f.{name} = w.{name}" for name in ("event", "phase", *known))
    asked = f"SELECT f.id FROM {table_of(dialect, _COLUMNS)} AS w CROSS JOIN findings AS f WHERE {same} AND "
    return tuple(text(asked + times) for times in _TIMES)
