"""What governs a trigger: the operators above it, their holders, and the clause they open."""

from collections.abc import Sequence

from concordant.extraction.candidates import Applied, only_tells
from concordant.extraction.chunks import Chunk, VerbGroup
from concordant.extraction.clause_kinds import clauses_of
from concordant.extraction.government_infinitives import InfinitiveGovernors
from concordant.extraction.headings import answer
from concordant.extraction.uses import Uses
from concordant.knowledge.language_schema import Operator
from concordant.language.compiled import Language
from concordant.language.tokens import Token

_PAST = frozenset({"imperfect", "past_simple"})
_CONTENT = frozenset({"that", "content_noun_clause"})
_DEPTH = 6


class Governors(InfinitiveGovernors):
    """Finds the operators that govern verbs and nouns of one sentence."""

    def __init__(
        self, language: Language, uses: Uses, chunks: Sequence[Chunk], tokens: Sequence[Token]
    ) -> None:
        super().__init__(language, uses, chunks, tokens)
        self.clauses = clauses_of(language, chunks)
        self._applied: dict[int, tuple[tuple[Applied, ...], bool, int | None]] = {}

    def noun_owner(self, i: int) -> int | None:
        """The verb whose object or complement the noun at ``i`` is."""
        k = i - 1
        while k >= 0:
            c = self.chunks[k]
            if c.verb is not None:
                return None if c.verb.form == "past_participle" and c.verb.passive else k
            if c.kind == "joint" and not c.cats & {"list_word", "such_as"}:
                return None
            if c.kind == "mark" and c.text == "," and self._timed(k):
                k -= 3
                continue
            if c.kind == "mark" and c.text in ";:(,":
                return None
            k -= 1
        return None

    def _timed(self, k: int) -> bool:
        """Whether the comma at ``k`` closes an insertion that only tells a time or manner."""
        return k > 1 and self.chunks[k - 1].kind in ("time", "adverb") and self.clauses.is_mark(k - 2, ",")

    def content_clause(self, intro: int) -> tuple[int, tuple[Operator, ...]] | None:
        """The verb or noun that the that-clause opened at ``intro`` completes; None for a relative clause."""
        k = intro - 1
        if "relative_object" in self.chunks[intro].cats or (k >= 0 and self._relative_head(k)):
            return None
        while k >= 0:
            c = self.chunks[k]
            if c.verb is not None:
                found = self.operators(c.verb, "clause")
                if found:
                    return k, found
            elif c.phrase is not None and any("clause" in o.complements for o in c.phrase.operators):
                return k, tuple(o for o in c.phrase.operators if "clause" in o.complements)
            elif c.kind == "mark" and c.text in ";:":
                return None
            k -= 1
        return None

    def _relative_head(self, k: int) -> bool:
        """Whether the phrase before 'that' is goods: then a relative clause is meant."""
        phrase = self.chunks[k].phrase
        return phrase is not None and (phrase.goods is not None or phrase.model is not None)

    def applied(self, i: int) -> tuple[tuple[Applied, ...], bool, int | None]:
        """The operators above the trigger at ``i``, innermost first.

        Also whether an 'if' opens its clause, and the joint that does.
        """
        if i not in self._applied:
            self._applied[i] = self._above(i)
        return self._applied[i]

    def _above(self, i: int) -> tuple[tuple[Applied, ...], bool, int | None]:
        found: list[Applied] = []
        hypothetical, introducer, at = False, None, i
        for depth in range(_DEPTH):
            chunk = self.chunks[at]
            if chunk.phrase is not None:
                step = self._above_noun(at)
            elif chunk.verb is not None and chunk.verb.form == "infinitive":
                step = self._above_infinitive(at)
            elif (held := self.clauses.holding(at)) is not None:
                intro = self.clauses.clause_introducer(held)
                if depth == 0 or introducer is None:
                    introducer = intro
                if intro is None:
                    break
                if "if" in self.chunks[intro].cats:
                    hypothetical = True
                    break
                step = self._above_clause(self.clauses.enclosing(intro)) or self._told_around(intro)
            else:
                break
            if step is None:
                break
            at, operators = step
            found.extend(self._apply(o, at) for o in operators[:1])
        return tuple(found), hypothetical, introducer

    def governs(self, i: int, applied: Applied) -> bool:
        """Whether the operator stands right above the trigger, with no other clause between."""
        if self.chunks[i].phrase is None:
            return True
        step = self._above_noun(i)
        return step is not None and step[0] == applied.chunk

    def _above_noun(self, i: int) -> tuple[int, tuple[Operator, ...]] | None:
        following = self.chunks[i + 1].verb if i + 1 < len(self.chunks) else None
        if following is not None and following.form == "past_participle":
            operators = self.operators(following, "noun")
            if operators:
                return i + 1, operators
        if (said := self._content_noun(i)) is not None:
            return said
        owner = self.noun_owner(i)
        if owner is not None and (verb := self.chunks[owner].verb) is not None:
            operators = self.operators(verb, "noun")
            return owner, operators
        inside, phrase = False, self.chunks[i].phrase
        tells = phrase is not None and any("clause" in o.complements for o in phrase.operators)
        for k in range(i + 1, len(self.chunks)):
            c = self.chunks[k]
            if c.verb is not None and c.verb.form == "finite":
                subject = self.clauses.subject(k).phrases
                if i in subject or (inside and not subject and self.clauses.is_mark(k - 1, ",")):
                    return k, self._said_of(k, c.verb)
                if not inside:
                    operators = self.operators(c.verb, "noun")
                    if self.clauses.fronted(i, k):
                        return k, operators
                    return answer(self.chunks, i, k, operators)
            if c.kind == "joint" and not c.cats & {"list_word"}:
                # Beyond "according to which …" the noun's own verb may still follow: "… are false".
                inside = inside or "content_noun_clause" in c.cats or (tells and "that" in c.cats)
                if not inside:
                    return None
        return None

    def _content_noun(self, i: int) -> tuple[int, tuple[Operator, ...]] | None:
        """The noun that the one at ``i`` completes: 'the beginning of deliveries', 'rumours about them'."""
        k = i - 1
        while self.chunks[i].prep != "of" and k >= 0 and self.chunks[k].prep == "of":
            k -= 1
        holder = self.chunks[k].phrase if k >= 0 and self.chunks[i].prep is not None else None
        nouns = tuple(o for o in holder.operators if "noun" in o.complements) if holder is not None else ()
        if self.chunks[i].prep != "of":
            nouns = tuple(o for o in nouns if "clause" in o.complements)
        return (k, nouns) if nouns else None

    def _said_of(self, k: int, verb: VerbGroup) -> tuple[Operator, ...]:
        """What a verb says of its own subject: passives, reflexives, and verbs without an object."""
        alone = not any(a.relation == "object" for a in self.clauses.arguments(k))
        if verb.passive or verb.reflexive or alone:
            return self.operators(verb, "noun")
        # An object that belongs to a fixed expression is none: "have no foundation".
        return self.labels(verb)

    def indirect_question(self, intro: int) -> bool:
        """Whether 'if' means 'whether' here: it stands right after a verb."""
        k = intro - 1
        while k >= 0 and self.chunks[k].kind == "adverb":
            k -= 1
        verb = self.chunks[k].verb if k >= 0 else None
        return verb is not None and bool(self.operators(verb, "clause"))

    def conditioned(self, i: int) -> bool:
        """Whether the clause of the verb at ``i`` is the consequence of an if-clause of its sentence."""
        verb = self.chunks[i].verb
        if verb is None or verb.mood not in ("conditional", "future"):
            return False
        return any("if" in c.cats and not self.indirect_question(k) for k, c in enumerate(self.chunks))

    def _above_infinitive(self, i: int) -> tuple[int, tuple[Operator, ...]] | None:
        g = self.infinitive_governor(i)
        if g is None:
            return None
        chunk = self.chunks[g]
        if chunk.verb is not None:
            found = () if self.beside(i) else self.operators(chunk.verb, "infinitive")
            return g, tuple(o for o in found if o.object == "agent") if self._gives_reason(i, g) else found
        assert chunk.phrase is not None
        return g, tuple(o for o in chunk.phrase.operators if "infinitive" in o.complements)

    def _above_clause(self, intro: int) -> tuple[int, tuple[Operator, ...]] | None:
        above = self.content_clause(intro) if _CONTENT & self.chunks[intro].cats else None
        return above and (above[0], tuple(sorted(above[1], key=only_tells)))

    def _told_around(self, intro: int) -> tuple[int, tuple[Operator, ...]] | None:
        """Who tells the clause around the relative one at ``intro``: what they deny or doubt is not it.

        Behind a comma the report itself adds what the reader should know: "…, which makes the missiles".
        """
        relative = self.chunks[intro].cats & {"relative_subject", "relative_object", "relative_other"}
        if self.clauses.is_mark(intro - 1, ",") or not (relative or self._relative_head(intro - 1)):
            return None
        for k in range(intro - 1, -1, -1):
            c = self.chunks[k]
            if c.kind == "mark" and c.text in ";:.":
                return None
            if c.kind == "joint" and _CONTENT & c.cats and (found := self.content_clause(k)) is not None:
                telling = tuple(o for o in found[1] if only_tells(o))
                return (found[0], telling) if telling and self.chunks[found[0]].verb else None
        return None

    def _apply(self, operator: Operator, at: int) -> Applied:
        verb, phrase = self.chunks[at].verb, self.chunks[at].phrase
        if verb is None:
            return Applied(operator, at, phrase is not None and "none" in phrase.traits)
        subject = self.clauses.holder(at)
        passive, nothing = verb.passive, self._nothing(at)
        voice = () if passive or nothing else subject.joint or subject.phrases
        if passive:
            voice = tuple(a.index for a in self.clauses.arguments(at) if a.relation == "by")
        return Applied(
            operator, at, verb.negated, verb.mood == "conditional",
            verb.compound or (verb.mood in _PAST), passive and not voice, voice,
            None if passive else subject.pronoun, nothing,
        )  # fmt: skip

    def _nothing(self, v: int) -> bool:
        """Whether 'nothing' or 'no document' stands right before the verb at ``v``, adverbs passed over."""
        before = next((c for c in reversed(self.chunks[:v]) if c.kind != "adverb"), None)
        phrase = before.phrase if before is not None else None
        if phrase is not None and phrase.noun is not None and phrase.noun.sort == "document":
            return "none" in phrase.traits
        return before is not None and "nothing" in before.cats
