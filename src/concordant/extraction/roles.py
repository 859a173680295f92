"""Evokes frames at verbs and nouns, and fills their roles from the structure of the sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concordant.extraction.candidates import Applied, Candidate, Goods
from concordant.extraction.chunks import Chunk
from concordant.extraction.clauses import Argument, Clauses, Subject
from concordant.extraction.fillers import Fillers
from concordant.extraction.government import Governors
from concordant.extraction.worth import compete, without_secondary
from concordant.knowledge.language_schema import Frame, Role
from concordant.language.compiled import Language
from concordant.language.tokens import Token
from concordant.model.claim import Actor, Reason
from concordant.model.span import Span


@dataclass(frozen=True, slots=True)
class _Slots:
    """Where the fillers of one trigger may come from, by relation."""

    relations: dict[str, list[int]]
    pronouns: dict[str, str]
    subject_verb: int | None = None
    joint: tuple[int, ...] = ()


class RoleEngine:
    """Reads the candidates of one sentence."""

    def __init__(
        self,
        language: Language,
        chunks: Sequence[Chunk],
        tokens: Sequence[Token],
        fillers: Fillers,
        on_theme: bool,
    ) -> None:
        self.language, self.chunks, self.tokens = language, chunks, tokens
        self.fillers, self.on_theme = fillers, on_theme
        self.clauses = Clauses(chunks)
        self.governors = Governors(language, chunks, tokens, self.clauses)

    def candidates(self) -> tuple[Candidate, ...]:
        """The frames evoked in the sentence with their fillers, in order of the text."""
        return without_secondary(tuple(self._evoked()))

    def _evoked(self) -> Iterator[Candidate]:
        for i, chunk in enumerate(self.chunks):
            if chunk.verb is not None:
                yield from self._verbal(i)
            elif chunk.phrase is not None:
                rivals = [self._nominal(i, frame) for frame in chunk.phrase.frames]
                yield from compete([r for r in rivals if r is not None], self.chunks)

    # Verbs --------------------------------------------------------------------------------------------

    def _verbal(self, i: int) -> Iterator[Candidate]:
        verb = self.chunks[i].verb
        assert verb is not None
        rivals: list[Candidate] = []
        for lemma in verb.lemmas:
            longest = 0
            for use in self.language.frames.get(lemma, ()):
                if use.reflexive != verb.reflexive and (use.reflexive or verb.reflexive):
                    continue
                if use.rest and not self.governors.follows(verb.main, use.rest):
                    continue
                if len(use.rest) < longest:
                    break
                longest = len(use.rest)
                frame = use.meaning
                assert isinstance(frame, Frame)
                found = self._fill(i, frame, self._verb_slots(i), nominal=False)
                if found:
                    rivals.append(found)
        yield from compete(rivals, self.chunks)

    def _verb_slots(self, i: int) -> _Slots:
        verb = self.chunks[i].verb
        assert verb is not None
        relations: dict[str, list[int]] = {}
        pronouns: dict[str, str] = {}
        subject, subject_verb = self._logical_subject(i)
        arguments = self.clauses.arguments(i)
        for argument in arguments:
            relations.setdefault(argument.relation, []).append(argument.index)
        if (
            not verb.passive
            and verb.form in ("finite", "past_participle")
            and (intro := self._relative_object(i)) is not None
        ):
            relations.setdefault("object", []).extend(self.clauses._antecedent(intro, True).phrases)
        place = "object" if verb.passive else "subject"
        if verb.passive:
            relations.pop("object", None) if verb.form == "past_participle" else None
        relations.setdefault(place, [])[:0] = (
            list(subject.joint) if len(subject.joint) > 1 else list(subject.phrases)
        )
        if subject.pronoun:
            pronouns[place] = subject.pronoun
        for clitic in verb.clitics:
            pronouns["clitic"] = clitic
        joint = subject.joint if not verb.passive else ()
        if verb.passive:
            joint = tuple(a.index for a in arguments if a.relation == "by")
        return _Slots(relations, pronouns, subject_verb, joint)

    def _relative_object(self, i: int) -> int | None:
        """The relative word whose antecedent is the object of the verb at ``i``."""
        intro = self.clauses.clause_introducer(i)
        if intro is None or "que" not in self.chunks[intro].cats:
            return None
        if self.governors.content_clause(intro) is not None:
            return None
        return intro

    def _logical_subject(self, i: int) -> tuple[Subject, int | None]:
        """The subject of a finite verb, or of the verb that controls an infinitive."""
        verb = self.chunks[i].verb
        assert verb is not None
        seen = 0
        v = i
        while verb.form in ("infinitive", "present_participle") and seen < 6:
            seen += 1
            if verb.form == "present_participle" and not verb.marker:
                found = self.clauses.subject(v)
                if found.phrases or found.pronoun:
                    return found, v
            g = self.clauses.infinitive_governor(v)
            if g is None:
                return Subject(), None
            controlled = self.governors.controlled(g)
            if controlled is not None:
                return controlled, g
            governing = self.chunks[g].verb
            if governing is None:
                owner = self.governors.noun_owner(g)
                if owner is None:
                    return Subject(), None
                g, governing = owner, self.chunks[owner].verb
                assert governing is not None
            v, verb = g, governing
        return self.clauses.subject(v), v

    # Nouns --------------------------------------------------------------------------------------------

    def _nominal(self, i: int, frame: Frame) -> Candidate | None:
        relations: dict[str, list[int]] = {}
        for argument in self.clauses.arguments(i):
            relations.setdefault(argument.relation, []).append(argument.index)
        if i and self.chunks[i - 1].phrase is not None:
            relations.setdefault("subject", []).append(i - 1)
        carrier = self._verb_of(i)
        if carrier is not None:
            after = [a.index for a in self.clauses.arguments(carrier) if a.relation in ("object", "in", "against")]
            relations["verb_object"] = after
        before = self._carried_item(i)
        if before is not None:
            relations.setdefault("of", []).append(before)
        return self._fill(i, frame, _Slots(relations, {}), nominal=True)

    def _verb_of(self, i: int) -> int | None:
        """The finite verb whose subject the noun at ``i`` is."""
        for k in range(i + 1, min(i + 8, len(self.chunks))):
            verb = self.chunks[k].verb
            if verb is not None and verb.form == "finite":
                return k if i in self.clauses.subject(k).phrases else None
        return None

    def _carried_item(self, i: int) -> int | None:
        phrase = self.chunks[i].phrase
        return i if phrase and (phrase.goods or phrase.model) else None

    # Filling ------------------------------------------------------------------------------------------

    def _fill(self, i: int, frame: Frame, slots: _Slots, nominal: bool) -> Candidate | None:
        used: set[int] = set()
        goods = self._goods(i, frame, slots, nominal, used)
        recipients = self._recipients(i, frame, slots, nominal, used)
        agent = self._agent(i, frame, slots, nominal, used)
        applied, hypothetical, introducer = self.governors.applied(i)
        if agent is None and nominal:
            agent, recipients = self._from_operator(applied, recipients, used)
        if agent is None and not nominal and goods and frame.event == "production":
            agent = self._from_adjective(goods)
        if (
            agent is None
            and goods
            and frame.event in ("transfer", "technology_transfer")
            and frame.phase is None
        ):
            agent = self._from_adjective(goods)
        if (
            agent is None
            and goods
            and "subject" in frame.agent.at
            and self._elidable(i, frame, nominal, applied)
        ):
            agent = self.fillers.salience.only_state({r.state for r in recipients}, self._states_here())
        return Candidate(
            frame=frame, chunk=i, nominal=nominal, agent=agent, recipients=recipients, goods=goods, applied=applied,
            governed=bool(applied) and self.governors.governs(i, applied[0]),
            used=frozenset(used | {i}), hypothetical=hypothetical, introducer=introducer,
            reasons=(Reason("event", frame.id, self._words(i), f"frame {frame.id}"),),
        )  # fmt: skip

    def _elidable(self, i: int, frame: Frame, nominal: bool, applied: Sequence[Applied]) -> bool:
        """An unsaid agent is filled in for passives, and for nouns that something governs."""
        verb = self.chunks[i].verb
        governed = bool(applied) and self.governors.governs(i, applied[0])
        return governed or "subject" in frame.item.noun_at if nominal else verb is not None and verb.passive

    def _states_here(self) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for chunk in self.chunks:
            if chunk.phrase is None:
                continue
            for name in (chunk.phrase.name, *chunk.phrase.states):
                if name is not None and name.state and name.kind == "actor":
                    found.setdefault(name.state, self.language.states.get(name.state, name.name))
        return tuple(found.items())

    def _from_operator(
        self, applied: Sequence[Applied], recipients: tuple[Actor, ...], used: set[int]
    ) -> tuple[Actor | None, tuple[Actor, ...]]:
        """The subject of what governs a noun: who ordered, denied, stopped, asked for it."""
        for step in applied:
            if step.operator.noun_subject == "none" or step.passive:
                continue
            actors = [a for a in (self.fillers.actor(k) for k in step.voice) if a is not None]
            actor = join_actors(actors) if actors else self._pronoun(step.pronoun or "")
            actor = self._parties(step.voice[:1], Role(), used) or actor
            if actor is None:
                continue
            if step.operator.noun_subject == "recipient":
                return None, recipients or (actor,)
            if actor.state not in {r.state for r in recipients}:
                return actor, recipients
        return None, recipients

    def _words(self, i: int) -> str:
        return self.fillers.text[self.chunks[i].start : self.chunks[i].end]

    @staticmethod
    def _places(role: Role, nominal: bool) -> tuple[str, ...]:
        return role.noun_at if nominal else role.at

    def _goods(self, i: int, frame: Frame, slots: _Slots, nominal: bool, used: set[int]) -> tuple[Goods, ...]:
        if frame.trigger_item and nominal:
            phrase = self.chunks[i].phrase
            assert phrase is not None
            span = Span(phrase.start, phrase.end)
            return (
                Goods(span.of(self.fillers.text), frame.item_class or "technology", None, None, span, None),
            )
        if "item" not in frame.item.accepts:
            return ()
        for relation in self._places(frame.item, nominal):
            found: list[Goods] = []
            for k in (*slots.relations.get(relation, ()), *self._partitives(relation, slots)):
                if found and relation == "of" and not self._coordinated(k):
                    break
                goods = self.fillers.goods(k, frame, self.on_theme) if k not in used else None
                if goods:
                    found.append(goods)
                    used.add(k)
                elif found and not self._transparent(k):
                    break
            if found:
                return self._grouped(found)
            if relation in slots.pronouns and relation != "clitic":
                seen = self._seen(i, slots.pronouns[relation])
                if seen is not None and (not frame.classes or seen.item_class in frame.classes):
                    return (seen,)
        return ()

    def _partitives(self, relation: str, slots: _Slots) -> tuple[int, ...]:
        """Objects with a partitive article may be meant by 'of': it looks the same."""
        if relation != "of":
            return ()
        objects = slots.relations.get("object", ())
        return tuple(k for k in objects if (p := self.chunks[k].phrase) and "partitive" in p.traits)

    def _grouped(self, found: Sequence[Goods]) -> tuple[Goods, ...]:
        """Goods of one class that nothing counts apart are one thing."""
        out: list[Goods] = []
        for goods in found:
            phrase = self.chunks[goods.chunk].phrase if goods.chunk is not None else None
            uncounted = phrase is None or phrase.quantity is None
            if uncounted and any(goods.item_class == kept.item_class for kept in out):
                continue
            out.append(goods)
        return tuple(out)

    def _seen(self, i: int, word: str) -> Goods | None:
        """The goods that a pronoun stands for: named before in this sentence, or in earlier ones."""
        cats = {c for _, found in self.language.closed.at([word, ""], 0) for c in found}
        if not cats & {"third_plural", "third_singular", "quantifier"}:
            return None
        for k in range(i - 1, -1, -1):
            phrase = self.chunks[k].phrase
            if phrase and (phrase.goods or phrase.model) and not (phrase.goods and phrase.goods.special):
                item_class = phrase.model.item_class if phrase.model else None
                item_class = item_class or (phrase.goods.item_class if phrase.goods else None)
                return Goods(None, item_class or "weapons_unspecified", None, None, None, None)
        remembered = self.fillers.salience.goods_seen[:1]
        return Goods(None, remembered[0][0], remembered[0][1], None, None, None) if remembered else None

    def _coordinated(self, k: int) -> bool:
        c = self.clauses
        return c.has(k - 1, "list_word") or c.is_mark(k - 1, ",") or c.has(k - 1, "such_as")

    def _transparent(self, k: int) -> bool:
        return self.chunks[k].prep is not None

    def _recipients(
        self, i: int, frame: Frame, slots: _Slots, nominal: bool, used: set[int]
    ) -> tuple[Actor, ...]:
        role = frame.recipient
        for relation in self._places(role, nominal):
            found: list[Actor] = []
            for k in slots.relations.get(relation, ()):
                actor = self._accepted(k, role, used)
                if actor is not None:
                    found.append(actor)
                    used.add(k)
                elif found:
                    break
            if found:
                return tuple(found)
            if relation in slots.pronouns and relation in ("clitic", "object", "subject"):
                actor = self._pronoun(slots.pronouns[relation])
                if actor is not None:
                    return (actor,)
        return ()

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
            or (phrase.frames
            and not phrase.noun)
        ):
            return None
        if phrase.name is not None and phrase.name.kind == "place":
            return self.fillers.place(k) if "place" in role.accepts else None
        if phrase.sort == "other":
            return self.fillers.place(k) if "place" in role.accepts and self.fillers.state_of(k) else None
        actor = self.fillers.actor(k)
        if actor is None:
            return None
        if (
            actor.state is None
            and actor.id is None
            and phrase.noun is not None
            and "speaker" not in role.accepts
        ):
            return None if phrase.noun.sort in ("document", "collective") or not phrase.proper else actor
        return actor

    def _agent(self, i: int, frame: Frame, slots: _Slots, nominal: bool, used: set[int]) -> Actor | None:
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
                state = (
                    self.fillers.state_of(i)
                    if self.chunks[i].phrase and self.chunks[i].phrase.states
                    else None
                )  # type: ignore[union-attr]
                if state:
                    return Actor(state[0], state[1], None, None, None)
                continue
            group = [k for k in slots.relations.get(relation, ()) if k not in used]
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
            if relation == "subject":
                parties = self._parties(group[:1], role, used)
                if parties is not None:
                    return parties
            if relation in slots.pronouns:
                actor = self._pronoun(slots.pronouns[relation])
                if actor is not None:
                    return actor
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
            verb = self.chunks[k].verb
            if verb is not None and verb.form == "finite":
                subject = self.clauses.subject(k)
                if subject.pronoun:
                    return self._pronoun(subject.pronoun)
                found = [a for a in (self.fillers.actor(n) for n in subject.phrases) if a is not None]
                return found[0] if found else None
        return None

    def _pronoun(self, word: str) -> Actor | None:
        cats = {c for _, found in self.language.closed.at([word, ""], 0) for c in found}
        if word and "first" in cats:
            return self.fillers.salience.speaker
        if "clitic_recipient" in cats:
            return self.fillers.salience.other()
        if "third_plural" in cats:
            return self.fillers.salience.pronoun(True)
        if "third_singular" in cats:
            return self.fillers.salience.pronoun(False)
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

    def _from_adjective(self, goods: tuple[Goods, ...]) -> Actor | None:
        """North Korean shells that were delivered came from North Korea."""
        for k in (k for item in goods for k in (item.chunk, item.counted) if k is not None):
            phrase = self.chunks[k].phrase
            if phrase and phrase.states and phrase.states[0].state:
                return Actor(phrase.states[0].name, phrase.states[0].state, phrase.states[0].id, None, None)
        return None


def join_actors(actors: Sequence[Actor]) -> Actor:
    """One joint actor: names and states joined, each once."""
    if len(actors) == 1:
        return actors[0]
    states = list(dict.fromkeys(a.state for a in actors if a.state))
    names = list(dict.fromkeys(a.name for a in actors))
    first, last = actors[0], actors[-1]
    span = first.span.join(last.span) if first.span and last.span else first.span
    return Actor("; ".join(names), ";".join(states) or None, None, None, span)


__all__ = ["Argument", "RoleEngine", "join_actors"]
