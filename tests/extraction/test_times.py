"""Times in French news: what is found, and where it lies on the calendar."""

import datetime
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from concordant.extraction.times import DateGrammar, TimeMention, compile_dates, find_times, resolve
from concordant.model.claim import TimeSpan

FRENCH = Path(__file__).parents[2] / "src/concordant/language/fr/dates.toml"
CASES = Path(__file__).parent / "cases"


@cache
def grammar() -> DateGrammar:
    return compile_dates(tomllib.loads(FRENCH.read_text("utf-8")))


def find(text: str) -> tuple[TimeMention, ...]:
    return find_times(text, 0, len(text), grammar())


def rows(kind: str) -> list[dict[str, Any]]:
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("times_*.toml"))]
    return [row for table in tables for row in table.get(kind, [])]


def read(row: dict[str, Any]) -> list[list[str]]:
    ends = row.get("previous")
    previous = TimeSpan("", *ends) if ends else None
    found = find(row["text"])
    spans = [resolve(mention, row.get("anchor"), row.get("tense"), previous) for mention in found]
    return [[span.raw, span.earliest or "", span.latest or ""] for span in spans]


@pytest.mark.parametrize("row", rows("case"), ids=lambda row: row["text"][:48])
def test_words_are_found_and_placed(row: dict[str, Any]) -> None:
    assert read(row) == row["times"]


@pytest.mark.parametrize("row", rows("undated"), ids=lambda row: row["text"][:48])
def test_without_a_day_of_writing_only_absolute_dates_are_placed(row: dict[str, Any]) -> None:
    assert read(row) == row["times"]


@pytest.mark.parametrize("row", rows("after"), ids=lambda row: row["text"][:48])
def test_some_words_count_from_the_time_mentioned_before(row: dict[str, Any]) -> None:
    assert read(row) == row["times"]


@pytest.mark.parametrize("text", rows("silent"))
def test_other_numbers_and_words_are_no_times(text: str) -> None:
    assert [mention.raw for mention in find(text)] == []


def test_there_are_enough_cases() -> None:
    assert sum(len(row["times"]) for kind in ("case", "undated", "after") for row in rows(kind)) >= 200


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "Depuis 2022. Le navire est parti en mai 2024."
    (mention,) = find_times(text, 13, len(text), grammar())
    assert mention.raw == mention.span.of(text) == "en mai 2024"


def test_nothing_beyond_the_end_is_read() -> None:
    text = "Le navire est parti en mai 2024."
    assert [m.raw for m in find_times(text, 0, text.index(" 2024"), grammar())] == ["en mai"]


def test_precision_says_how_finely() -> None:
    anchor = datetime.date(2024, 9, 12)
    said = {
        "le 3 mai 2024": "day",
        "en mai 2024": "month",
        "en 2024": "year",
        "à l'été 2024": "season",
        "au premier trimestre 2024": "quarter",
        "depuis 2022": "range",
        "pendant deux ans": "unknown",
    }
    assert {words: resolve(find(words)[0], anchor, "past").precision for words in said} == said


def test_the_present_takes_what_is_nearest() -> None:
    (mention,) = find("En octobre, l'usine tourne.")
    assert resolve(mention, datetime.date(2024, 9, 12), "present").earliest == "2024-10"
    assert resolve(mention, datetime.date(2024, 12, 12), None).earliest == "2024-10"


def test_a_weekday_helps_to_find_the_year() -> None:
    (mention,) = find("Le vendredi 4 mars, un accord a été signé.")
    assert resolve(mention, datetime.date(2024, 9, 12), "past").earliest == "2022-03-04"


def test_an_impossible_day_is_no_date() -> None:
    (mention,) = find("Le 31 février 2024, dit-il.")
    assert resolve(mention, datetime.date(2024, 9, 12), "past").earliest is None


WORDS = st.sampled_from(
    [
        *("le", "la", "l'", "de", "du", "d'", "depuis", "entre", "et", "à", "au", "il y a", "fin", "mi-"),
        *(
            "mai",
            "octobre",
            "mardi",
            "été",
            "2024",
            "1999",
            "3",
            "31",
            "1er",
            "deux",
            "ans",
            "mois",
            "semaine",
        ),
        *(
            "dernier",
            "prochaine",
            "trimestre",
            "premier",
            "jusqu'en",
            "d'ici",
            "12/05/2024",
            "hier",
            "-",
            ",",
        ),
        *("ces", "dernières", "années", "plus tôt", "İ", "\n", "’", "\u00a0"),
    ]
)
DAYS = st.none() | st.dates()
TENSES = st.sampled_from(["past", "future", "present", None])


@given(st.lists(WORDS, max_size=24).map(" ".join) | st.text(max_size=120), DAYS, TENSES)
@example("d'ici 1999", datetime.date(2000, 1, 1), "past")
def test_any_text_gives_mentions_that_lie_in_it(text: str, anchor: Any, tense: Any) -> None:
    mentions = find(text)
    for mention in mentions:
        assert mention.raw == mention.span.of(text) != ""
        span = resolve(mention, anchor, tense)
        if span.earliest and span.latest:
            assert span.earliest[:4] <= span.latest[:4]
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("piece", ["de ", "1", " ", "le ", "entre ", "il y a ", "-", "'"])
def test_a_megabyte_that_says_nothing_is_read(piece: str) -> None:
    assert find(piece * (1_000_000 // len(piece))) == ()


@pytest.mark.parametrize("piece", ["1 ", "2024 ", "mars ", "entre 2024 et "])
def test_dense_repetition_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(mention.raw == mention.span.of(text) for mention in find(text))
