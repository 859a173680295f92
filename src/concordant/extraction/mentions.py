"""Everybody whom a sentence names, and whom earlier sentences left in mind: who could fill a role."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from concordant.extraction.chunks import Phrase
from concordant.extraction.fillers import Fillers
from concordant.extraction.reference import Salience
from concordant.model.claim import Actor, Voice

_RECENT = 6
_OF_ANYBODY = frozenset({"sanction", "meeting", "agreement"})
"""Events in which the press itself may take part."""


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

    def takes_part(self, event: str) -> bool:
        """Whether it may act or receive: not the press that tells it, not the make of "Chinese rifles"."""
        if self.kind == "outlet":
            return event in _OF_ANYBODY
        return "origin" not in self.marks or event == "production"


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that an earlier sentence, or an earlier part of this one, made.

    Attributes:
        event: what happened.
        agent: key of the agent, as ``key`` gives it.
        recipient: key of the recipient.
        item_class: class of the item.
        sentence: number of its sentence in the text.
    """

    event: str
    agent: str | None
    recipient: str | None
    item_class: str | None
    sentence: int


def party(actor: Actor | Voice) -> str:
    """What two mentions of one actor share: the state, else the name."""
    return actor.state or actor.name


def key(actor: Actor | None) -> str | None:
    """What two mentions of one actor share; None where there is none."""
    return party(actor) if actor is not None else None


def mentions(fillers: Fillers, spoke: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """The actors of one sentence in order, then those remembered from earlier ones, newest first.

    Args:
        fillers: of the sentence.
        spoke: names of those who were heard in earlier sentences.
    """
    return (*_named(fillers), *_remembered(fillers.salience, spoke))


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
                made = ("origin",) if "origin" in phrase.traits else ()
                yield Mention(Actor(state.name, state.state, state.id, None, None), k, "adjective", made)


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


def _remembered(salience: Salience, spoke: frozenset[str]) -> Iterator[Mention]:
    if salience.speaker is not None:
        yield Mention(salience.speaker, None, "speaker")
    seen: set[str] = set()
    times = Counter(party(r.actor) for r in salience.actors)
    for r in salience.actors:
        who = party(r.actor)
        if who in seen:
            continue
        seen.add(who)
        age = salience.sentences - r.sentence
        marks = [f"rank={len(seen)}", f"age={min(age, 4)}", f"times={min(times[who], 3)}"]
        if r.subject:
            marks.append("subject")
        if len(salience.paragraph) == 1 and salience.paragraph[0][0] == r.actor.state:
            marks.append("alone")
        if r.actor.name in spoke:
            marks.append("spoke")
        marks.append(f"sort={r.sort}")
        marks.append(f"plural={r.plural}")
        yield Mention(r.actor, None, "memory", tuple(marks))
        if len(seen) == _RECENT:
            return
    for actor in salience.title:
        if party(actor) not in seen:
            yield Mention(actor, None, "title")
