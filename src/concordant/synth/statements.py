"""What first-hand sources say of an event: near the truth or a lie, yes or no, firmly or not."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from random import Random
from typing import Literal, NamedTuple

from concordant.model.claim import Certainty, Item, Quantity, TimeSpan, Voice
from concordant.synth.cast import Rough, Source
from concordant.synth.chance import exponential, source_of_chance
from concordant.synth.events import DAY, Event
from concordant.synth.world import Newsroom, World

When = Literal["day", "month", "recent", "since"]
_HEDGES: tuple[Certainty, ...] = ("unverified", "unverified", "suspected", "possible")
_LIES = (0.3, 3.0, 10.0)
_FIRST_HAND_OUTLET = 0.12
_BARE_DENIAL = 0.5
_LOST = 0.65
_HANDY = 0.6


class Statement(NamedTuple):
    """What one source says of one event.

    Attributes:
        event: the event.
        origin: id of the source; empty for a rumour.
        chain: voices that the originating report names.
        room: who publishes it first, where that is the source itself.
        minute: when it is first published.
        denied: whether it says that it is not so.
        certainty: how firmly.
        lie: whether the figure is far off.
        vague: whether anything is told roughly.
        figure: the figure as said.
        rough: the word that stands for it.
        level: how far the goods are raised above their most special name.
        when: how the day is told.
        item: the goods as a claim has them.
        quantity: the figure as a claim has it.
        time: the day as a claim has it.
    """

    event: Event
    origin: str
    chain: tuple[Voice, ...]
    room: Newsroom | None
    minute: int
    denied: bool
    certainty: Certainty
    lie: bool
    vague: bool
    figure: int | None
    rough: Rough | None
    level: int
    when: When
    item: Item | None
    quantity: Quantity | None
    time: TimeSpan | None


@lru_cache(4096)
def day_of(ordinal: int) -> str:
    """The ISO 8601 date of an ordinal."""
    return date.fromordinal(ordinal).isoformat()


@lru_cache(4096)
def _exact_day(ordinal: int) -> TimeSpan:
    day = day_of(ordinal)
    return TimeSpan(day, day, day, "day")


@lru_cache(1024)
def _month(month: str) -> TimeSpan:
    return TimeSpan(month, month, month, "month")


def counted(figure: int, unit: str) -> Quantity:
    """A figure as claims have it."""
    return Quantity(str(figure), figure, figure, unit)


def teller(world: World, seed: int) -> Callable[[Event], Iterator[Statement]]:
    """The function that gives all statements about an event.

    Args:
        world: who watches whom, and how truthful they are.
        seed: of the world.
    """
    chance = source_of_chance(seed, "statements")
    more, lag = exponential(world.preset.more_origins), exponential(1.5 * DAY)

    def tell(event: Event) -> Iterator[Statement]:
        if not event.happened:
            yield _rumour(world, event, chance)
            return
        seen: set[str] = set()
        for _ in range(1 + int(more.draw(chance))):
            minute = event.minute + min(10 * DAY, int(lag.draw(chance)))
            statement = _statement(world, event, minute, chance)
            if statement.origin not in seen:
                seen.add(statement.origin)
                yield statement

    return tell


def _rumour(world: World, event: Event, chance: Random) -> Statement:
    room = world.any_language.draw(chance)
    blank = _blank(event, "", (), room, event.minute)
    return _told_roughly(blank._replace(figure=event.figure, certainty="unverified"), world, chance, False)


def _statement(world: World, event: Event, minute: int, chance: Random) -> Statement:
    preset = world.preset
    if chance.random() < preset.denial:
        return _denial(world, event, minute, chance)
    room: Newsroom | None = None
    if chance.random() < _FIRST_HAND_OUTLET:
        room = world.first_hand[int(chance.random() * len(world.first_hand))]
        said, inflates = _blank(event, room.outlet.id, (), room, minute), False
    else:
        source = event.dyad.watchers[int(chance.random() * len(event.dyad.watchers))]
        said, inflates = (
            _blank(event, source.id, _voiced(world, source, chance), None, minute),
            source.inflates,
        )
    if chance.random() < preset.hedge:
        said = said._replace(certainty=_HEDGES[int(chance.random() * len(_HEDGES))])
    if event.figure is not None:
        figure, lie = _stated(event.figure, preset.spread, preset.lie, inflates, chance)
        said = said._replace(figure=figure, lie=lie)
    return _told_roughly(said, world, chance, chance.random() < preset.vague)


def _blank(
    event: Event, origin: str, chain: tuple[Voice, ...], room: Newsroom | None, minute: int
) -> Statement:
    """A statement whose words are still to be chosen."""
    when: When = "day" if event.since is None else "since"
    firm: Certainty = "asserted"
    return Statement(
        event, origin, chain, room, minute, False, firm, False, False, None, None, 0, when, None, None, None
    )


def _denial(world: World, event: Event, minute: int, chance: Random) -> Statement:
    """A party says that it is not so, half of the times without repeating figure and day."""
    party = event.dyad.parties[int(chance.random() * len(event.dyad.parties))]
    said = _blank(event, party.id, (party.voice,), None, minute)._replace(denied=True)
    if chance.random() < _BARE_DENIAL:
        return _worded(said._replace(vague=True, when="recent"))
    return _worded(said._replace(figure=event.figure))


def _voiced(world: World, source: Source, chance: Random) -> tuple[Voice, ...]:
    if chance.random() < world.preset.unnamed:
        officials = world.officials.get(source.bloc)
        return (officials,) if officials else (source.voice,)
    return (source.voice,)


def _stated(true: int, spread: float, lie: float, inflates: bool, chance: Random) -> tuple[int, bool]:
    """A figure near the truth, often rounded to three digits; or one that is far off."""
    lies = chance.random() < lie
    if lies:
        factors = _LIES[1:] if inflates else _LIES
        factor = factors[int(chance.random() * len(factors))]
    else:
        factor = 1 - spread + 2 * spread * chance.random()
    figure = max(1, round(true * factor))
    if figure >= 1000 and chance.random() < _HANDY:
        step = 10 ** (len(str(figure)) - 3)
        figure = (figure + step // 2) // step * step
    return figure, lies and figure != true


def _told_roughly(said: Statement, world: World, chance: Random, vague: bool) -> Statement:
    """Raise the goods, blur the figure, blur the day: at least one of them where ``vague``."""
    if not vague:
        return _worded(said)
    loses = [chance.random() < _LOST for _ in range(3)]
    goods = said.event.goods
    top = len(goods.levels) - 1 if goods else 0
    level = min(top, 1 + int(chance.random() * 2)) if loses[0] else 0
    when: When = said.when
    if when == "day" and (loses[2] or not (level or (loses[1] and said.figure))):
        when = "month" if chance.random() < 0.5 else "recent"
    if not loses[1] or said.figure is None:
        blurred = level > 0 or when != said.when
        return _worded(said._replace(level=level, when=when, vague=blurred))
    rough = _rough_word(world.rough, said.figure)
    return _worded(said._replace(level=level, when=when, figure=None, rough=rough, vague=True))


def _rough_word(words: tuple[Rough, ...], figure: int) -> Rough | None:
    found = None
    for word in words:
        if word.least <= figure:
            found = word
    return found


def _worded(said: Statement) -> Statement:
    """With goods, figure and day as a claim has them."""
    event = said.event
    level = event.goods.levels[said.level] if event.goods else None
    quantity = None
    if level and said.figure is not None:
        quantity = counted(said.figure, level.unit)
    elif level and said.rough:
        quantity = Quantity(said.rough.raw, said.rough.low, said.rough.high, level.unit)
    return said._replace(item=level.item if level else _subject(event), quantity=quantity, time=_time(said))


_SUBJECT = Item(None, "other")
_KNOW_HOW = Item("know-how", "technology")


def _subject(event: Event) -> Item:
    """What a treaty or a sanction is about."""
    return _KNOW_HOW if event.type == "technology_transfer" else _SUBJECT


def _time(said: Statement) -> TimeSpan | None:
    event = said.event
    if said.when == "since" and event.since is not None:
        first, last = day_of(event.since), day_of(event.day)
        return TimeSpan(f"since {first}", first, last, "range")
    if said.when == "day":
        return _exact_day(event.day)
    return _month(day_of(event.day)[:7]) if said.when == "month" else None
