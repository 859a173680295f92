"""The names of the world, as the French, English and Russian press writes them, lead to the right entries.

The tables were written from how the press writes, before the program was asked. Where a language has a
reader, that reader is asked; English and Russian are asked through the lexicon alone.
"""

from functools import cache

import pytest
from names_found import HERE, NONE, Row, answers, rows, score, shipped

LANGUAGES = ("fr", "en", "ru")
PRECISION, RECALL = 0.98, 0.95


@cache
def results(lang: str) -> list[tuple[Row, tuple[str, ...]]]:
    """Each row of a language with the ids that the program gives."""
    return [(row, answers(lang, row)) for row in rows(lang)]


def test_the_tables_are_wide_and_sound() -> None:
    everything = [row for lang in LANGUAGES for row in rows(lang)]
    assert len(everything) >= 300
    assert sum(row.wanted == NONE for row in everything) >= 50
    known = {entry.id for _, entry in shipped()}
    assert [row for row in everything if row.words not in row.sentence] == []
    assert [row for row in everything if row.wanted not in {*known, NONE}] == []
    assert len({row.sentence for row in everything}) == len(everything)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_finds_its_names(lang: str) -> None:
    found = score(results(lang))
    wrong = [(row.words, row.wanted, given) for row, given in results(lang) if set(given) - {row.wanted}]
    missed = [(row.words, row.wanted) for row, given in results(lang) if row.wanted != NONE and not given]
    assert found.precision >= PRECISION, wrong
    assert found.recall >= RECALL, missed


def test_all_languages_together_find_their_names() -> None:
    found = score([result for lang in LANGUAGES for result in results(lang)])
    assert found.precision >= PRECISION
    assert found.recall >= RECALL


def test_a_wrong_answer_and_a_missing_one_both_count() -> None:
    row, other, nothing = (
        Row("Pékin", "china", "Pékin se tait."),
        Row("Iran", "iran", "L’Iran nie."),
        Row("Irène", NONE, "Irène lit."),
    )
    told = score([(row, ("china",)), (other, ()), (nothing, ("iran",))])
    assert (told.precision, told.recall) == (0.5, 0.5)


def test_the_tables_lie_beside_the_test() -> None:
    assert {path.name for path in HERE.glob("names_??.toml")} == {f"names_{lang}.toml" for lang in LANGUAGES}
