"""Makes the engines of one language from the knowledge: what ``read`` needs, compiled once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from concordant.extraction.phrases import Chunker
from concordant.extraction.phrases_analytic import AnalyticCut
from concordant.extraction.phrases_cased import CasedCut
from concordant.extraction.quantities import compile_numbers, find_quantities
from concordant.extraction.reader import DocumentReader
from concordant.extraction.scenes import Engines
from concordant.extraction.theme import Theme, compile_theme
from concordant.extraction.times import compile_dates, find_times, resolve
from concordant.extraction.verb_groups_analytic import AnalyticVerbFinder
from concordant.extraction.verb_groups_cased import CasedVerbFinder
from concordant.extraction.weights import Weights
from concordant.language.compiled import (
    Entries,
    Language,
    compile_language,
    hyphenated,
)
from concordant.language.dictionary import AnyMorphology, open_dictionary
from concordant.language.meanings import verb_head
from concordant.language.morphology import MorphologyError, compile_morphology
from concordant.language.naming import one_or_several

_Tables = list[dict[str, dict[str, str]]]


def compile_engines(entries: Entries, tables: Mapping[str, Any]) -> tuple[Language, Theme]:
    """One language, and the gate in front of it.

    Args:
        entries: the entries of the knowledge that bear on the language.
        tables: its grammars as parsed TOML: ``dates``, ``numbers``, ``units``, and ``morphology`` (a row of
            tables).
    """
    morphology = _morphology(entries, tables["morphology"])
    dates, numbers = compile_dates(tables["dates"]), compile_numbers(tables["numbers"], tables["units"])
    language = compile_language(entries, morphology, dates, numbers)
    return language, compile_theme(_arms(entries, morphology), _actors(entries, morphology))


def reader_of(language: Language, theme: Theme, weights: Weights) -> DocumentReader:
    """The reader of a compiled language.

    Args:
        language: everything that is known of it.
        theme: the gate in front of it.
        weights: what options and candidates are weighed by; rules alone decide where there are none.
    """
    chunker = _chunker(language)
    return DocumentReader(Engines(language, chunker, theme, find_times, find_quantities, resolve, weights))


def _chunker(language: Language) -> Chunker:
    """What cuts sentences of the language: by cases, by order, or by the words between phrases."""
    if language.cases:
        return Chunker(language, CasedVerbFinder(language), CasedCut)
    if language.analytic:
        return Chunker(language, AnalyticVerbFinder(language), AnalyticCut)
    return Chunker(language)


def _morphology(entries: Entries, tables: Sequence[Mapping[str, Any]]) -> AnyMorphology:
    """The morphology, with verbs of frames and operators that its tables do not list, taken as regular."""
    if tables and "dictionary" in tables[0]:
        lemmas = (*_heads(entries), *entries.profile.auxiliaries.values())
        reflexive = tables[0].get("reflexive", ())
        return open_dictionary(tables[0]["dictionary"], entries.profile.letters, reflexive, lemmas)
    morphology = compile_morphology(tables)
    known = morphology.lemmas()
    added = [{"verbs": {"frames": head}} for head in sorted(set(_heads(entries)) - known)]
    bare = [{name: rows for name, rows in table.items() if name != "verbs"} for table in tables]
    fitting = _fitting(bare, added)
    return compile_morphology([*tables, *fitting]) if fitting else morphology


def _fitting(paradigms: Sequence[Mapping[str, Any]], added: _Tables) -> _Tables:
    """The tables that the paradigms can inflect: tried all at once, and in halves where one cannot be."""
    if not added:
        return added
    try:
        compile_morphology([*paradigms, *added])
    except MorphologyError:
        half = len(added) // 2
        return [*_fitting(paradigms, added[:half]), *_fitting(paradigms, added[half:])] if half else []
    return added


def _heads(entries: Entries) -> Iterator[str]:
    verbs = [v for f in entries.frames for v in f.triggers.verbs]
    verbs += [v for o in entries.operators for v in o.verbs]
    for verb in verbs:
        yield verb_head(verb, entries.profile)[1]


def _arms(entries: Entries, morphology: AnyMorphology) -> Iterator[tuple[str, str]]:
    for noun in entries.profile.theme:
        yield noun, noun
        for form in morphology.inflect_noun(noun):
            yield form, noun
    for items in entries.items:
        if not items.special and not items.container:
            for noun in items.nouns:
                yield noun, noun
                for form in morphology.inflect_noun(noun):
                    yield from ((written, noun) for written in hyphenated(form, entries.profile))
    for frame in entries.frames:
        for noun in (n for n in frame.triggers.nouns if " " in n):
            yield noun, noun
            for form in morphology.inflect_noun(noun):
                yield form, noun
    for materiel in entries.materiel:
        for name in materiel.forms():
            for text in () if name.needs else one_or_several(name.text, entries.profile.name_plural):
                yield text, materiel.id


def _actors(entries: Entries, morphology: AnyMorphology) -> Iterator[tuple[str, str]]:
    for group in (entries.actors, entries.outlets):
        for actor in group:
            for form in actor.forms():
                yield form.text, actor.id
                if form.kind == "demonym" and form.lang == entries.profile.lang:
                    for word in morphology.inflect_adjective(form.text) | set(form.inflections):
                        yield word, actor.id
