"""Who acts and who receives: from the places of a trigger, and from what is only implied."""

from collections.abc import Sequence

from concordant.extraction.candidates import Slots
from concordant.extraction.chunks import Chunk
from concordant.extraction.wares import WareFinder
from concordant.knowledge.language_schema import Frame, Role
from concordant.model.claim import Actor
from concordant.model.span import Span

_ACTING = frozenset({"company", "group", "force", "state", "body"})
"""Sorts of actor nouns that act even where their state is not told."""

_CRAFT = frozenset({"naval", "aircraft", "drone", "personnel"})
"""Goods that stand for those who sail, fly or serve in them."""


class PartyFinder(WareFinder):
    """Finds agents and recipients in the places of a trigger."""

    def _recipients(
        self, i: int, frame: Frame, slots: Slots, nominal: bool, used: set[int]
    ) -> tuple[Actor, ...]:
        role = frame.recipient
        for relation in self._places(role, nominal):
            found: list[Actor] = []
            last = i
            for k in slots.relations.get(relation, ()):
                if found and any(_governs(chunk) for chunk in self.chunks[last + 1 : k]):
                    break  # it belongs to something said in between
                actor = self._accepted(k, role, used)
                if actor is not None:
                    found.append(actor)
                    used.add(k)
                    last = k
                elif found:
                    break
            if found:
                return tuple(found)
            if relation in slots.pronouns and relation in ("clitic", "object", "subject"):
                actor = self._pronoun(slots.pronouns[relation], self._subject_state(slots))
                if actor is not None:
                    return (actor,)
        return ()

    def _subject_state(self, slots: Slots) -> str | None:
        for k in slots.relations.get("subject", ()):
            actor = self.fillers.actor(k)
            if actor is not None and actor.state:
                return actor.state
        return None

    def _accepted(self, k: int, role: Role, used: set[int]) -> Actor | None:
        phrase = self.chunks[k].phrase
        if phrase is not None and phrase.goods and "item" in role.accepts and k not in used:
            home = self.fillers.state_of(k)
            if home is not None and phrase.goods.item_class == "personnel":
                return Actor(home[0], home[1], None, None, None)
        if (
            phrase is None
            or k in used
            or (phrase.goods and not phrase.noun)
            or (phrase.frames and not phrase.noun)
        ):
            return None
        if phrase.name is not None and phrase.name.kind == "place":
            return self.fillers.place(k) if "place" in role.accepts else None
        if phrase.sort == "other":
            return self.fillers.place(k) if "place" in role.accepts and self.fillers.state_of(k) else None
        told = phrase.name is not None and phrase.name.kind == "outlet" and "speaker" not in role.accepts
        if told or (phrase.noun and not phrase.noun.acts and not (phrase.name or phrase.proper)):
            return None  # who is only quoted gives and takes nothing
        actor = self.fillers.actor(k)
        if actor is None:
            return None
        if (
            actor.state is None
            and actor.id is None
            and phrase.noun is not None
            and "speaker" not in role.accepts
        ):
            acting = phrase.noun.sort in _ACTING or (phrase.noun.sort == "person" and phrase.proper)
            return actor if acting else None
        return actor

    def _agent(self, i: int, frame: Frame, slots: Slots, nominal: bool, used: set[int]) -> Actor | None:
        role = frame.agent
        verb = self.chunks[i].verb
        places = self._places(role, nominal)
        if verb is not None and verb.passive:
            places = ("by", *(p for p in places if p != "subject")) if "subject" in places else places
        for relation in places:
            if relation == "possessive":
                owner = self._possessor(i)
                if owner is not None:
                    return owner
                continue
            if relation == "owner_subject":
                actor = self._owner_subject(i)
                if actor is not None:
                    return actor
                continue
            if relation == "main_subject":
                actor = self._main_subject(i)
                if actor is not None:
                    return actor
                continue
            if relation == "subject_state":
                home = next((self.fillers.state_of(k) for k in slots.relations.get("subject", ())), None)
                if home:
                    return Actor(home[0], home[1], None, None, None)
                continue
            if relation == "adjective":
                phrase = self.chunks[i].phrase
                state = self.fillers.state_of(i) if phrase is not None and phrase.states else None
                if state:
                    return Actor(state[0], state[1], None, None, None)
                continue
            everyone = slots.relations.get(relation, ())
            group = [k for k in everyone if k not in used]
            found: list[Actor] = []
            for k in group:
                actor = self._accepted(k, role, used)
                if actor is not None:
                    found.append(actor)
                    used.add(k)
                if found and k not in slots.joint:
                    break
            if found:
                return join_actors(found)
            if relation in ("subject", "by"):
                implied = self._parties(group[:1], role, used) or self._crew(everyone)
                if implied is not None:
                    return implied
            if relation in slots.pronouns:
                actor = self._pronoun(slots.pronouns[relation], at=i)
                if actor is not None:
                    return actor
        return None

    def _crew(self, group: Sequence[int]) -> Actor | None:
        """Whose ship, aircraft or team acts: that of the adjective of nationality."""
        for k in group:
            phrase = self.chunks[k].phrase
            if phrase is None or not phrase.states or not phrase.states[0].state:
                continue
            craft = phrase.goods is not None and phrase.goods.item_class in _CRAFT
            if craft or phrase.sort == "other":
                state = phrase.states[0]
                span = Span(phrase.start, phrase.end)
                return Actor(state.name, state.state, None, span.of(self.fillers.text), span)
        return None

    def _parties(self, group: Sequence[int], role: Role, used: set[int]) -> Actor | None:
        """The parties of a joint act that is itself the subject: cooperation between A and B."""
        between = [a.index for k in group for a in self.clauses.arguments(k) if a.relation == "between"]
        parties = [p for p in (self._accepted(k, role, used) for k in between) if p is not None]
        if len(parties) < 2:
            return None
        used.update(between, group)
        return join_actors(parties)

    def _owner_subject(self, i: int) -> Actor | None:
        """Of what the noun is said: 'X remains the supplier'."""
        owner = self.governors.noun_owner(i)
        if owner is None:
            return None
        found = [a for a in (self.fillers.actor(k) for k in self.clauses.subject(owner).phrases) if a]
        return found[0] if found else None

    def _main_subject(self, i: int) -> Actor | None:
        """Whose act an adverbial noun tells ("during a visit, he said"): the subject of the next verb."""
        for k in range(i + 1, len(self.chunks)):
            if self.chunks[k].finite:
                subject = self.clauses.subject(k)
                if subject.pronoun:
                    return self._pronoun(subject.pronoun)
                found = [a for a in (self.fillers.actor(n) for n in subject.phrases) if a is not None]
                return found[0] if found else None
        return None

    def _pronoun(self, word: str, subject: str | None = None, at: int | None = None) -> Actor | None:
        """What a pronoun refers to: the subject named before it in the sentence, else in earlier ones."""
        cats = {c for _, found in self.language.closed.at([word, ""], 0) for c in found}
        if word and "first" in cats:
            return self.fillers.salience.speaker
        if "clitic_recipient" in cats:
            return self.fillers.salience.other(subject)
        plural = "third_plural" in cats
        if plural or "third_singular" in cats:
            return self._named_subject(at, plural) or self.fillers.salience.pronoun(plural)
        return None

    def _named_subject(self, at: int | None, plural: bool) -> Actor | None:
        """The subject of an earlier clause of the sentence."""
        for k in range(at if at is not None else 0):
            verb = self.chunks[k].verb
            if verb is None or verb.form != "finite" or (verb.number == "p") != plural:
                continue
            for n in self.clauses.subject(k).phrases[:1]:
                actor = self.fillers.actor(n)
                if actor is not None and actor.state is not None:
                    return actor
        return None

    def _possessor(self, i: int) -> Actor | None:
        phrase = self.chunks[i].phrase
        if phrase is None or "possessive" not in phrase.traits:
            return None
        if "own" in phrase.traits:
            return self.fillers.salience.speaker
        owner = self.governors.noun_owner(i)
        if owner is not None:
            subject = self.clauses.subject(owner)
            for k in subject.phrases:
                actor = self.fillers.actor(k)
                if actor is not None:
                    return actor
        return self.fillers.salience.pronoun(False)


def _governs(chunk: Chunk) -> bool:
    """Whether what follows a chunk is its own: a verb, the opening of a clause, the noun of an act."""
    if chunk.kind == "joint":
        return not chunk.cats & {"list_word", "such_as"}
    return chunk.kind == "verb" or bool(chunk.phrase and chunk.phrase.sort == "frame")


def join_actors(actors: Sequence[Actor]) -> Actor:
    """One joint actor: names and states joined, each once."""
    if len(actors) == 1:
        return actors[0]
    states = list(dict.fromkeys(a.state for a in actors if a.state))
    names = list(dict.fromkeys(a.name for a in actors))
    first, last = actors[0], actors[-1]
    span = first.span.join(last.span) if first.span and last.span else first.span
    return Actor("; ".join(names), ";".join(states) or None, None, None, span)
