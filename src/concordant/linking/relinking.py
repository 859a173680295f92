"""Linking again only what new statements can touch; the acts come out as if everything had been linked.

Every act depends on nothing that begins further away than the horizon of its event. So what arrives or goes
can change only acts with a statement in its zone, one horizon to either side; and to link these rightly
takes one horizon more. Nor does anything reach across a stretch of days in which no act can have happened.
All acts with a statement that can be reached are replaced by those of the new linking.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from concordant.linking.acts import Act
from concordant.linking.clusters import LONG, Crowd
from concordant.linking.decisions import Decisions
from concordant.linking.linking import Block, by_block, horizon, link_block
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
        claims: claims whose acts may have changed; every earlier act with one of them is void.
        acts: the acts that take their place.
        crowds: where too much was said at once.
    """

    claims: frozenset[str]
    acts: tuple[Act, ...]
    crowds: tuple[Crowd, ...]


def zones(touched: Mapping[Block, Iterable[Statement]], terms: Terms) -> tuple[Zone, ...]:
    """Where statements that came or went can change acts, overlapping zones joined."""
    return tuple(
        zone
        for block in sorted(touched)
        for zone in _joined(block, sorted({s.first for s in touched[block]}), terms)
    )


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
    reached: set[str] = set()
    asked = by_block(touched)
    for zone in zones(asked, terms):
        pace = terms.pace(zone.block[0])
        reach = horizon(pace)
        near = list(shelf.between(zone.block, zone.first - reach, zone.last + reach))
        claims = {s.id for s in _reached(near, asked[zone.block], pace.gap) if zone.holds(s)}
        reached |= claims
        told = [s for s in near if decisions.counts(s.id, s.waits)]
        if told:
            linked = link_block(told, terms, decisions)
            found.extend(a for a in linked.acts if not claims.isdisjoint(s.id for s in a.statements))
            crowds.extend(linked.crowds)
    return Change(frozenset(reached), tuple(found), tuple(crowds))


def _reached(near: Iterable[Statement], touched: Iterable[Statement], gap: int) -> Iterator[Statement]:
    """The statements that hang together with touched ones by windows that meet, or nearly do."""
    everybody = [*((s, False) for s in near), *((s, True) for s in touched)]
    for long in (False, True):
        chain: list[Statement] = []
        is_touched, until = False, 0
        some = (each for each in everybody if (each[0].last - each[0].first > LONG) == long)
        for s, came in sorted(some, key=lambda each: each[0].first):
            if chain and s.first > until + gap:
                yield from chain if is_touched else ()
                chain, is_touched, until = [], False, 0
            chain.append(s)
            is_touched |= came
            # What tells no single act is told apart by its beginning alone.
            until = max(until, s.first if long else s.last)
        yield from chain if is_touched else ()


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
