"""Where the fillers of a trigger may stand: its subject, its arguments, the pronouns that lean on it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from concordant.extraction.candidates import Slots
from concordant.extraction.chunks import Chunk
from concordant.extraction.clauses import Subject
from concordant.extraction.coordination import rows
from concordant.extraction.fillers import Fillers
from concordant.extraction.government import Governors
from concordant.language.compiled import Language
from concordant.language.tokens import Token


class SlotFinder:
    """Finds the places of one sentence; holds its structure and what governs what."""

    def __init__(
        self,
        language: Language,
        chunks: Sequence[Chunk],
        tokens: Sequence[Token],
        fillers: Fillers,
        on_theme: bool,
        governors: Governors,
    ) -> None:
        self.language, self.chunks, self.tokens = language, chunks, tokens
        self.fillers, self.on_theme = fillers, on_theme
        self.clauses, self.governors = governors.clauses, governors

    @cached_property
    def wares(self) -> tuple[int, ...]:
        """The chunks that may name goods."""
        phrases = ((k, chunk.phrase) for k, chunk in enumerate(self.chunks))
        return tuple(k for k, p in phrases if p is not None and (p.sort == "number" or p.goods or p.model))

    @cached_property
    def lists(self) -> tuple[tuple[int, ...], ...]:
        """The rows in which goods are listed."""
        return tuple(rows(self.chunks, self.wares, complements=True))

    def _verb_slots(self, i: int) -> Slots:
        verb = self.chunks[i].verb
        assert verb is not None
        relations: dict[str, list[int]] = {}
        pronouns: dict[str, str] = {}
        subject, subject_verb = self._logical_subject(i)
        arguments = self.clauses.arguments(self._last_verb(i))
        for argument in arguments:
            relations.setdefault(argument.relation, []).append(argument.index)
        if (
            not verb.passive
            and verb.form in ("finite", "past_participle")
            and (intro := self._relative_object(i)) is not None
        ):
            relations.setdefault("object", []).extend(self.clauses.antecedent(intro, True).phrases)
        opened = self.clauses.clause_introducer(i) if verb.form == "finite" else None
        if opened is not None and (prep := self.chunks[opened].prep) is not None:
            whom = self.clauses.antecedent(opened, True).phrases
            relations.setdefault(prep, []).extend(whom)
        place = "object" if verb.passive else "subject"
        if verb.passive:
            relations.pop("object", None) if verb.form == "past_participle" else None
        relations.setdefault(place, [])[:0] = (
            list(subject.joint) if len(subject.joint) > 1 else list(subject.phrases)
        )
        if subject.pronoun:
            pronouns[place] = subject.pronoun
        for clitic in verb.clitics:
            cats = {c for _, found in self.language.closed.at([clitic, ""], 0) for c in found}
            pronouns["clitic" if "clitic_recipient" in cats else "object"] = clitic
        joint = subject.joint if not verb.passive else ()
        if verb.passive:
            joint = tuple(a.index for a in arguments if a.relation == "by")
        return Slots(relations, pronouns, subject_verb, joint)

    def _without_infinitive(self, i: int, slots: Slots) -> Slots:
        """The places of the verb at ``i`` but not those of an infinitive after it: 'asks to build tanks'."""
        verbs = ((k, self.chunks[k].verb) for k in range(i + 1, len(self.chunks)))
        first = next((k for k, verb in verbs if verb is not None and verb.form == "infinitive"), None)
        if first is None or (self._last_verb(i) != i and not self.language.cases):
            return slots
        own = {*range(first), *self.clauses.subject(i).joint}
        kept = {relation: [k for k in found if k in own] for relation, found in slots.relations.items()}
        return replace(slots, relations={relation: found for relation, found in kept.items() if found})

    def _last_verb(self, i: int) -> int:
        """The verb whose arguments count: the infinitive right after one that makes or lets do."""
        following = self.chunks[i + 1].verb if i + 1 < len(self.chunks) else None
        bare = following is not None and following.form == "infinitive" and following.marker is None
        return i + 1 if bare else i

    def _relative_object(self, i: int) -> int | None:
        """The relative word whose antecedent is the object of the verb at ``i``."""
        intro = self.clauses.clause_introducer(i)
        if intro is None or "that" not in self.chunks[intro].cats:
            return self.clauses.relative_object(i)
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
            g = self.governors.infinitive_governor(v)
            if g is None:
                return self.clauses.fronted_subject(v), None
            beside = self.governors.beside(v)
            controlled = None if beside else self.governors.controlled(g) or self.governors.punished(v, g)
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

    def _noun_slots(self, i: int) -> Slots:
        relations: dict[str, list[int]] = {}
        for argument in self.clauses.arguments(i):
            relations.setdefault(argument.relation, []).append(argument.index)
        if i and self.chunks[i - 1].phrase is not None:
            relations.setdefault("subject", []).append(i - 1)
        carrier = self._verb_of(i)
        if carrier is not None:
            after = [
                a.index for a in self.clauses.arguments(carrier) if a.relation in ("object", "in", "against")
            ]
            relations["verb_object"] = after
        before = self._carried_item(i)
        if before is not None:
            relations.setdefault("of", []).append(before)
        return Slots(relations, {}, joint=tuple(relations.get("between", ())))

    def _verb_of(self, i: int) -> int | None:
        """The finite verb whose subject the noun at ``i`` is."""
        for k in range(i + 1, min(i + 8, len(self.chunks))):
            if self.chunks[k].finite:
                return k if i in self.clauses.subject(k).phrases else None
        return None

    def _carried_item(self, i: int) -> int | None:
        phrase = self.chunks[i].phrase
        return i if phrase and (phrase.goods or phrase.model) else None

    def _words(self, i: int) -> str:
        return self.fillers.text[self.chunks[i].start : self.chunks[i].end]
