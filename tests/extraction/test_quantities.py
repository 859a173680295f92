"""Quantities in French news: which numbers count, how much they say, and of what."""

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.extraction.numbers import NumberGrammar, compile_numbers
from concordant.extraction.quantities import QuantityMention, find_quantities

FRENCH = Path(__file__).parents[2] / "src/concordant/language/fr"
CASES = Path(__file__).parent / "cases"


@cache
def grammar() -> NumberGrammar:
    numbers, units = (
        tomllib.loads((FRENCH / name).read_text("utf-8")) for name in ("numbers.toml", "units.toml")
    )
    return compile_numbers(numbers, units)


def find(text: str) -> list[QuantityMention]:
    return [m for m in find_quantities(text, 0, len(text), grammar()) if not m.article]


def rows(kind: str) -> list[Any]:
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("quantities_*.toml"))]
    return [row for table in tables for row in table.get(kind, [])]


def shown(mention: QuantityMention) -> list[Any]:
    ends = ["" if end is None else end for end in (mention.low, mention.high)]
    return [mention.raw, *ends, mention.kind, mention.unit or ""]


@pytest.mark.parametrize("row", rows("case"), ids=lambda row: row["text"][:48])
def test_numbers_are_read_with_their_bounds_and_units(row: dict[str, Any]) -> None:
    expected = [
        [*quantity, "count", ""] if len(quantity) == 3 else quantity for quantity in row["quantities"]
    ]
    assert [shown(mention) for mention in find(row["text"])] == expected


@pytest.mark.parametrize("text", rows("silent"))
def test_labels_dates_and_measures_count_nothing(text: str) -> None:
    assert [mention.raw for mention in find(text)] == []


@pytest.mark.parametrize("row", rows("rate"), ids=lambda row: row["text"][:48])
def test_a_period_may_stand_behind_the_noun(row: dict[str, str]) -> None:
    rate = find(row["text"])[0].rate
    assert (rate.of(row["text"]) if rate else "") == row["rate"]


@pytest.mark.parametrize("row", rows("counted"), ids=lambda row: row["text"][:48])
def test_the_first_counted_word_is_told(row: dict[str, str]) -> None:
    counted = find(row["text"])[0].of_span
    assert (counted.of(row["text"]) if counted else "") == row["counted"]


def test_there_are_enough_cases() -> None:
    assert sum(len(rows(kind)) for kind in ("case", "silent", "rate", "counted")) >= 150


def test_articles_are_offered_apart() -> None:
    text = "Un missile et une frégate, pas deux."
    found = find_quantities(text, 0, len(text), grammar())
    assert [(m.raw, m.low, m.high, m.article) for m in found] == [
        ("Un", 1, 1, True),
        ("une", 1, 1, True),
        ("deux", 2, 2, False),
    ]


def test_every_kind_of_space_and_apostrophe_is_the_same() -> None:
    for text in (
        "Près d'un million",
        "Près d’un million",
        "Près d’un\u00a0million",
        "Près\u202fd’un\nmillion",
    ):
        assert [shown(m)[1:3] for m in find(text)] == [["", 1_000_000]]
    for gap in (" ", "\u00a0", "\u202f", "\u2009", "."):
        assert [shown(m)[1:3] for m in find(f"Il reste 12{gap}000 obus.")] == [[12000, 12000]]


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "Il y a 30 chars. Il y a 40 canons."
    (mention,) = find_quantities(text, 17, len(text), grammar())
    assert mention.raw == mention.span.of(text) == "40"
    assert mention.of_span is not None and mention.of_span.of(text) == "canons"


PIECES = st.sampled_from(
    [
        *(
            "entre",
            "de",
            "à",
            "et",
            "un",
            "une",
            "deux",
            "cent",
            "mille",
            "millions",
            "milliers",
            "des",
            "plus",
        ),
        *(
            "quelques",
            "dizaines",
            "et demi",
            "demi",
            "3",
            "12 000",
            "4,1",
            "2024",
            "mai",
            "tonnes",
            "%",
            "mm",
        ),
        *("par mois", "d'", "obus", "Leopard", "-", ".", "İ", "\n", "\u00a0", "$", "€", "au moins", "près"),
    ]
)


@given(st.lists(PIECES, max_size=24).map(" ".join) | st.text(max_size=120))
def test_any_text_gives_mentions_that_lie_in_it(text: str) -> None:
    mentions = find_quantities(text, 0, len(text), grammar())
    for mention in mentions:
        assert mention.raw == mention.span.of(text) != ""
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        assert mention.of_span is None or mention.span.start < mention.of_span.start
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("piece", ["de ", "1", " ", "-", "'", "+1", "plus de "])
def test_a_megabyte_that_says_nothing_is_read(piece: str) -> None:
    assert find(piece * (1_000_000 // len(piece))) == []


@pytest.mark.parametrize("piece", ["1 ", "12 ", "un ", "deux cent ", "articles 1 et "])
def test_dense_repetition_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(mention.raw == mention.span.of(text) for mention in find(text))
