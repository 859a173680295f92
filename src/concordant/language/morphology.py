"""Morphology: which verb a word may be a form of, and the forms of verbs, adjectives and nouns.

The engine knows no word of any language: it interprets tables (see ``morphology_paradigms`` for their
notation). A form is not stored; it is recognised as the base of a listed verb and an ending of that
verb's paradigm, so that thousands of verbs cost little time and memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

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

_REMEMBERED = 1 << 16
"""How many words a morphology remembers at most; later ones are recognised anew."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a verb form; ``gender`` is that of past participles.

    Attributes:
        passive: whether the form itself is passive, without an auxiliary.
        short: whether it is a short form that only stands as a predicate.
        adverbial: whether it is a participle that leans on the verb of its sentence (a gerund).
        transitive: whether the verb has an object, where a dictionary tells.
    """

    lemma: str
    mood: Mood
    person: int | None = None
    number: Number | None = None
    gender: Gender | None = None
    passive: bool = False
    short: bool = False
    adverbial: bool = False
    transitive: bool = False


class Gram(NamedTuple):
    """One reading of a noun or adjective: case, number, gender, and what sort of word it would be."""

    case: str
    number: str
    gender: str
    adjective: bool
    person: bool
    likely: float


@dataclass(frozen=True, slots=True, eq=False)
class Morphology:
    """The compiled morphology of one language; its answers never change.

    ``_known`` remembers the words already looked up, since reports repeat a small vocabulary.
    """

    _verbs: Mapping[str, tuple[tuple[str, Endings], ...]]
    _bases: Mapping[str, tuple[tuple[str, Endings], ...]]
    _endings: frozenset[str]
    _longest: int
    _fold: Mapping[int, str]
    _adjectives: Inflection
    _nouns: Inflection
    _known: dict[str, tuple[Analysis, ...]] = field(default_factory=dict, repr=False)

    def verb(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of a lower-case word as a verb form; empty where it is none."""
        known = self._known.get(word)
        if known is None:
            known = self._recognise(word.translate(self._fold))
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def _recognise(self, word: str) -> tuple[Analysis, ...]:
        found: dict[Analysis, None] = {}
        for cut in range(max(0, len(word) - self._longest), len(word) + 1):
            ending = word[cut:]
            if ending not in self._endings:
                continue
            for lemma, endings in self._bases.get(word[:cut], ()):
                found.update((Analysis(lemma, *slot), None) for slot in endings.get(ending, ()))
        return tuple(found)

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

    def verbal(self, word: str) -> bool:
        """Whether a word is likelier a verb form than anything else, where a dictionary tells."""
        return False

    def grams(self, word: str) -> tuple[Gram, ...]:
        """The cases in which a word may stand: none where endings tell too little."""
        return ()

    def numbered(self, singular: str) -> Iterator[tuple[str, bool]]:
        """Every form of a noun or noun phrase, and whether it is plural."""
        yield singular, False
        yield from ((form, True) for form in sorted(self.inflect_noun(singular)) if form != singular)


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
        base, end, groups = paradigms[name].split(lemma)
        if (name, end, groups) not in expanded:
            expanded[name, end, groups] = paradigms[name].expand(end, groups)
        endings = expanded[name, end, groups]
        verbs[lemma] = (*verbs.get(lemma, ()), (base, endings))
        base = base.translate(fold)
        bases[base] = (*bases.get(base, ()), (lemma, endings))
    known = frozenset(ending for endings in expanded.values() for ending in endings)
    return Morphology(
        _verbs=verbs,
        _bases=bases,
        _endings=known,
        _longest=max(map(len, known), default=0),
        _fold=fold,
        _adjectives=compile_inflection("adjectives", tables, 4),
        _nouns=compile_inflection("nouns", tables, 1),
    )


def _assignments(
    tables: Sequence[Mapping[str, Any]],
    stated: Mapping[str, Mapping[str, Any]],
    paradigms: Mapping[str, Paradigm],
) -> list[tuple[str, str]]:
    """Each verb with its paradigm: those a paradigm lists, then those that an ending assigns."""
    chosen = [(lemma, name) for name, table in stated.items() for lemma in table.get("verbs", "").split()]
    listed = {lemma for lemma, _ in chosen}
    order = [name for table in tables for name in table.get("assign", ())]
    missing = [name for name in order if name not in paradigms]
    if missing:
        raise MorphologyError(f"'assign' names the paradigm '{missing[0]}', which no table states.")
    for table in tables:
        for lemma in " ".join(table.get("verbs", {}).values()).split():
            if lemma not in listed:
                listed.add(lemma)
                chosen.append((lemma, _assigned(lemma, order, paradigms)))
    return chosen


def _assigned(lemma: str, order: Sequence[str], paradigms: Mapping[str, Paradigm]) -> str:
    for name in order:
        if paradigms[name].pattern.search(lemma):
            return name
    raise MorphologyError(f"No paradigm under 'assign' fits the verb '{lemma}'.")
