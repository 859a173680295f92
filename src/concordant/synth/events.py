"""Events in the order of time: what truly happens, and rumours of what does not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from heapq import heappop, heappush
from random import Random

from concordant.model.claim import Actor, Phase
from concordant.synth.cast import Goods
from concordant.synth.chance import Choice, choice, exponential, source_of_chance
from concordant.synth.world import Dyad, World

DAY = 24 * 60
# Events without a recipient, and those in which nothing is counted.
_ALONE = frozenset({"production"})
UNCOUNTED = frozenset({"technology_transfer", "agreement", "sanction"})
_AHEAD = (10, 90)
_LATER = (10, 60)
_GROWTH = (1.2, 3.0)
_ALIKE = (0.8, 1.25)


@dataclass(frozen=True, slots=True)
class Event:
    """One act.

    Attributes:
        id: its name.
        series: id of the first of a series, or its own.
        type: id of the kind of event.
        dyad: between whom.
        recipient: who receives; None for production.
        goods: what; None where the act is about none.
        figure: how many truly; None where nothing is counted.
        phase: done or planned.
        minute: from when on it is told, in minutes since the first of January of year 1.
        day: ordinal of the day on which it happens; later than it is told for what is planned.
        since: for a running total, ordinal of the day from which it counts.
        happened: false for a rumour.
    """

    id: str
    series: str
    type: str
    dyad: Dyad
    recipient: Actor | None
    goods: Goods | None
    figure: int | None
    phase: Phase
    minute: int
    day: int
    since: int | None = None
    happened: bool = True


class _Maker:
    """Draws events; each act that recurs or grows comes back through the calendar."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.chance: Random = source_of_chance(seed, "events")
        self.types: Choice[str] = choice(world.preset.events)
        self.more = exponential(max(0.1, world.preset.occurrences - 0.5))
        self.count = 0

    def fresh(self, minute: int) -> Event:
        """A new act."""
        preset, chance, draw = self.world.preset, self.chance, self.world.goods.draw
        kind, dyad = self.types.draw(chance), self.world.dyads.draw(chance)
        phase: Phase = "planned" if chance.random() < preset.planned else "done"
        self.count += 1
        identifier = f"e-{self.count:07d}"
        goods = None if kind in ("agreement", "sanction") else draw(chance)
        return Event(
            id=identifier,
            series=identifier,
            type=kind,
            dyad=dyad,
            recipient=None if kind in _ALONE else dyad.recipient,
            goods=goods,
            figure=self._figure(goods) if goods and kind not in UNCOUNTED else None,
            phase=phase,
            minute=minute,
            day=minute // DAY + (chance.randint(*_AHEAD) if phase == "planned" else 0),
            happened=chance.random() >= preset.circular,
        )

    def again(self, event: Event, minute: int) -> Event:
        """The same dyad and goods at another time."""
        alike = event.figure is not None and self.chance.random() < self.world.preset.alike
        if alike and event.figure is not None:
            figure: int | None = max(3, round(event.figure * self.chance.uniform(*_ALIKE)))
        else:
            figure = self._figure(event.goods) if event.goods and event.figure is not None else None
        self.count += 1
        identifier = f"e-{self.count:07d}"
        moved = event.day + (minute - event.minute) // DAY
        return replace(event, id=identifier, figure=figure, minute=minute, day=moved, happened=True)

    def total(self, event: Event, minute: int) -> Event:
        """A running total that has grown since the first figure."""
        grown = round((event.figure or 0) * self.chance.uniform(*_GROWTH))
        identifier, day = f"{event.id}-total", minute // DAY
        return replace(event, id=identifier, figure=grown, minute=minute, day=day, since=event.day)

    def _figure(self, goods: Goods | None) -> int | None:
        return round(self.world.figures[goods.most].draw(self.chance)) if goods else None

    def follow_ups(self, event: Event) -> Iterator[Event]:
        """Recurrences of a fresh act, and the later total of a counted one."""
        preset, chance = self.world.preset, self.chance
        if preset.recurrence:
            step = preset.recurrence[int(chance.random() * len(preset.recurrence))] * DAY
            times = 1 + int(self.more.draw(chance))
            for n in range(1, times):
                yield self.again(event, event.minute + n * step)
        grows = event.figure and event.phase == "done" and event.happened
        if grows and chance.random() < preset.update:
            yield self.total(event, event.minute + chance.randint(*_LATER) * DAY)


def events(world: World, seed: int) -> Iterator[Event]:
    """Acts without end, in the order of time."""
    maker = _Maker(world, seed)
    gap = exponential(DAY / world.preset.rate)
    minute = date.fromisoformat(world.preset.first_day).toordinal() * DAY
    calendar: list[tuple[int, int, Event]] = []
    planned = 0
    while True:
        minute += max(1, int(gap.draw(maker.chance)))
        fresh = maker.fresh(minute)
        while calendar and calendar[0][0] <= minute:
            yield heappop(calendar)[2]
        for event in maker.follow_ups(fresh):
            planned += 1
            heappush(calendar, (event.minute, planned, event))
        yield fresh
