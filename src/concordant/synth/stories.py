"""Who, where and what one story tells of, the same in every language; ``stories.toml`` has the names."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from concordant.synth.cast import LANGUAGES

_FILE = Path(__file__).parent / "stories.toml"
_PEOPLE, _PLACES, _FIRMS, _SHIPS = 5, 4, 2, 2
_SPAN = 4096

Name = tuple[str, ...]
"""A name in each language, in the order of ``LANGUAGES``."""


class Person(NamedTuple):
    """Somebody invented: his name, and what he is."""

    name: Name
    role: Name


class Story(NamedTuple):
    """Those who appear in the report that tells a story first, and in all that is made from it."""

    people: tuple[Person, ...]
    places: tuple[Name, ...]
    firms: tuple[Name, ...]
    ships: tuple[Name, ...]
    institute: Name


class Details(NamedTuple):
    """What one sentence of a story holds: names, and figures that all languages can decline alike.

    Attributes:
        names: by slot.
        people: the one and the other.
        counts: by slot.
        tenths: millions of dollars, in tenths.
        day: day, month and year of something past.
        year: another year.
        weekday: its number.
        clock: hour and minute.
        quotes: which half-sentences are quoted.
    """

    names: Mapping[str, Name]
    people: tuple[Person, Person]
    counts: Mapping[str, int]
    tenths: int
    day: tuple[int, int, int]
    year: int
    weekday: int
    clock: tuple[int, int]
    quotes: tuple[int, int]


@lru_cache(maxsize=4096)
def story(number: int, agent: str, recipient: str) -> Story:
    """The story of a number, with people and places of both parties and people from elsewhere.

    Args:
        number: which; equal numbers give equal stories.
        agent: id of the party that acts.
        recipient: id of the other.
    """
    chance, table = Random(number), _table()
    homes = [table["parties"][agent], table["parties"][recipient]]
    regions = [homes[0]["people"], homes[1]["people"], *table["names"]]
    roles = chance.sample(table["roles"]["all"], _PEOPLE)
    people = [
        Person(_person(table["names"][regions[i] if i < 2 else chance.choice(regions)], chance), role)
        for i, role in enumerate(roles)
    ]
    places = [place for home in homes for place in home["places"]]
    return Story(
        tuple(people),
        tuple(chance.sample(sorted(set(places)), _PLACES)),
        tuple(_coined(table["firms"], chance) for _ in range(_FIRMS)),
        tuple(_coined(table["ships"], chance) for _ in range(_SHIPS)),
        chance.choice(table["institutes"]["first"]),
    )


def details(told: Story, number: int, topic: int) -> Details:
    """What a story says on a topic.

    Args:
        told: the story.
        number: its number.
        topic: number of the topic.
    """
    chance = Random(number * _SPAN + topic)
    one, other = chance.sample(told.people, 2)
    place, town = chance.sample(told.places, 2)
    names = {
        "place": place,
        "town": town,
        "firm": chance.choice(told.firms),
        "ship": chance.choice(told.ships),
        "inst": told.institute,
    }
    # Figures that end in 0 or 5 to 9 take the same form of a noun in Russian, and "th" in English.
    counts = {
        "n": _many(chance, 5, 14),
        "m": _many(chance, 1, 4),
        "km": _many(chance, 1, 60),
        "pct": _many(chance, 0, 7),
        "big": _many(chance, 20, 960),
        "big2": _many(chance, 20, 960),
        "unit": _many(chance, 2, 24),
    }
    return Details(
        names,
        (one, other),
        counts,
        chance.randrange(11, 980),
        (chance.randint(2, 28), chance.randrange(12), chance.randint(1998, 2014)),
        chance.randint(1994, 2014),
        chance.randrange(7),
        (chance.randint(1, 23), chance.randrange(5, 60)),
        (int(chance.random() * _SPAN), int(chance.random() * _SPAN)),
    )


def _many(chance: Random, least: int, most: int) -> int:
    return chance.randint(least, most) * 10 + chance.randint(5, 9)


def _person(region: Mapping[str, Any], chance: Random) -> Name:
    given, family = chance.choice(region["given"]), chance.choice(region["family"])
    pair = (family, given) if region.get("family_first") else (given, family)
    return tuple(f"{one} {other}" for one, other in zip(*pair, strict=True))


def _coined(lists: Mapping[str, Sequence[Name]], chance: Random) -> Name:
    pair = chance.choice(lists["first"]), chance.choice(lists["second"])
    return tuple(f"{one} {other}" for one, other in zip(*pair, strict=True))


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = _rows(tomllib.loads(_FILE.read_text("utf-8")))
    return found


def _rows(value: Any) -> Any:
    """The tables with every list of names split by language."""
    if isinstance(value, dict):
        return {k: _rows(v) for k, v in value.items()}
    return [_name(entry) for entry in value] if isinstance(value, list) else value


def _name(entry: str) -> Name:
    forms = entry.split("/")
    return tuple(forms) if len(forms) == len(LANGUAGES) else (forms[0], forms[0], forms[1])
