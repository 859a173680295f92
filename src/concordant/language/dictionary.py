"""Morphology from a dictionary: languages whose nouns have cases, where endings alone tell too little.

The dictionary is that of ``pymorphy3``, opened only where a language asks for it. It answers what
``Morphology`` answers, and two questions more: which cases a word may stand in, and whether it is an
adjective. Words that the dictionary lacks are guessed by it from their ending.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from concordant.language.morphology import Analysis, Gram, Morphology
from concordant.language.morphology_paradigms import Gender, Mood, MorphologyError, Number

_CASES = {
    "nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "acc2": "acc",
    "ablt": "ins", "loct": "loc", "loc2": "loc",
}  # fmt: skip
_TENSES: Mapping[str | None, Mood] = {"past": "past_simple", "pres": "present", "futr": "future"}
_NUMBERS: Mapping[str | None, Number] = {"sing": "s", "plur": "p"}
_GENDERS: Mapping[str | None, Gender] = {"masc": "m", "femn": "f", "neut": "m"}
_NOUNS = frozenset({"NOUN", "NPRO", "NUMR"})
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_PEOPLE = ("Surn", "Name", "Patr")
_REMEMBERED = 1 << 16
_MEASURED = tuple(
    Gram(case, number, "", True, False, 1.0) for case, number in product(dict.fromkeys(_CASES.values()), "sp")
)
"""An adjective that never changes."""


class _Form(NamedTuple):
    word: str
    gram: Gram


@dataclass(frozen=True, slots=True, eq=False)
class DictionaryMorphology:
    """The morphology of one language of the dictionary; its answers never change.

    Attributes:
        lang: ISO 639-1 code of the language.
        reflexive: the endings by which a verb turns on its subject; without them it is the plain verb.
        known: lemmas that the rules of the language name: a reflexive verb among them stands for itself.
    """

    lang: str
    analyzer: Any
    fold: Mapping[int, str]
    reflexive: tuple[str, ...]
    known: frozenset[str]
    _verbs: dict[str, tuple[Analysis, ...]] = field(default_factory=dict, repr=False)
    _verbal: dict[str, bool] = field(default_factory=dict, repr=False)
    _grams: dict[str, tuple[Gram, ...]] = field(default_factory=dict, repr=False)
    _forms: dict[str, tuple[_Form, ...]] = field(default_factory=dict, repr=False)
    _numbered: dict[str, tuple[tuple[str, bool], ...]] = field(default_factory=dict, repr=False)

    def verb(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of a lower-case word as a verb form, likelier ones first; empty where it is none."""
        found = self._verbs.get(word)
        if found is None:
            found = tuple(dict.fromkeys(self._analyses(word)))
            if len(self._verbs) < _REMEMBERED:
                self._verbs[word] = found
        return found

    def _analyses(self, word: str) -> Iterator[Analysis]:
        if not word or not word[-1].isalpha():
            return
        parses = self.analyzer.parse(word)
        best = parses[0].score if parses else 0.0
        for parse in parses:
            # Rare readings of frequent words would find verbs everywhere.
            if parse.score < best / 20:
                continue
            mood = self._mood(parse.tag)
            if mood is None:
                continue
            yield self._analysis(parse, mood)

    @staticmethod
    def _mood(tag: Any) -> Mood | None:
        if tag.POS == "INFN":
            return "infinitive"
        if tag.POS == "GRND":
            return "present_participle"
        if tag.POS == "PRTF":
            return "past_participle" if tag.voice == "pssv" else "present_participle"
        if tag.POS == "PRTS":
            return "past_simple"
        if tag.POS in ("ADJS", "PRED"):
            return "present"
        if tag.POS != "VERB":
            return None
        return "imperative" if tag.mood == "impr" else _TENSES.get(tag.tense)

    def _analysis(self, parse: Any, mood: Mood) -> Analysis:
        tag = parse.tag
        lemma, turned = self._plain(parse.normal_form.translate(self.fold))
        passive = turned or tag.POS == "PRTS" or (tag.POS == "PRTF" and tag.voice == "pssv")
        person = int(tag.person[0]) if tag.person else None
        return Analysis(
            lemma, mood, person, _NUMBERS.get(tag.number), _GENDERS.get(tag.gender), passive,
            tag.POS == "PRTS" or tag.POS in ("ADJS", "PRED"), tag.POS == "GRND", "tran" in tag,
        )  # fmt: skip

    def _plain(self, lemma: str) -> tuple[str, bool]:
        """The verb without its reflexive ending, where only that is known, and whether it was cut."""
        if lemma in self.known:
            return lemma, False
        for ending in self.reflexive:
            if lemma.endswith(ending) and lemma.removesuffix(ending) in self.known:
                return lemma.removesuffix(ending), True
        return lemma, False

    def verbal(self, word: str) -> bool:
        """Whether a word is likelier a verb form than anything else."""
        found = self._verbal.get(word)
        if found is None:
            parses = self.analyzer.parse(word)
            found = bool(parses) and self._mood(parses[0].tag) is not None
            if len(self._verbal) < _REMEMBERED:
                self._verbal[word] = found
        return found

    def grams(self, word: str) -> tuple[Gram, ...]:
        """The cases in which a lower-case word may stand, as noun or adjective; empty for other words."""
        found = self._grams.get(word)
        if found is None:
            parses = [p for p in self.analyzer.parse(word) if _nominal(p.tag)]
            found = _MEASURED if _measures(word, parses) else tuple(dict.fromkeys(map(_gram, parses)))
            if len(self._grams) < _REMEMBERED:
                self._grams[word] = found
        return found

    def lemmas(self) -> frozenset[str]:
        """The infinitives that the rules of the language name."""
        return self.known

    def inflect_adjective(self, base: str) -> frozenset[str]:
        """All forms of an adjective, that one included; of a noun, where the word is one."""
        return frozenset(form.word for form in self._lexeme(base)) | {base}

    def inflect_noun(self, base: str) -> frozenset[str]:
        """Every form of a noun or noun phrase."""
        return frozenset(form for form, _ in self.numbered(base))

    def numbered(self, base: str) -> Iterable[tuple[str, bool]]:
        """Every form of a noun or noun phrase, and whether it is plural.

        Adjectives before the first noun agree with it; what follows the noun keeps its form.
        """
        found = self._numbered.get(base)
        if found is None:  # the words and the theme of a language name the same goods
            found = self._numbered[base] = tuple(self._number(base))
        return found

    def _number(self, base: str) -> Iterator[tuple[str, bool]]:
        words = base.translate(self.fold).split(" ")
        at = next((i for i, word in enumerate(words) if self._is_noun(word)), None)
        if at is None and self._nouns(words[-1]):
            at = len(words) - 1
        if at is None:
            yield base.translate(self.fold), False
            return
        rest = words[at + 1 :]
        forms = self._forms_of(words[at])
        head = words[at].lower()
        singular = any(f.word == head and f.gram.case == "nom" and f.gram.number == "s" for f in forms)
        seen: set[tuple[str, bool]] = set()
        for form in forms:
            if not singular and form.gram.number != "p":
                continue
            before = [self._agreeing(word, form.gram) for word in words[:at]]
            for chosen in product(*before):
                row = (" ".join((*chosen, form.word, *rest)), form.gram.number == "p")
                if row not in seen:
                    seen.add(row)
                    yield row

    def _nouns(self, word: str) -> list[Any]:
        """The readings of a word as a noun in its base form; none for designations."""
        if not word or not word[-1].isalpha() or word.isupper():
            return []
        return [p for p in self.analyzer.parse(word.lower()) if p.tag.case == "nomn" and p.tag.POS == "NOUN"]

    def _is_noun(self, word: str) -> bool:
        """Whether a word is a noun and could not be an adjective."""
        if not self._nouns(word):
            return False
        parses = self.analyzer.parse(word.lower())
        return not any(p.tag.POS in _ADJECTIVES for p in parses if p.tag.case == "nomn")

    def _forms_of(self, noun: str) -> tuple[_Form, ...]:
        key = f"{noun}\0"
        found = self._forms.get(key)
        if found is None:
            readings = self._nouns(noun)
            plain = [p for p in readings if not any(sort in p.tag for sort in _PEOPLE)] or readings
            found = tuple(dict.fromkeys(self._inflected(plain[0]))) if plain else ()
            self._forms[key] = found
        return found

    def _agreeing(self, word: str, gram: Gram) -> tuple[str, ...]:
        forms = [f.word for f in self._lexeme(word) if f.gram.adjective and _agree(f.gram, gram)]
        return tuple(dict.fromkeys(forms)) or (word,)

    def _lexeme(self, word: str) -> tuple[_Form, ...]:
        found = self._forms.get(word)
        if found is None:
            parses = [p for p in self.analyzer.parse(word) if p.tag.case == "nomn"]
            found = tuple(dict.fromkeys(self._inflected(parses[0]))) if parses else ()
            self._forms[word] = found
        return found

    def _inflected(self, parse: Any) -> Iterator[_Form]:
        for form in parse.lexeme:
            if _nominal(form.tag) and (form.tag.POS in _ADJECTIVES) == (parse.tag.POS in _ADJECTIVES):
                yield _Form(form.word.translate(self.fold), _gram(form)._replace(likely=0.0))


def _nominal(tag: Any) -> bool:
    return tag.case in _CASES and (tag.POS in _NOUNS or tag.POS in _ADJECTIVES)


def _measures(word: str, parses: Iterable[Any]) -> bool:
    """Whether a number with the short form of a unit stands before its noun as an adjective: '155-мм'."""
    return word[:1].isdigit() and "-" in word and any("Abbr" in p.tag and p.tag.POS == "NOUN" for p in parses)


def _gram(parse: Any) -> Gram:
    tag = parse.tag
    number = _NUMBERS.get(tag.number, "s")
    gender = (tag.gender or "") if number == "s" else ""
    person = any(sort in tag for sort in _PEOPLE)
    return Gram(_CASES[tag.case], number, gender[:1], tag.POS in _ADJECTIVES, person, round(parse.score, 4))


def _agree(adjective: Gram, noun: Gram) -> bool:
    if (adjective.case, adjective.number) != (noun.case, noun.number):
        return False
    return noun.number == "p" or not noun.gender or adjective.gender == noun.gender


def open_dictionary(
    language: str, fold: Mapping[str, str], reflexive: Iterable[str], known: Iterable[str]
) -> DictionaryMorphology:
    """The morphology of a language by its ISO 639-1 code.

    Raises:
        MorphologyError: no dictionary of that language is installed.
    """
    return reopened(language, str.maketrans(dict(fold)), tuple(reflexive), frozenset(known))


def reopened(
    language: str, fold: Mapping[int, str], reflexive: tuple[str, ...], known: frozenset[str]
) -> DictionaryMorphology:
    """The same from what such a morphology holds besides its dictionary.

    Raises:
        MorphologyError: no dictionary of that language is installed.
    """
    from importlib import import_module

    try:
        from pymorphy3 import MorphAnalyzer

        path = import_module(f"pymorphy3_dicts_{language}").get_path()
    except ImportError:
        raise MorphologyError(f"No dictionary of the language '{language}' is installed.") from None
    analyzer = MorphAnalyzer(path=path, lang=language)
    return DictionaryMorphology(language, analyzer, fold, reflexive, known)


AnyMorphology = Morphology | DictionaryMorphology
"""The morphology of a language: from tables of its endings, or from a dictionary."""
