"""The cast of invented worlds: who and what there is, by ``cast.toml`` and the shipped knowledge."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.load import load
from concordant.knowledge.schema import Actor as Entry
from concordant.model.claim import Actor, Item, Voice

_FILE = Path(__file__).parent / "cast.toml"
LANGUAGES = ("fr", "en", "ru")


@dataclass(frozen=True, slots=True)
class Source:
    """Who sees and says things at first hand."""

    id: str
    bloc: str
    voice: Voice
    inflates: bool


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes.

    Attributes:
        id: its id in the knowledge.
        name: what it is called.
        state: where it is seated.
        lang: the language it writes.
        agency: whether others take over its dispatches.
        own: whether it reports at first hand too.
        voice: how others name it.
    """

    id: str
    name: str
    state: str | None
    lang: str
    agency: bool
    own: bool
    voice: Voice


@dataclass(frozen=True, slots=True)
class Level:
    """Goods at one height of the tree: a model, its class, a wider class."""

    item: Item
    unit: str


@dataclass(frozen=True, slots=True)
class Goods:
    """What is delivered or made, from the most special name upwards, and how many there may be."""

    levels: tuple[Level, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Rough:
    """A word that says how much only roughly; ``least`` is the smallest figure that it is used for."""

    id: str
    least: int
    low: int
    high: int
    raw: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything that may appear; ``goods`` is by the id of the model or class.

    ``demonyms`` and ``outlet_names`` are by language, then by the code of the state or the outlet's id.
    """

    top: tuple[str, str]
    states: Mapping[str, Actor]
    groups: Mapping[str, Actor]
    officials: Mapping[str, Voice]
    sources: tuple[Source, ...]
    outlets: tuple[Outlet, ...]
    goods: Mapping[str, Goods]
    rough: tuple[Rough, ...]
    demonyms: Mapping[str, Mapping[str, str]]
    outlet_names: Mapping[str, Mapping[str, str]]


@cache
def shipped_cast() -> Cast:
    """The cast as shipped."""
    knowledge, _ = load()
    return cast_from(knowledge)


def cast_from(knowledge: Knowledge) -> Cast:
    """The cast with the names that ``knowledge`` gives."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    actors = knowledge.actors
    return Cast(
        top=tuple(table["top"]),
        states={i: _actor(actors[i]) for i in table["states"]},
        groups={i: _actor(actors[i]) for i in table["groups"]},
        officials={i: _officials(actors[i]) for i in table["states"]},
        sources=tuple(_source(actors[s["id"]], s.get("inflates", False)) for s in table["source"]),
        outlets=tuple(_outlets(knowledge, table["outlets"])),
        goods=dict(_goods(knowledge, table["goods"])),
        rough=tuple(Rough(**row) for row in table["rough"]),
        demonyms={lang: dict(_demonyms(knowledge, table, lang)) for lang in LANGUAGES},
        outlet_names={lang: dict(_outlet_names(knowledge, table, lang)) for lang in LANGUAGES},
    )


def _actor(entry: Entry) -> Actor:
    return Actor(entry.name, entry.state, entry.id, entry.name)


def _officials(state: Entry) -> Voice:
    name = f"{_demonym(state, 'en')} officials"
    return Voice(name, state.state, name)


def _demonym(state: Entry, lang: str) -> str:
    demonyms = state.demonyms.get(lang, ())
    first = demonyms[0] if demonyms else state.name
    return first if isinstance(first, str) else first[0]


def _demonyms(knowledge: Knowledge, table: Mapping[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    for identifier in table["states"]:
        state = knowledge.actors[identifier]
        yield state.state or "", _demonym(state, lang)


def _outlet_names(knowledge: Knowledge, table: Mapping[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    """The first name in a language, without common nouns before it or notes in brackets behind it."""
    for identifier in (i for each in LANGUAGES for i in table["outlets"][each]):
        outlet = knowledge.outlets[identifier]
        known = next(iter(outlet.names.get(lang, ())), outlet.name)
        proper = known[:1].isupper() or known[:1].isdigit()
        yield identifier, known if proper and "(" not in known else outlet.name


def _source(entry: Entry, inflates: bool) -> Source:
    voice = Voice(entry.name, entry.state, entry.name, id=entry.id)
    return Source(entry.id, entry.state or "", voice, inflates)


def _outlets(knowledge: Knowledge, table: Mapping[str, list[str]]) -> Iterator[Outlet]:
    known, own = knowledge.outlets, set(table["own"])
    for lang in LANGUAGES:
        for identifier in table[lang]:
            o = known[identifier]
            voice = Voice(o.name, o.state, o.name, id=o.id)
            yield Outlet(o.id, o.name, o.state, lang, o.relays, o.id in own, voice)


def _goods(knowledge: Knowledge, table: Mapping[str, Any]) -> Iterator[tuple[str, Goods]]:
    for name, row in table.items():
        ladder = tuple(_classes(knowledge, name))
        yield name, Goods(ladder, row["most"])
        for identifier in row["models"]:
            model = knowledge.materiel[identifier]
            level = Level(Item(model.name, name, model.id), model.unit)
            yield identifier, Goods((level, *ladder), row["most"])


def _classes(knowledge: Knowledge, name: str) -> Iterator[Level]:
    """The class and those above it, by the first of its wider classes."""
    entry = knowledge.classes[name]
    yield Level(Item(name.replace("_", " "), name), entry.unit)
    if entry.broader:
        yield from _classes(knowledge, entry.broader[0])
