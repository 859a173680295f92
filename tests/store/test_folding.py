"""Text made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.store.folding import fold, phrase, phrases, storable


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Corée du Nord", "coree du nord"),
        ("CORÉE", "coree"),
        ("Straße", "strasse"),
        ("МОСКВА", "москва"),
        ("Орёл", "орел"),
        ("ﬁnancé", "finance"),
        ("Co\u0301", "co"),
    ],
)
def test_case_and_accents_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_phrase_is_found_only_as_whole_words() -> None:
    text = phrase("des responsables de la Corée du Nord")
    assert phrase("COREE DU NORD") in text
    assert phrase("corée du") in text
    assert phrase("ré") not in text


def test_punctuation_does_not_count() -> None:
    assert phrase("KN-23") == phrase("kn 23") == " kn 23 "
    assert phrase("…") == ""


def test_a_phrase_does_not_run_across_two_texts() -> None:
    assert phrase("Nord Russie") not in phrases(["Corée du Nord", "Russie"])
    assert phrases(["Russie", None, "russie", ""]) == " russie "


@given(st.text(st.characters(codec=None)))
def test_what_is_storable_is_text_without_nul(text: str) -> None:
    kept = storable(text)
    assert kept.encode() is not None and "\x00" not in kept


def test_ordinary_text_is_stored_as_it_is() -> None:
    assert storable("Séoul — сеул") == "Séoul — сеул"
