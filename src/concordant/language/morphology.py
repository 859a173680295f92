"""Morphology: which verb a word may be a form of, and the forms of verbs, adjectives and nouns.

The engine knows no word of any language: it interprets tables (see ``morphology_paradigms`` for their
notation). A form is not stored; it is recognised as the base of a listed verb and an ending of that
verb's paradigm, so that thousands of verbs cost little time and memory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from concordant.language.morphology_inflection import Inflection, compile_inflection
from concordant.language.morphology_paradigms import (
    Endings,
    Gender,
    Mood,
    MorphologyError,
    Number,
    Paradigm,
    compile_grammar,
)

__all__ = ["Analysis", "Gender", "Mood", "Morphology", "MorphologyError", "Number", "compile_morphology"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a verb form; ``gender`` is that of past participles."""

    lemma: str
    mood: Mood
    person: int | None = None
    number: Number | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Morphology:
    """The compiled morphology of one language; immutable."""

    _verbs: Mapping[str, tuple[tuple[str, Endings], ...]]
    _bases: Mapping[str, tuple[tuple[str, Endings], ...]]
    _fold: Mapping[int, str]
    _longest: int
    _adjectives: Inflection
    _nouns: Inflection

    def verb(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of a lower-case word as a verb form; empty where it is none."""
        word = word.translate(self._fold)
        found: list[Analysis] = []
        for cut in range(max(0, len(word) - self._longest), len(word) + 1):
            for lemma, endings in self._bases.get(word[:cut], ()):
                slots = endings.get(word[cut:])
                if slots:
                    found.extend(Analysis(lemma, *slot) for slot in slots)
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)

    def lemmas(self) -> frozenset[str]:
        """The infinitives of all verbs."""
        return frozenset(self._verbs)

    def conjugate(self, lemma: str) -> Mapping[str, tuple[Analysis, ...]]:
        """Every form of a verb with its readings as that verb; empty for an unknown verb."""
        forms: dict[str, dict[Analysis, None]] = {}
        for base, endings in self._verbs.get(lemma, ()):
            for ending, slots in endings.items():
                forms.setdefault(base + ending, {}).update((Analysis(lemma, *slot), None) for slot in slots)
        return {form: tuple(readings) for form, readings in forms.items()}

    def inflect_adjective(self, masculine_singular: str) -> frozenset[str]:
        """All forms of an adjective, that one included."""
        return self._adjectives.inflect(masculine_singular)

    def inflect_noun(self, singular: str) -> frozenset[str]:
        """The plural of a noun or noun phrase; several where usage differs."""
        return self._nouns.inflect(singular)


def compile_morphology(tables: Sequence[Mapping[str, Any]]) -> Morphology:
    """The morphology that the tables state together; a later table overrides an earlier one.

    Raises:
        MorphologyError: a paradigm is incomplete, or a verb fits no paradigm.
    """
    grammar = compile_grammar(tables)
    stated = {name: table for part in tables for name, table in part.get("paradigm", {}).items()}
    paradigms = {name: Paradigm(name, table, grammar) for name, table in stated.items()}
    fold = str.maketrans({sign: to for table in tables for sign, to in table.get("fold", {}).items()})
    verbs: dict[str, tuple[tuple[str, Endings], ...]] = {}
    bases: dict[str, tuple[tuple[str, Endings], ...]] = {}
    expanded: dict[tuple[str, str, tuple[str, ...]], Endings] = {}
    for lemma, name in _assignments(tables, stated, paradigms):
        split = paradigms[name].split(lemma.translate(fold))
        if split is None:
            raise MorphologyError(f"'{lemma}' does not end as paradigm '{name}' asks.")
        base, end, groups = split
        if (name, end, groups) not in expanded:
            expanded[name, end, groups] = paradigms[name].expand(end, groups)
        endings = expanded[name, end, groups]
        verbs[lemma] = (*verbs.get(lemma, ()), (base, endings))
        bases[base] = (*bases.get(base, ()), (lemma, endings))
    longest = max((len(ending) for endings in expanded.values() for ending in endings), default=0)
    adjectives, nouns = compile_inflection("adjectives", tables, 4), compile_inflection("nouns", tables, 1)
    return Morphology(verbs, bases, fold, longest, adjectives, nouns)


def _assignments(
    tables: Sequence[Mapping[str, Any]],
    stated: Mapping[str, Mapping[str, Any]],
    paradigms: Mapping[str, Paradigm],
) -> list[tuple[str, str]]:
    """Each verb with its paradigm: those a paradigm lists, then those that an ending assigns."""
    chosen = [(lemma, name) for name, table in stated.items() for lemma in table.get("verbs", "").split()]
    listed = {lemma for lemma, _ in chosen}
    order = [name for table in tables for name in table.get("assign", ())]
    for table in tables:
        for group in table.get("verbs", {}).values():
            for lemma in group.split():
                if lemma not in listed:
                    listed.add(lemma)
                    chosen.append((lemma, _assigned(lemma, order, paradigms)))
    return chosen


def _assigned(lemma: str, order: Sequence[str], paradigms: Mapping[str, Paradigm]) -> str:
    for name in order:
        if name in paradigms and paradigms[name].pattern.search(lemma):
            return name
    raise MorphologyError(f"No paradigm under 'assign' fits the verb '{lemma}'.")
