"""Everybody whom a sentence names, and whom earlier sentences left in mind: who could fill a role."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordant.extraction.chunks import Phrase
from concordant.extraction.fillers import Fillers
from concordant.extraction.reference import Salience
from concordant.model.claim import Actor

_RECENT = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor that a chunk names, or that memory holds (``chunk`` is None).

    Attributes:
        actor: who.
        chunk: where it stands in the sentence.
        kind: how it is named: sort of its name or noun, ``adjective``, ``place``, ``proper``, ``memory``.
        marks: what else is known of it, as features.
    """

    actor: Actor
    chunk: int | None
    kind: str
    marks: tuple[str, ...] = ()


def mentions(fillers: Fillers) -> tuple[Mention, ...]:
    """The actors of one sentence in order, then those remembered from earlier ones, newest first."""
    return (*_named(fillers), *_remembered(fillers.salience))


def _named(fillers: Fillers) -> Iterator[Mention]:
    for k, chunk in enumerate(fillers.chunks):
        phrase = chunk.phrase
        if phrase is None:
            continue
        actor = fillers.actor(k)
        if actor is not None:
            yield Mention(actor, k, _kind(phrase), _marks(phrase))
        elif (place := fillers.place(k)) is not None and phrase.sort in ("place", "other"):
            yield Mention(place, k, "place" if phrase.name is not None else "located")
        for state in phrase.states[:1]:
            if state.state and (actor is None or actor.state != state.state):
                yield Mention(Actor(state.name, state.state, state.id, None, None), k, "adjective")


def _kind(phrase: Phrase) -> str:
    if phrase.name is not None:
        if phrase.name.sort == "state":
            return f"state.{phrase.name.form}"
        return phrase.name.sort if phrase.name.kind == "actor" else phrase.name.kind
    if phrase.noun is not None:
        return f"noun.{phrase.noun.sort}"
    return "proper"


def _marks(phrase: Phrase) -> tuple[str, ...]:
    marks: list[str] = [
        t for t in ("possessive", "demonstrative", "definite", "plural") if t in phrase.traits
    ]
    if phrase.noun is not None and not phrase.noun.acts:
        marks.append("speaks")
    if phrase.noun is not None and phrase.noun.stands_for_state:
        marks.append("stands")
    return tuple(marks)


def _remembered(salience: Salience) -> Iterator[Mention]:
    seen: set[str] = set()
    times: dict[str, int] = {}
    for r in salience.actors:
        key = r.actor.state or r.actor.name
        times[key] = times.get(key, 0) + 1
    for r in salience.actors:
        key = r.actor.state or r.actor.name
        if key in seen:
            continue
        seen.add(key)
        age = salience.sentences - r.sentence
        marks = [f"rank={len(seen)}", f"age={min(age, 4)}", f"times={min(times[key], 3)}"]
        if r.subject:
            marks.append("subject")
        if len(salience.paragraph) == 1 and salience.paragraph[0][0] == r.actor.state:
            marks.append("alone")
        marks.append(f"sort={r.sort}")
        yield Mention(r.actor, None, "memory", tuple(marks))
        if len(seen) == _RECENT:
            return
    for actor in salience.title:
        if (actor.state or actor.name) not in seen:
            yield Mention(actor, None, "title")
