"""Finds verb groups where auxiliaries and word order make them: 'has not been delivered', 'may have sent'."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from concordant.extraction.chunks import VerbForm, VerbGroup
from concordant.extraction.verb_groups import Row
from concordant.language.compiled import Language
from concordant.language.morphology import Analysis, Mood

FINITE = frozenset({"present", "past_simple"})
_ALSO = frozenset({"destined", "adverb", "pre_adjective", "prep:other", "prep:against", "prep:using", "if"})
"""Categories of closed words that may be participles as well."""
_NEAR = 5
_SHORTEST = 4
"""Letters beyond which an ending tells an adverb."""


@dataclass(frozen=True, slots=True)
class _Core:
    """The lexical verb of a group without its finite auxiliary."""

    lemmas: tuple[str, ...]
    main: int
    end: int
    compound: bool = False
    passive: bool = False
    negator: str = ""


class AnalyticVerbFinder:
    """Finds the verb group that begins at a token; holds a language, no state."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._morphology = language.morphology
        self._endings = language.adverb_endings
        self._have, self._be, self._do = language.have, language.be, language.do

    def at(self, row: Row, index: int) -> tuple[int, VerbGroup] | None:
        """The verb group that begins at ``index`` with the index after it, or None."""
        groups = self.groups(row, index)
        return (groups[-1][1], groups[-1][2]) if groups else None

    def readings(self, row: Row, i: int) -> tuple[Analysis, ...]:
        """The readings of a token as a verb form; none where it is no word."""
        if not 0 <= i < len(row.tokens) or row.tokens[i].kind != "word":
            return ()
        return tuple(self._morphology.verb(row.tokens[i].low))

    def moods(self, row: Row, i: int) -> frozenset[str]:
        """The moods in which a token may be read."""
        return frozenset(a.mood for a in self.readings(row, i))

    def helps(self, row: Row, i: int) -> bool:
        """Whether the token can only be an auxiliary or modal: it is no noun and no verb of its own."""
        if not 0 <= i < len(row.tokens):
            return False
        if row.tokens[i].low in self._language.modals or "future" in row.cat(i):
            return True
        lemmas = {a.lemma for a in self.readings(row, i) if a.mood in FINITE}
        return bool(lemmas & {self._have, self._be, self._do})

    def groups(
        self, row: Row, i: int, form: VerbForm | None = None, marker: str | None = None
    ) -> list[tuple[int, int, VerbGroup]]:
        """The groups that begin at ``i``, each with its first and last token; a modal is one of its own.

        Args:
            row: the tokens.
            i: where it begins, after a marker.
            form: ``infinitive`` or a participle where the words before tell it; else it is found.
            marker: the word before an infinitive or gerund.
        """
        if i >= len(row.tokens):
            return []
        low = row.tokens[i].low
        if form is None and low in self._language.modals:
            return self._modal(row, i, self._language.modals[low])
        if form is None and "future" in row.cat(i):
            core = self._bare(row, self._skip(row, i + 1)[0])
            return [self._made(row, i, core, "finite", "future", self._skip(row, i + 1)[1])] if core else []
        if form == "infinitive" and (core := self._bare(row, i)) is not None:
            return [self._made(row, i, core, "infinitive", None, "", marker)]
        if form == "infinitive" and (core := self._gerund(row, i)) is not None:
            return [self._made(row, i, core, "infinitive", None, "", marker)]
        if form == "present_participle" and (core := self._gerund(row, i)) is not None:
            return [self._made(row, i, core, "present_participle", None, "", marker)]
        if form == "past_participle" and (core := self._past(row, i)) is not None:
            return [self._made(row, i, replace(core, passive=True), "past_participle", None, "", marker)]
        return self._finite(row, i) if form in (None, "finite") else []

    def _modal(self, row: Row, i: int, lemma: str) -> list[tuple[int, int, VerbGroup]]:
        k, negator = self._skip(row, i + 1)
        if "negator" in row.cat(i):
            negator = row.tokens[i].low
        core = self._bare(row, k)
        if core is None:
            return []
        over = VerbGroup(
            lemma, (lemma,), "finite", "present", False, False, bool(negator), negator,
            False, None, None, False, (), None, i,
        )  # fmt: skip
        return [(i, k, over), self._made(row, k, core, "infinitive", None, "")]

    def _made(
        self,
        row: Row,
        first: int,
        core: _Core,
        form: VerbForm,
        mood: str | None,
        negator: str,
        marker: str | None = None,
    ) -> tuple[int, int, VerbGroup]:
        negator = negator or core.negator
        number = next(
            (a.number for a in self.readings(row, first) if a.mood in FINITE and a.person == 3), None
        )
        group = VerbGroup(
            core.lemmas[0], core.lemmas, form, mood, core.compound, core.passive, bool(negator), negator,
            False, number if form == "finite" else None, None, False, (), marker, core.main,
        )  # fmt: skip
        return first, core.end, group

    def _finite(self, row: Row, i: int) -> list[tuple[int, int, VerbGroup]]:
        found = [a for a in self.readings(row, i) if a.mood in FINITE]
        if not found:
            return []
        lemmas = {a.lemma for a in found}
        mood = "past_simple" if any(a.mood == "past_simple" for a in found) else "present"
        core: _Core | None = None
        if self._be in lemmas:
            core = self._after_be(row, i, False)
        elif self._have in lemmas:
            core = self._after_have(row, i)
        elif self._do in lemmas:
            k, negator = self._skip(row, i + 1)
            bare = self._bare(row, k) if "infinitive" in self.moods(row, k) else None
            core = replace(bare, negator=negator) if bare is not None else None
        if core is None:
            core = _Core(self._ordered(a.lemma for a in found), i, i + 1)
        return [self._made(row, i, core, "finite", mood, "")]

    def _bare(self, row: Row, k: int) -> _Core | None:
        """What begins with a plain infinitive: 'send', 'have sent', 'be sent', 'have been sent'."""
        return self._begun(row, k, "infinitive")

    def _gerund(self, row: Row, k: int) -> _Core | None:
        """What begins with an -ing form: 'sending', 'having sent', 'being sent'."""
        return self._begun(row, k, "present_participle")

    def _begun(self, row: Row, k: int, mood: Mood) -> _Core | None:
        lemmas = [a.lemma for a in self.readings(row, k) if a.mood == mood]
        if not lemmas:
            return None
        if self._be in lemmas:
            return self._after_be(row, k, False)
        if self._have in lemmas:
            return self._after_have(row, k)
        return _Core(self._ordered(lemmas), k, k + 1)

    def _past(self, row: Row, k: int) -> _Core | None:
        found = [a.lemma for a in self.readings(row, k) if a.mood == "past_participle"]
        if not found or row.cat(k) - _ALSO:
            return None
        return _Core(self._ordered(found), k, k + 1)

    def _after_be(self, row: Row, i: int, compound: bool) -> _Core:
        k, negator = self._skip(row, i + 1)
        moods = self.moods(row, k)
        past = self._past(row, k) if "past_participle" in moods else None
        if past is not None:
            return replace(past, compound=compound, passive=True, negator=negator)
        if "present_participle" in moods and not row.cat(k) - {"adverb"}:
            found = self._ordered(a.lemma for a in self.readings(row, k) if a.mood == "present_participle")
            if found[0] == self._be and (core := self._past(row, self._skip(row, k + 1)[0])) is not None:
                return replace(core, compound=compound, passive=True, negator=negator)
            if not self._noun_here(row, k):
                return _Core(found, k, k + 1, compound, False, negator)
        return _Core((self._be,), i, k if negator else i + 1, compound, False, negator)

    def _noun_here(self, row: Row, k: int) -> bool:
        """Whether an -ing form that is also a noun stands as one: nothing that it could govern follows."""
        after = row.cat(k + 1)
        return k < len(row.nominal) and row.nominal[k] and "prep:of" in after

    def _after_have(self, row: Row, i: int) -> _Core:
        k, negator = self._skip(row, i + 1)
        past = self._past(row, k)
        if past is None:
            return _Core((self._have,), i, k if negator else i + 1, False, False, negator)
        if self._be in past.lemmas:
            return replace(self._after_be(row, k, True), negator=negator)
        return replace(past, compound=True, negator=negator)

    def _skip(self, row: Row, i: int) -> tuple[int, str]:
        """Past adverbs and negations inside a group; the negation, if there is one."""
        negator, k = "", i
        while k < len(row.tokens) and k - i < _NEAR:
            cats, low = row.cat(k), row.tokens[k].low
            if "negator" in cats:
                negator = negator or low
            elif not ("adverb" in cats or self.manner(row, k)):
                break
            k += row.lengths[k] if k < len(row.lengths) else 1
        helped = k < len(row.tokens) and self._morphology.verb(row.tokens[k].low)
        if helped or not negator:
            return (k if helped else i), negator
        return self._last_negation(row, i), negator

    def _last_negation(self, row: Row, i: int) -> int:
        k = i
        while k < len(row.tokens) and "negator" not in row.cat(k) and k - i < _NEAR:
            k += 1
        return k + (row.lengths[k] if k < len(row.lengths) else 1)

    def manner(self, row: Row, i: int) -> bool:
        """Whether an unknown word is an adverb by its ending."""
        if not 0 <= i < len(row.tokens):
            return False
        token = row.tokens[i]
        known = self._morphology.verb(token.low)
        ends = token.low.endswith(self._endings) and len(token.low) > _SHORTEST
        return ends and not known and not token.upper

    def _ordered(self, lemmas: Iterable[str]) -> tuple[str, ...]:
        unique: Sequence[str] = tuple(dict.fromkeys(lemmas))
        known = [x for x in unique if x in self._language.frames or x in self._language.operators]
        return tuple(dict.fromkeys([*known, *unique]))
