"""Words are found again where they stand, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.model.span import Span
from concordant.readers.llm.verbatim import Verbatim

LETTERS = st.text(st.sampled_from("abé’'«» \u00a0\u202f\nx\u0301.,"), max_size=60)


def found(text: str, words: str) -> str | None:
    span = Verbatim(text).find(words, [Span(0, len(text))])
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("L’Iran a livré des drones", "L'Iran a livré", "L’Iran a livré"),
        ("dit « oui » hier", 'dit "oui" hier', "dit « oui » hier"),
        ("200\u202f000\u00a0obus", "200 000 obus", "200\u202f000\u00a0obus"),
        ("deux\n  lignes", "deux lignes", "deux\n  lignes"),
        ("cafe\u0301 noir", "café noir", "cafe\u0301 noir"),
        ("un mis\u00adsile", "un missile", "un mis\u00adsile"),
        ("livré hier.", "« livré hier »", "livré hier"),
        ("dit : « Faux », et part", '"Faux", et', "« Faux », et"),
        ("attendre…", "attendre...", "attendre…"),
    ],
)
def test_blanks_and_quotation_marks_do_not_matter(text: str, words: str, there: str) -> None:
    assert found(text, words) == there


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a livré des drones", "a livré des missiles"),
        ("a livré des drones", "A LIVRÉ DES DRONES"),
        ("a livré des drones", "livr"),
        ("a livré des drones", "a livré … drones"),
        ("a livré des drones", ""),
        ("a livré des drones", "…"),
        ("les 200 obus", "20"),
        ("préparé", "prepare"),
    ],
)
def test_other_words_are_not_found(text: str, words: str) -> None:
    assert found(text, words) is None


def test_the_nearest_place_is_taken_and_no_other_paragraph() -> None:
    text = "Paris dit oui. Paris dit non. Paris se tait."
    at = text.index("non")
    near = Verbatim(text).find("Paris", [Span(0, len(text))], Span(at - 4, at + 3))
    assert near == Span(15, 20)
    assert Verbatim(text).find("Paris se tait", [Span(0, 29)]) is None


def test_a_mark_that_composes_with_nothing_is_not_cut_off() -> None:
    text = "aa.\u0301a"
    assert found(text, "aa.") == "aa"


@given(LETTERS, st.data())
def test_every_piece_of_a_text_is_found_where_its_words_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    span = Verbatim(text).find(words, [Span(0, len(text))])
    if span is not None:
        assert 0 <= span.start < span.end <= len(text)
        again = Verbatim(text).find(span.of(text), [Span(0, len(text))])
        assert again is not None and again.start <= span.start
