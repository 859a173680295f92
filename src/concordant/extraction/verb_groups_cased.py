"""Finds verb groups in languages with cases: few auxiliaries, short passives, participles before nouns."""

from collections.abc import Sequence

from concordant.extraction.chunks import VerbGroup
from concordant.extraction.verb_groups import Row, form_of
from concordant.language.compiled import Language
from concordant.language.morphology import Analysis, Mood

FINITE = frozenset({"present", "past_simple", "future"})
_NOT_VERBS = frozenset({"adverb", "destined"})
_REACH = 4


class CasedVerbFinder:
    """Finds the verb group that begins at a token; holds a language, no state."""

    def __init__(self, language: Language) -> None:
        self._language, self._morphology = language, language.morphology

    def at(self, row: Row, index: int) -> tuple[int, VerbGroup] | None:
        """The verb group that begins at ``index`` with the index after it, or None."""
        i, negated = index, ""
        if "ne" in row.cat(i):
            before = row.tokens[i - 1].low if i else ""
            negated = before if before in self._language.ceasing else row.tokens[i].low
            i += 1
            while "adverb" in row.cat(i) and i - index < 3:
                i += 1
        found = self._readings(row, i)
        if not found:
            return None
        first = self._best(found)
        end, main, mood, passive, last = i + 1, i, first.mood, first.passive, first
        if first.lemma == self._language.be:
            step = self._after_be(row, end)
            if step is not None:
                main, last, denied = step
                end, passive, negated = main + 1, last.passive, negated or denied
                mood = self._joined(first, last)
        if "unreal" in row.cat(end):
            mood, end = "conditional", end + 1
        form = form_of(first)
        lemmas = tuple(
            dict.fromkeys(
                [last.lemma, *(a.lemma for a in (found if main == i else ()) if a.mood == last.mood)]
            )
        )
        marker = row.tokens[i].low if first.adverbial else None
        # Short participles agree like verbs; those of the past tense tell the gender.
        number = (
            first.number if first.lemma != self._language.be or main == i else last.number or first.number
        )
        pronoun = self._language.first_person if first.person == 1 and form == "finite" else None
        group = VerbGroup(
            last.lemma, lemmas, form, mood if form == "finite" else None, False, passive, bool(negated),
            negated, False, number, pronoun, False, (), marker, main, first.gender or last.gender,
            last.transitive,
        )  # fmt: skip
        return end, group

    def _readings(self, row: Row, i: int) -> tuple[Analysis, ...]:
        if i >= len(row.tokens) or row.tokens[i].kind != "word":
            return ()
        token = row.tokens[i]
        if row.cat(i) - _NOT_VERBS:
            return ()
        if token.upper and not self._may_begin(row, i):
            return ()
        found = tuple(a for a in self._morphology.verb(token.low) if a.mood != "imperative")
        known = tuple(a for a in found if self._known(a.lemma))
        if not known and (row.cat(i) or not self._morphology.verbal(token.low)):
            return ()
        return tuple(a for a in found if a in known or not a.short or a.passive)

    @staticmethod
    def _may_begin(row: Row, i: int) -> bool:
        """Whether a capital may stand here for no other reason than that something begins."""
        return i == 0 or row.tokens[i - 1].kind == "mark" or row.tokens[i - 1].kind == "number"

    def _best(self, found: Sequence[Analysis]) -> Analysis:
        known = [a for a in found if self._known(a.lemma)]
        finite = [a for a in known or found if a.mood in FINITE]
        return (finite or known or found)[0]

    def _known(self, lemma: str) -> bool:
        language = self._language
        return lemma in language.frames or lemma in language.operators or lemma == language.be

    def _after_be(self, row: Row, i: int) -> tuple[int, Analysis, str] | None:
        """The infinitive or short participle that 'to be' supports, a few words further on."""
        denied = ""
        for k in range(i, min(i + _REACH, len(row.tokens))):
            if "ne" in row.cat(k):
                denied = row.tokens[k].low
                continue
            for a in self._readings(row, k):
                if a.mood == "infinitive" or a.short:
                    return k, a, denied
            if "adverb" not in row.cat(k) and self._morphology.grams(row.tokens[k].low):
                return None
            if row.tokens[k].kind == "mark":
                return None
        return None

    @staticmethod
    def _joined(be: Analysis, last: Analysis) -> Mood:
        if last.mood == "infinitive":
            return "future" if be.mood == "future" else be.mood
        return "past_simple" if last.passive and be.mood == "present" else be.mood
