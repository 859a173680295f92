"""Reports: a statement's first report and all that copy, rewrite, translate, sum up or garble it."""

from collections import deque
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from concordant.model.claim import Voice
from concordant.synth.chance import Choice, cascades, choice, source_of_chance
from concordant.synth.statements import Statement
from concordant.synth.truth import Kind
from concordant.synth.world import Newsroom, World

_CREDITED = 0.5
_LONGEST_CHAIN = 3
_REMEMBERED = 64
_CORRECTED_AFTER = (60, 2880)
_GARBLED = (0.1, 10.0)


class Part(NamedTuple):
    """What a report says of one event.

    Attributes:
        statement: what was said at first hand.
        parent: id of the report that it is taken from.
        kind: how.
        chain: the voices that are left or added.
        named: whether the true source is still among them.
        figure: the figure as printed here.
        family: id of the report at the root.
    """

    statement: Statement
    parent: str | None
    kind: Kind
    chain: tuple[Voice, ...]
    named: bool
    figure: int | None
    family: str


class Posting(NamedTuple):
    """One published report.

    Attributes:
        minute: when, in minutes since the first of January of year 1.
        number: a number of its own, in the order of making.
        id: its id.
        room: who publishes it.
        parts: what it says, one for each event.
        heirs: how many reports are made from its text.
    """

    minute: int
    number: int
    id: str
    room: Newsroom
    parts: tuple[Part, ...]
    heirs: int = 0


class _Thread:
    """The reports of one statement so far, and by whom.

    Attributes:
        posted: the reports, models before what is made from them.
        rooms: numbers of those who have it.
        pool: numbers of reports, each as often as somebody may come upon it.
        heirs: how many reports are made from each text.
    """

    __slots__ = ("heirs", "pool", "posted", "rooms")

    def __init__(self, first: Posting) -> None:
        self.posted, self.rooms = [first], {first.room.index}
        self.pool, self.heirs = [0], [0]

    def add(self, posting: Posting, model: int, inherits: bool = True) -> None:
        """One more report; what is taken over once is taken over more often."""
        self.posted.append(posting)
        self.rooms.add(posting.room.index)
        self.pool.extend((model, len(self.posted) - 1))
        self.heirs.append(0)
        self.heirs[model] += inherits

    def reports(self) -> list[Posting]:
        """All reports, with the number of their heirs."""
        return [p._replace(heirs=n) if n else p for p, n in zip(self.posted, self.heirs, strict=True)]


class _Press:
    """Publishes statements one after the other, and remembers the last for summaries."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.chance: Random = source_of_chance(seed, "cascade")
        self.sizes = cascades(world.preset.copies)
        self.kinds: Choice[Kind] = choice({_kind(k): v for k, v in world.preset.kinds.items()})
        self.prefix = f"{world.preset.name}-{seed}"
        self.number = 0
        self.recent: deque[Part] = deque(maxlen=_REMEMBERED)

    def publish(self, statement: Statement) -> list[Posting]:
        """The whole cascade of one statement."""
        room = statement.room or self.world.any_language.draw(self.chance)
        thread = _Thread(self._first(statement, room))
        if not statement.event.happened:
            self._echo(thread)
        for _ in range(int(self.sizes.draw(self.chance))):
            self._derive(thread)
        self.recent.append(thread.posted[0].parts[0])
        return thread.reports()

    def _post(self, minute: int, room: Newsroom, parts: tuple[Part, ...]) -> Posting:
        self.number += 1
        return Posting(minute, self.number, f"{self.prefix}-{self.number:07d}", room, parts)

    def _first(self, statement: Statement, room: Newsroom) -> Posting:
        kind: Kind = "update" if statement.event.since is not None else "original"
        named = not statement.chain or statement.chain[0].id is not None
        if not statement.event.happened:
            kind, named = "circular", False
        family = f"{self.prefix}-{self.number + 1:07d}"
        part = Part(statement, None, kind, statement.chain, named, statement.figure, family)
        return self._post(statement.minute, room, (part,))

    def _echo(self, thread: _Thread) -> None:
        """A rumour: the second outlet cites the first, and the first has cited the second."""
        first = thread.posted[0]
        other = self._room(first.room, thread.rooms)
        back = first.parts[0]._replace(chain=(other.outlet.voice,))
        thread.posted[0] = first._replace(parts=(back,))
        there = back._replace(chain=(first.room.outlet.voice,), parent=first.id)
        minute = first.minute + 1 + int(other.delay.draw(self.chance))
        thread.add(self._post(minute, other, (there,)), 0)

    def _room(self, near: Newsroom, taken: set[int]) -> Newsroom:
        """Who takes it over: somebody who has not had it yet, and who subscribes if it is an agency's."""
        chance, world = self.chance, self.world
        room = near
        abroad = chance.random() < world.preset.translation
        pick = world.any_language if abroad else world.by_language[near.outlet.lang]
        for _ in range(4):
            room = pick.draw(chance)
            fresh = room.index not in taken and (not abroad or room.outlet.lang != near.outlet.lang)
            if fresh and (not near.outlet.agency or near.index in room.agencies):
                break
        return room

    def _derive(self, thread: _Thread) -> None:
        """One more report from one of those there are."""
        chance, preset = self.chance, self.world.preset
        model = thread.pool[int(chance.random() * len(thread.pool))]
        parent = thread.posted[model]
        room = self._room(parent.room, thread.rooms)
        part = self._taken_over(parent, room)
        minute = parent.minute + 1 + int(room.delay.draw(chance))
        if chance.random() < preset.roundup and part.kind != "translation" and self.recent:
            thread.add(self._post(minute, room, self._summary(part, minute)), model, inherits=False)
        elif part.figure is not None and chance.random() < preset.correction:
            self._garble(thread, part, model, minute, room)
        else:
            thread.add(self._post(minute, room, (part,)), model)

    def _garble(self, thread: _Thread, part: Part, model: int, minute: int, room: Newsroom) -> None:
        """A figure with a digit too many or too few, and its correction by the same outlet."""
        wrong = max(1, round((part.figure or 0) * _GARBLED[int(self.chance.random() * 2)]))
        garbled = self._post(minute, room, (part._replace(figure=wrong, kind="garbled"),))
        thread.add(garbled, model)
        after = minute + self.chance.randint(*_CORRECTED_AFTER)
        right = part._replace(kind="correction", parent=garbled.id)
        thread.add(self._post(after, room, (right,)), len(thread.posted) - 1)

    def _taken_over(self, parent: Posting, room: Newsroom) -> Part:
        old = parent.parts[0]
        kind: Kind = (
            "translation" if room.outlet.lang != parent.room.outlet.lang else self.kinds.draw(self.chance)
        )
        chain, named = self._attributed(old, parent.room)
        return Part(old.statement, parent.id, kind, chain, named, old.figure, old.family)

    def _attributed(self, old: Part, model: Newsroom) -> tuple[tuple[Voice, ...], bool]:
        """The chain of the model, with the agency credited, or without its source, or with another."""
        chance, preset = self.chance, self.world.preset
        chain, named = old.chain, old.named
        if named and chance.random() < preset.drop_source:
            return self._without_source(old, model), False
        if named and chance.random() < preset.wrong_source:
            sources = self.world.sources
            other = sources[int(chance.random() * len(sources))]
            return (other.voice, *chain[1:]), other.id == old.statement.origin
        voice = model.outlet.voice
        first_hand = named and not chain
        credited = model.outlet.agency and voice not in chain and chance.random() < _CREDITED
        if (first_hand or credited) and len(chain) < _LONGEST_CHAIN:
            chain = (*chain, voice)
        return chain, named

    def _without_source(self, old: Part, model: Newsroom) -> tuple[Voice, ...]:
        """Only the outlet itself is left, or an unnamed voice of the source's bloc, or who passed it on."""
        draw = self.chance.random()
        if draw < 0.35 and old.chain:
            officials = self.world.officials.get(old.chain[0].state)
            return (officials,) if officials else ()
        if draw < 0.55 and model.outlet.agency and old.chain:
            return (model.outlet.voice,)
        return ()

    def _summary(self, part: Part, minute: int) -> tuple[Part, ...]:
        """One to three acts beside this one, out of those told last."""
        chance = self.chance
        found = [part._replace(kind="roundup")]
        events = {part.statement.event.id}
        for _ in range(1 + int(chance.random() * 3)):
            other = self.recent[int(chance.random() * len(self.recent))]
            if other.statement.event.id not in events and other.statement.minute <= minute:
                events.add(other.statement.event.id)
                found.append(other._replace(kind="roundup", parent=other.family))
        return tuple(found)


def press(world: World, seed: int) -> Callable[[Statement], list[Posting]]:
    """The function that publishes a statement: its first report, then those that derive from it."""
    return _Press(world, seed).publish


def _kind(name: str) -> Kind:
    for kind in ("verbatim", "cut", "shuffle", "light", "heavy"):
        if kind == name:
            return kind
    raise ValueError(f"no way of copying is called {name!r}")
