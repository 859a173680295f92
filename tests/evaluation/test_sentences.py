"""The sentence around words."""

import pytest
from evaluation_samples import claim
from hypothesis import given
from hypothesis import strategies as st

from concordant.evaluation.sentences import around, sentence

TEXT = "Rien de neuf. Selon M. Le Goff, l'Iran a livré\u00a0douze drones ! Il l'a nié.\nFin"


def told(words: str, text: str = TEXT) -> str:
    start = text.index(words)
    return sentence(text, claim(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("neuf", "Rien de ⟦neuf⟧."),
        ("l'Iran", "Selon M. Le Goff, ⟦l'Iran⟧ a livré douze drones !"),
        ("nié", "Il l'a ⟦nié⟧."),
        ("Fin", "⟦Fin⟧"),
        ("neuf. Selon", "Rien de ⟦neuf. Selon⟧ M. Le Goff, l'Iran a livré douze drones !"),
    ],
)
def test_it_ends_where_the_sentence_ends(words: str, whole: str) -> None:
    assert told(words) == whole


def test_what_has_no_full_stop_is_cut() -> None:
    text = f"{'mot ' * 500}drones {'mot ' * 500}"
    assert len(told("drones", text)) < 520


@given(st.text(max_size=80), st.integers(-5, 90), st.integers(-5, 90))
def test_it_is_a_piece_of_the_text_around_the_words(text: str, start: int, end: int) -> None:
    row = {**claim(), "evidence": {"quote": "", "start": start, "end": end}}
    assert "".join(around(text, row)) in text
