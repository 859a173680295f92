"""Numbers in words and figures: what one numeral is worth."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.extraction.numbers import NumberGrammar, compile_numbers
from concordant.extraction.numbers_lexicon import GrammarError, alternation, fold
from concordant.extraction.numbers_spelled import read_spelled

FRENCH = Path(__file__).parents[2] / "src/concordant/language/fr/numbers.toml"
SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
UNITS = [*SMALL.split(), "dix-sept", "dix-huit", "dix-neuf"]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


@cache
def grammar() -> NumberGrammar:
    return compile_numbers(tomllib.loads(FRENCH.read_text("utf-8")))


def spell(number: int) -> str:
    """A number below a thousand million as a French school book writes it."""
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        return f"{spell(millions)} million{'s' * (millions > 1)}" + (f" {spell(rest)}" if rest else "")
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mille" if thousands == 1 else f"{spell(thousands)} mille"
        return head + (f" {spell(rest)}" if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent{'s' * (not rest)}"
        return head + (f" {spell(rest)}" if rest else "")
    if number < 20:
        return UNITS[number]
    base = max(ten for ten in TENS if ten <= number)
    rest = number - base
    if not rest:
        return TENS[base] + "s" * (base == 80)
    return TENS[base] + (" et " if rest in (1, 11) and base != 80 else "-") + UNITS[rest]


def value(words: str) -> tuple[float, int] | None:
    text = fold(words)
    read = read_spelled(text, 0, len(text), grammar().spelling)
    return (read.value, read.end) if read else None


@pytest.mark.parametrize(
    ("words", "number"),
    [("quatre-vingt-onze", 91), ("soixante et onze", 71), ("deux cent un", 201), ("mille", 1000)],
)
def test_the_speller_of_this_test_spells(words: str, number: int) -> None:
    assert spell(number) == words


@given(st.integers(1, 999_999_999))
def test_every_spelled_number_is_read_back(number: int) -> None:
    words = spell(number)
    assert value(words) == (number, len(words))
    assert value(words.replace("-", " ").replace(" ", "\n", 1)) == (number, len(words))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("deux trois", "deux"),
        ("vingt trente", "vingt"),
        ("mille mille", "mille"),
        ("trois mille millions", "trois mille"),
        ("deux et trois", "deux"),
        ("cent de un", "cent"),
    ],
)
def test_a_number_ends_where_the_next_begins(words: str, read: str) -> None:
    found = value(words)
    assert found is not None and words[: found[1]] == read


def test_half_of_nothing_is_no_number() -> None:
    assert value("un demi") is None


@given(st.text(max_size=40))
def test_folding_moves_no_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_makes_signs_alike() -> None:
    assert fold("D’ÉTÉ\u00a02023–2024") == "d'été 2023-2024"


@given(st.lists(st.text("abc ", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=1, max_size=8))
def test_an_alternation_matches_the_longest_of_its_words(words: list[str]) -> None:
    pattern = re.compile(alternation(words))
    longest = max(words, key=len)
    match = pattern.match(longest)
    assert match is not None and match.group() == longest
    assert all(pattern.fullmatch(word) for word in words)
    assert not re.fullmatch(alternation([]), "")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"approximation": [{"bound": "mostly", "before": ["nearly"]}]}, "mostly"),
        ({"unit": [{"kind": "weight", "unit": "tonne", "words": ["tonnes"]}]}, "weight"),
    ],
)
def test_a_wrong_grammar_is_refused_in_words(table: dict[str, object], told: str) -> None:
    with pytest.raises(GrammarError, match=told):
        compile_numbers(table)
