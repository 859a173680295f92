"""Adjectives that are made from names of places, and tell a state by that: 'the Kazan powder works'."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from concordant.knowledge.language_schema import Profile
from concordant.knowledge.schema import Actor, Place
from concordant.language.meanings import Name
from concordant.language.tokens import fold

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class PlaceAdjectives:
    """The places of a language by the stem of their names; compiled once."""

    pattern: re.Pattern[str]
    stems: Mapping[str, Name]

    def state(self, word: str) -> Name | None:
        """The state whose place a lower-case adjective is made from."""
        match = self.pattern.fullmatch(fold(word))
        return self.stems.get(match[1]) if match else None


def compile_places(
    profile: Profile, places: Iterable[Place], actors: Iterable[Actor]
) -> PlaceAdjectives | None:
    """The adjectives of places of one language; None where its profile does not say how they are made."""
    if profile.place_adjectives is None:
        return None
    states = {a.state: a for a in actors if a.kind == "state" and a.state}
    stems: dict[str, Name] = {}
    seats = [(a.metonyms, a.state) for a in states.values()]
    for words, state in (*seats, *((p.names, p.state) for p in places)):
        actor = states.get(state) if state else None
        for word in words.get(profile.lang, ()) if actor is not None else ():
            stem = _stem(word, profile.place_endings)
            if actor is not None and len(stem) >= _SHORTEST and " " not in stem:
                stems.setdefault(stem, Name("actor", actor.id, actor.name, "state", actor.state, "demonym"))
    return PlaceAdjectives(re.compile(profile.place_adjectives), stems)


def _stem(word: str, endings: str) -> str:
    """A name without the letter at its end, if it is one of those that inflect."""
    plain = fold(word)
    return plain[:-1] if plain.endswith(tuple(endings)) else plain
