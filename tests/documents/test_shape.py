"""Blocks are read off the shape of plain text, whatever its line ends and widths."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.documents.shape import paragraphs, with_headings
from concordant.model.document import Block

WRAPPED = """Un cargo saisi au large de Zlot

Le navire, parti du port de Zlot le 12 janvier, portait cent drones démontés
et deux lanceurs, selon un rapport que les experts ont remis lundi au comité
des sanctions. Les appareils étaient cachés dans des conteneurs de pièces
agricoles.

La Bordurie a démenti mardi toute livraison, en dénonçant une campagne qui
vise, selon elle, à entraver son commerce.
"""


def words_of(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def kinds_of(text: str, title: str | None = None) -> list[str]:
    return [block.kind for block in with_headings(text, [Block(s, "body") for s in paragraphs(text)], title)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_is_a_paragraph(end: str) -> None:
    assert words_of(end.join(["Un.", "", "  Deux. ", "Trois."])) == ["Un.", "Deux.", "Trois."]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_wrapped_at_a_width_is_put_together(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    assert [words.split()[-1] for words in words_of(text)] == ["Zlot", "agricoles.", "commerce."]
    assert kinds_of(text) == ["title", "body", "body"]


def test_lines_of_a_list_are_not_taken_for_wrapped_text() -> None:
    text = "\n".join(f"- {n} conteneurs de pièces agricoles saisis au port de Zlot" for n in range(9))
    assert len(words_of(text)) == 9


@pytest.mark.parametrize(
    "first",
    [
        "Un cargo saisi",
        "Zlot : le cargo qui change tout ?",
        "Cent drones livrés, dit « L'Écho »",
        "Guerre : jour 3",
    ],
)
def test_a_short_first_line_is_the_title(first: str) -> None:
    assert kinds_of(f"{first}\n\nLe cargo a quitté le port.") == ["title", "body"]


@pytest.mark.parametrize(
    "first", ["Le cargo a quitté le port.", "- un cargo", "Il a dit :", "Un mot, " * 40, "12"]
)
def test_another_first_line_is_not(first: str) -> None:
    assert kinds_of(f"{first}\n\nLe cargo a quitté le port.") == ["body", "body"]


def test_a_line_with_nothing_below_it_heads_nothing() -> None:
    assert kinds_of("La Bordurie livre cent drones") == ["body"]
    assert kinds_of("Titre\nLe cargo est parti.\nIl est revenu") == ["title", "body", "body"]


def test_the_marks_of_markdown_headings_stay_outside() -> None:
    text = "# Un cargo saisi\n\nLe cargo est parti.\n\n## Un démenti\n\nRien, dit Zlot.\n#"
    assert words_of(text)[0::2] == ["Un cargo saisi", "Un démenti", "#"]
    assert kinds_of(text) == ["title", "body", "heading", "body", "body"]


def test_a_known_title_is_told_even_with_a_full_stop() -> None:
    assert kinds_of("Un cargo a été saisi.\nLe cargo est parti.", "Un cargo a été saisi.") == [
        "title",
        "body",
    ]


def test_short_lines_between_paragraphs_are_headings_but_questions_and_lists_are_not() -> None:
    text = (
        "Titre\nLe cargo part.\nUn démenti\nRien, dit Zlot.\nEt le port ?\nFermé.\n- dix drones\nsuite\nFin."
    )
    assert kinds_of(text) == ["title", "body", "heading", *["body"] * 6]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\u2028\u00a0?"), max_size=200))
def test_paragraphs_hold_every_visible_character_once_and_in_order(text: str) -> None:
    spans = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    outside = "".join(c for i, c in enumerate(text) if not any(s.start <= i < s.end for s in spans))
    assert outside.strip() == ""
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
