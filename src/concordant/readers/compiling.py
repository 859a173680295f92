"""The built-in readers of languages, compiled from the knowledge: made once, then only used."""

from collections.abc import Mapping
from time import process_time
from typing import Any

from concordant.extraction.engines import compile_engines, reader_of
from concordant.extraction.reader import DocumentReader
from concordant.extraction.weights import Weights
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import (
    ActorNouns,
    Called,
    Frame,
    Grammar,
    ItemNouns,
    LocalNames,
    Operator,
    Profile,
    WeightTable,
)
from concordant.knowledge.schema import Actor
from concordant.language.compiled import Entries
from concordant.readers import kept

_COMPILED: dict[tuple[str, str], DocumentReader | None] = {}
"""Readers by knowledge digest and language: compiling one takes seconds, and it never changes."""

_WORTHWHILE = 0.5
"""Seconds of CPU time from which on a compiled language is kept for the next run."""


def reader_for(knowledge: Knowledge, code: str) -> DocumentReader | None:
    """The compiled reader of one language; None where the knowledge holds none."""
    key = (knowledge.digest, code)
    if key not in _COMPILED:
        _COMPILED[key] = _compile(knowledge, code)
    return _COMPILED[key]


def _compile(knowledge: Knowledge, code: str) -> DocumentReader | None:
    parts = kept.recall(knowledge.digest, code)
    if parts is None:
        began = process_time()
        parts = _made(knowledge, code)
        if parts is not None and process_time() - began > _WORTHWHILE:
            kept.keep(knowledge.digest, code, parts)
    return reader_of(*parts) if parts is not None else None


def _made(knowledge: Knowledge, code: str) -> kept.Parts | None:
    profile = next(iter(knowledge.select(f"language/{code}", Profile).values()), None)
    if profile is None:
        return None
    entries = Entries(
        profile=profile,
        frames=tuple(knowledge.select(f"language/{code}/frames", Frame).values()),
        operators=tuple(knowledge.select(f"language/{code}/operators", Operator).values()),
        items=tuple(knowledge.select(f"language/{code}/items", ItemNouns).values()),
        actor_nouns=tuple(knowledge.select(f"language/{code}/actors", ActorNouns).values()),
        actors=_actors(knowledge, code),
        places=tuple(knowledge.places.values()),
        materiel=tuple(knowledge.materiel.values()),
        outlets=tuple(knowledge.outlets.values()),
        agreements=tuple(knowledge.agreements.values()),
        classes=tuple(knowledge.classes.values()),
    )
    return *compile_engines(entries, _tables(knowledge, code)), weights_of(knowledge, code)


def _actors(knowledge: Knowledge, code: str) -> tuple[Actor, ...]:
    """Every actor, with the names that the folder of the language adds to those of its own file."""
    actors = dict(knowledge.actors)
    for entry in knowledge.select(f"language/{code}", LocalNames).values():
        for identifier, called in entry.actors.items():
            if identifier in actors:
                actors[identifier] = _also_called(actors[identifier], code, called)
    return tuple(actors.values())


def _also_called(actor: Actor, code: str, called: Called) -> Actor:
    def joined(own: Mapping[str, tuple[Any, ...]], more: tuple[Any, ...]) -> Mapping[str, tuple[Any, ...]]:
        return {**own, code: (*own.get(code, ()), *more)} if more else own

    return actor.model_copy(
        update={
            "names": joined(actor.names, called.names),
            "metonyms": joined(actor.metonyms, called.metonyms),
            "demonyms": joined(actor.demonyms, called.demonyms),
        }
    )


def weights_of(knowledge: Knowledge, code: str) -> Weights:
    """The learned weights of a language; empty where it has none, and rules alone decide."""
    found = knowledge.select(f"language/{code}/weights", WeightTable)
    floors = {name: table.floor for name, table in found.items()}
    tables = {name: table.weights for name, table in found.items()}
    return Weights(tables, floors.get("claim", 0.0), floors.get("trigger", 0.0))


def _tables(knowledge: Knowledge, code: str) -> dict[str, Any]:
    """The grammars of a language by name, and those of its morphology with its verbs."""
    single = {g.id: g.table() for g in knowledge.select(f"language/{code}", Grammar).values()}
    verbs = [g.table() for g in knowledge.select(f"language/{code}/verbs", Grammar).values()]
    tables = {name: single.get(name, {}) for name in ("dates", "numbers", "units")}
    return {**tables, "morphology": [single.get("morphology", {}), *verbs]}
