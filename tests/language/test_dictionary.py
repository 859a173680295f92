"""Morphology from a dictionary: what Russian needs of it, and what it must not invent."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.language.dictionary import DictionaryMorphology, open_dictionary
from concordant.language.morphology import MorphologyError

LEMMAS = ("поставить", "поставлять", "передать", "договориться", "быть")


@cache
def russian() -> DictionaryMorphology:
    return open_dictionary("ru", {"ё": "е"}, ("ся", "сь"), LEMMAS)


@pytest.mark.parametrize(
    ("word", "lemma", "mood", "passive"),
    [
        ("поставил", "поставить", "past_simple", False),
        ("поставляет", "поставлять", "present", False),
        ("поставит", "поставить", "future", False),
        ("поставлены", "поставить", "past_simple", True),
        ("поставленных", "поставить", "past_participle", True),
        ("поставляющая", "поставлять", "present_participle", False),
        ("поставив", "поставить", "present_participle", False),
        ("поставить", "поставить", "infinitive", False),
        ("поставляются", "поставлять", "present", True),
        ("договорились", "договориться", "past_simple", False),
    ],
)
def test_a_form_tells_verb_aspect_and_voice(word: str, lemma: str, mood: str, passive: bool) -> None:
    assert (lemma, mood, passive) in {(a.lemma, a.mood, a.passive) for a in russian().verb(word)}


@pytest.mark.parametrize("word", ["ракета", "снаряды", "россия", "152-мм", "с-400", "", "-"])
def test_nouns_and_designations_are_no_verb_forms(word: str) -> None:
    assert russian().verb(word) == ()


def test_what_precedes_the_noun_agrees_and_what_follows_stays() -> None:
    forms = dict(russian().numbered("система противовоздушной обороны"))
    assert forms["системами противовоздушной обороны"]
    assert not forms["систему противовоздушной обороны"]
    assert ("баллистических ракет", True) in set(russian().numbered("баллистическая ракета"))


def test_a_base_in_the_plural_has_no_singular() -> None:
    assert all(plural for _, plural in russian().numbered("военные строители"))


def test_ё_is_written_as_е() -> None:
    assert "самолетов" in russian().inflect_noun("самолёт")


@pytest.mark.parametrize(
    ("word", "cases"),
    [("россией", {"ins"}), ("снарядов", {"gen"}), ("кндр", {"nom", "gen", "dat", "acc", "ins", "loc"})],
)
def test_a_word_tells_its_cases(word: str, cases: set[str]) -> None:
    assert {g.case for g in russian().grams(word) if not g.person} == cases


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяё- ", max_size=24))
def test_no_text_breaks_it(word: str) -> None:
    russian().verb(word)
    russian().grams(word)
    assert all(form for form, _ in russian().numbered(word or "а"))


def test_a_language_without_dictionary_is_named() -> None:
    with pytest.raises(MorphologyError, match="'xx'"):
        open_dictionary("xx", {}, (), ())


def test_a_number_with_a_short_unit_is_an_adjective_of_any_case() -> None:
    found = russian().grams("155-мм")
    assert all(gram.adjective for gram in found)
    assert {"nom", "gen", "acc"} <= {gram.case for gram in found}
    assert not any(gram.adjective for gram in russian().grams("мм"))
