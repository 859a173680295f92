"""Full conjugations: for each paradigm one verb, every mood, every slot."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from grammar_files import tables

from concordant.language.morphology import Analysis, Morphology, compile_morphology

TABLES = tables("fr")["morphology"]
FRENCH = compile_morphology(TABLES)
EXPECTED: dict[str, dict[str, str]] = {
    verb: table
    for path in sorted((Path(__file__).parent / "conjugations").glob("*.toml"))
    for verb, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
SLOTS: Mapping[str, str] = TABLES[0]["slots"]


def slot_of(analysis: Analysis) -> str:
    return f"{analysis.person or ''}{analysis.gender or ''}{analysis.number or ''}" or "-"


def row(morphology: Morphology, verb: str, mood: str) -> str:
    """The forms of one mood, slot by slot, written as the expected tables write them."""
    forms = morphology.conjugate(verb)
    cells = (
        sorted(f for f, found in forms.items() for a in found if a.mood == mood and slot_of(a) == slot)
        for slot in SLOTS[mood].split()
    )
    return " ".join("/".join(cell) or "-" for cell in cells)


@pytest.mark.parametrize("verb", EXPECTED)
def test_conjugation(verb: str) -> None:
    found = {mood: row(FRENCH, verb, mood) for mood in EXPECTED[verb]}
    assert found == EXPECTED[verb]


@pytest.mark.parametrize("verb", EXPECTED)
def test_an_expected_table_states_every_mood(verb: str) -> None:
    assert EXPECTED[verb].keys() == SLOTS.keys() - {"infinitive"}


def test_every_paradigm_has_an_expected_table() -> None:
    paradigms = {name for table in TABLES for name in table.get("paradigm", {})}
    assert paradigms - EXPECTED.keys() == set()
