"""Linking again only what new statements can touch; the acts come out as if everything had been linked.

Every act depends on nothing that begins further away than the horizon of its event. So what arrives or goes
can change only acts with a statement in its zone, one horizon to either side; and to link these rightly
takes one horizon more. All acts with a statement in a zone are replaced by those of the new linking.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from concordant.linking.acts import Act
from concordant.linking.clusters import Crowd
from concordant.linking.decisions import Decisions
from concordant.linking.linking import Block, horizon, link_block
from concordant.linking.statements import Statement
from concordant.linking.terms import Terms


class Zone(NamedTuple):
    """Statements of a block that begin between two days, both included."""

    block: Block
    first: int
    last: int

    def holds(self, s: Statement) -> bool:
        """Whether a statement of the block begins in the zone."""
        return self.first <= s.first <= self.last


class Shelf(Protocol):
    """Where statements are kept by block and first day."""

    def between(self, block: Block, first: int, last: int) -> Iterable[Statement]:
        """The statements of a block that begin between two days, both included."""
        ...


class Change(NamedTuple):
    """What linking again gives.

    Attributes:
        zones: where acts may have changed; every earlier act with a statement in one of them is void.
        acts: the acts that take their place.
        crowds: where too much was said at once.
    """

    zones: tuple[Zone, ...]
    acts: tuple[Act, ...]
    crowds: tuple[Crowd, ...]


def zones(touched: Iterable[Statement], terms: Terms) -> tuple[Zone, ...]:
    """Where statements that came or went can change acts, overlapping zones joined."""
    days: dict[Block, set[int]] = {}
    for s in touched:
        days.setdefault(s.block, set()).add(s.first)
    return tuple(zone for block in sorted(days) for zone in _joined(block, sorted(days[block]), terms))


def _joined(block: Block, days: Iterable[int], terms: Terms) -> Iterator[Zone]:
    reach = horizon(terms.pace(block[0]))
    zone: Zone | None = None
    for day in days:
        # Two zones must not share what is linked for both: an act would be given twice.
        if zone is not None and day - reach <= zone.last + 2 * reach:
            zone = zone._replace(last=day + reach)
            continue
        if zone is not None:
            yield zone
        zone = Zone(block, day - reach, day + reach)
    if zone is not None:
        yield zone


def relink(touched: Iterable[Statement], shelf: Shelf, terms: Terms, decisions: Decisions) -> Change:
    """The acts that take the place of all that ``touched`` may have changed.

    Decisions that join acts are applied by the caller, who holds all of them.

    Args:
        touched: statements that came or went; the shelf already holds what came, and no more what went.
        shelf: all statements.
        terms: the knowledge as linking uses it.
        decisions: what people decided.
    """
    found: list[Act] = []
    crowds: list[Crowd] = []
    changed = zones(touched, terms)
    for zone in changed:
        reach = horizon(terms.pace(zone.block[0]))
        near = [
            s
            for s in shelf.between(zone.block, zone.first - reach, zone.last + reach)
            if s.id not in decisions.rejected
        ]
        if near:
            linked = link_block(near, terms, decisions)
            found.extend(a for a in linked.acts if any(zone.holds(s) for s in a.statements))
            crowds.extend(linked.crowds)
    return Change(changed, tuple(found), tuple(crowds))


class MemoryShelf:
    """Statements by block and first day, in memory."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._held: dict[Block, list[tuple[int, str, Statement]]] = {}
        for s in statements:
            self._held.setdefault((s.event, s.agent.block, s.recipient.block), []).append((s.first, s.id, s))
        for found in self._held.values():
            found.sort(key=_place)

    def put(self, s: Statement) -> None:
        """Add one statement."""
        insort(self._held.setdefault(s.block, []), (s.first, s.id, s), key=_place)

    def take(self, s: Statement) -> None:
        """Remove one statement."""
        found = self._held[s.block]
        del found[bisect_left(found, (s.first, s.id), key=_place)]

    def blocks(self) -> Iterable[Block]:
        """All blocks."""
        return self._held.keys()

    def all(self, block: Block) -> Iterator[Statement]:
        """The statements of a block, by first day."""
        for _, _, s in self._held.get(block, []):
            yield s

    def between(self, block: Block, first: int, last: int) -> Iterator[Statement]:
        """The statements of a block that begin between two days, both included."""
        found = self._held.get(block, [])
        lower = bisect_left(found, first, key=_day)
        for _, _, s in found[lower : bisect_right(found, last, key=_day)]:
            yield s


def _place(entry: tuple[int, str, Statement]) -> tuple[int, str]:
    return entry[:2]


def _day(entry: tuple[int, str, Statement]) -> int:
    return entry[0]
