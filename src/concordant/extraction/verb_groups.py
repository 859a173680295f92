"""Finds verb groups in a row of tokens: clitics, negation, auxiliaries, participle or infinitive."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from concordant.extraction.chunks import VerbForm, VerbGroup
from concordant.language.compiled import Language
from concordant.language.morphology import Analysis
from concordant.language.tokens import Token

FINITE = frozenset({"present", "imperfect", "past_simple", "future", "conditional", "subjunctive"})
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of one sentence with the closed categories of each."""

    tokens: Sequence[Token]
    cats: Sequence[frozenset[str]]
    nominal: Sequence[bool]
    """Whether the token also is a noun of the lexicon."""
    lengths: Sequence[int] = ()
    """How many tokens the closed word at each token has."""

    def cat(self, index: int) -> frozenset[str]:
        """The categories at ``index``; none outside the row."""
        return self.cats[index] if 0 <= index < len(self.cats) else _NONE


class VerbSeeker(Protocol):
    """Whatever finds the verb group that begins at a token of a row."""

    def at(self, row: Row, index: int) -> tuple[int, VerbGroup] | None:
        """The verb group that begins at ``index`` with the index after it, or None."""


def _gerund(row: Row, index: int, found: tuple[int, VerbGroup] | None) -> tuple[int, VerbGroup] | None:
    """The group, its first word the marker of a gerund where it looks like a pronoun: 'en livrant'."""
    if found is None or found[1].form != "present_participle" or "gerund" not in row.cat(index):
        return found
    word, verb = row.tokens[index].low, found[1]
    rest = verb.clitics[1:] if verb.clitics[:1] == (word,) else verb.clitics
    return found[0], replace(verb, marker=word, clitics=rest)


class VerbFinder:
    """Finds the verb group that begins at a token; holds a language, no state."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._morphology = language.morphology

    def at(self, row: Row, index: int) -> tuple[int, VerbGroup] | None:
        """The verb group that begins at ``index`` with the index after it, or None."""
        cats = row.cat(index)
        if not cats and not self._morphology.verb(row.tokens[index].low):
            return None
        i, pronoun, clitics, negated, reflexive, marker, stated = index, None, [], False, False, None, ""
        if ("pronoun" in cats and "clitic" not in cats) or pronoun_like(row, i):
            pronoun = row.tokens[i].low
            i += 1
        while "clitic" in row.cat(i) and i - index < 5:
            word = row.tokens[i].low
            if "ne" in row.cat(i):
                negated = True
                stated = word if "negator" in row.cat(i) else stated
            elif "reflexive" in row.cat(i):
                reflexive = True
            else:
                clitics.append(word)
            i += 1
        while negated and "negator" in row.cat(i) and i - index < 7:
            stated = row.tokens[i].low
            i += 1
        if i >= len(row.tokens) or row.tokens[i].kind != "word":
            return None
        analyses = self._readings(row, i, index, bool(pronoun), negated or reflexive, clitics)
        if not analyses:
            return None
        marker = self._marker(row, index)
        found = self._group(row, i, analyses, pronoun, tuple(clitics), negated, reflexive, marker)
        found = _gerund(row, index, found)
        if found is not None and stated:
            return found[0], replace(found[1], negator=stated)
        return found

    def _marker(self, row: Row, index: int) -> str | None:
        before = row.cat(index - 1)
        return row.tokens[index - 1].low if before & {"infinitive_marker", "gerund"} else None

    def _readings(
        self, row: Row, i: int, index: int, pronoun: bool, leaned: bool, clitics: list[str]
    ) -> tuple[Analysis, ...]:
        token = row.tokens[i]
        found = self._morphology.verb(token.low)
        if not found or (row.cat(i) - {"clitic", "destined"} and not self._auxiliary(found)):
            return ()
        if row.cat(i) and self._auxiliary(found) and row.nominal[i]:
            return ()
        if token.upper and not self._sentence_start(row, i):
            return ()
        person = {1, 3} if pronoun else {3, None}
        found = tuple(
            a for a in found if a.mood != "imperative" and (a.person in person or a.person is None or pronoun)
        )
        before = index - 1
        if i > index and not pronoun and not leaned and clitics:
            # The clitic may be an article: only what cannot be a noun, or what follows a subject, is a verb.
            auxiliary = self._auxiliary(found)
            infinitive = any(a.mood == "infinitive" for a in found)
            if not auxiliary and not infinitive and not self._leans(row, i, before):
                return ()
            if infinitive and not ({"infinitive_marker"} & row.cat(before)) and "det" in row.cat(index):
                return ()
        elif i == index and not self._free(row, i, found):
            return ()
        return found

    def _free(self, row: Row, i: int, found: tuple[Analysis, ...]) -> bool:
        cats = row.cat(i - 1)
        moods = {a.mood for a in found}
        if "quantifier" in cats:
            return bool(moods & (FINITE | {"present_participle"}))
        if "infinitive" in moods:
            return "det" not in cats or bool(cats & {"infinitive_marker"})
        if "present_participle" in moods:
            return "det" not in cats
        if cats & {"det", "pre_adjective"} and "adverb" not in cats:
            return False
        if any(c.startswith("prep:") for c in cats):
            return False
        return not (row.nominal[i] and moods & FINITE and not self._subject_before(row, i - 1))

    @staticmethod
    def _leans(row: Row, i: int, before: int) -> bool:
        """Whether 'the' before a verb form is a pronoun: a subject stands right before it."""
        if row.cat(before) & {"relative_subject", "pronoun", "ne"}:
            return True
        named = before >= 0 and row.tokens[before].upper and not row.cat(before)
        return named and not row.nominal[i]

    def _subject_before(self, row: Row, i: int) -> bool:
        if i < 0:
            return False
        cats = row.cat(i)
        if cats & {"relative_subject", "pronoun", "ne"}:
            return True
        token = row.tokens[i]
        if token.kind == "word" and not cats:
            return token.upper or row.nominal[i] or not self._morphology.verb(token.low)
        return token.text in ",»)" or "adverb" in cats

    def _auxiliary(self, found: Sequence[Analysis]) -> bool:
        return any(a.lemma in (self._language.have, self._language.be) for a in found)

    @staticmethod
    def _sentence_start(row: Row, i: int) -> bool:
        return i == 0 or all(t.kind == "mark" for t in row.tokens[:i])

    def _group(
        self,
        row: Row,
        i: int,
        analyses: tuple[Analysis, ...],
        pronoun: str | None,
        clitics: tuple[str, ...],
        negated: bool,
        reflexive: bool,
        marker: str | None,
    ) -> tuple[int, VerbGroup] | None:
        language = self._language
        first = self._best(row, i, analyses, marker)
        if first is None:
            return None
        form = form_of(first)
        chain = first.lemma
        end, main, compound, passive, participle, negator, inverted = i + 1, i, False, False, first, "", False
        while chain in (language.have, language.be):
            j, pron, neg = self._skip(row, end, allow_pronoun=form == "finite" and pronoun is None)
            step = self._participle(row, j)
            if step is None:
                break
            if pron:
                pronoun, inverted = pron, True
            if neg:
                negator = neg
            if chain == language.have or step.lemma in language.be_verbs or reflexive:
                compound = True
            else:
                passive = True
            chain, main, end, participle = step.lemma, j, j + 1, step
            if chain not in (language.be,):
                break
        if not pronoun and form == "finite" and end < len(row.tokens) and row.tokens[end].kind == "hung":
            pronoun, inverted, end = row.tokens[end].low, True, end + 1
        if negated and not negator:
            _, _, negator = self._skip(row, end, allow_pronoun=False)
            # A word that also begins an expression still negates: "ne livre plus de chars".
            if not negator and end < len(row.tokens) and row.tokens[end].low in language.negators:
                negator = row.tokens[end].low
        if form == "past_participle":
            passive = participle.lemma not in language.be_verbs
        readings = self._participles(row, main) if (compound or passive) and main != i else analyses
        lemmas = tuple(dict.fromkeys([participle.lemma, *(a.lemma for a in readings)]))
        number = first.number if form == "finite" else participle.number
        mood = first.mood if form == "finite" else None
        group = VerbGroup(
            participle.lemma, lemmas, form, mood, compound, passive, negated or bool(negator), negator,
            reflexive, number, pronoun, inverted, clitics, marker, main,
        )  # fmt: skip
        return end, group

    def _best(self, row: Row, i: int, found: tuple[Analysis, ...], marker: str | None) -> Analysis | None:
        for wanted in ("infinitive", "present_participle"):
            for a in found:
                if a.mood == wanted:
                    return a
        finite = [a for a in found if a.mood in FINITE]
        participles = [a for a in found if a.mood == "past_participle"]
        if finite and participles:
            after = row.cat(i + 1)
            reduced = any(c.startswith("prep:") for c in after) and "det" not in after
            return participles[0] if reduced and not self._subject_before_is_pronoun(row, i) else finite[0]
        known = [a for a in finite or participles if self._known(a.lemma)]
        chosen = known or finite or participles
        return chosen[0] if chosen else None

    @staticmethod
    def _subject_before_is_pronoun(row: Row, i: int) -> bool:
        return bool(row.cat(i - 1) & {"relative_subject", "pronoun", "ne", "clitic"})

    def _known(self, lemma: str) -> bool:
        return lemma in self._language.frames or lemma in self._language.operators

    def _skip(self, row: Row, i: int, allow_pronoun: bool) -> tuple[int, str | None, str]:
        pronoun, negator, steps = None, "", 0
        while i < len(row.tokens) and steps < 5:
            cats = row.cat(i)
            if allow_pronoun and row.tokens[i].kind == "hung":
                pronoun = row.tokens[i].low
            elif "negator" in cats:
                negator = row.tokens[i].low
            elif "adverb" not in cats:
                break
            i += self._length(row, i)
            steps += 1
        return i, pronoun, negator

    @staticmethod
    def _length(row: Row, i: int) -> int:
        return row.lengths[i] if i < len(row.lengths) else 1

    def _participles(self, row: Row, i: int) -> tuple[Analysis, ...]:
        if i >= len(row.tokens) or row.tokens[i].kind != "word":
            return ()
        return tuple(a for a in self._morphology.verb(row.tokens[i].low) if a.mood == "past_participle")

    def _participle(self, row: Row, i: int) -> Analysis | None:
        found = self._participles(row, i)
        if not found or row.cat(i) - {"destined", "adverb"}:
            return None
        return next((a for a in found if self._known(a.lemma)), found[0])


def pronoun_like(row: Row, i: int) -> bool:
    """Whether a word that is both subject and object pronoun stands as a subject here."""
    cats = row.cat(i)
    return (
        "pronoun" in cats and "clitic" in cats and not row.cat(i - 1) & {"pronoun", "ne"} and "first" in cats
    )


def form_of(analysis: Analysis) -> VerbForm:
    """What a verb looks like: finite, or one of the forms that are not."""
    if analysis.mood == "infinitive":
        return "infinitive"
    if analysis.mood == "present_participle":
        return "present_participle"
    if analysis.mood == "past_participle":
        return "past_participle"
    return "finite"
