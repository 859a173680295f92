"""Arithmetic of the calendar under the times of a text."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.extraction.calendar import (
    Grain,
    Part,
    Stretch,
    Unit,
    add_months,
    cell,
    choose,
    months,
    parse,
    part_of,
    prefix,
    season_core,
    season_shown,
    step,
)

DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))
UNITS = st.sampled_from(get_args(Unit))
TUESDAYS = [Stretch(day, day, "day") for day in (date(2024, 9, 3), date(2024, 9, 10), date(2024, 9, 17))]


@given(DAYS, st.sampled_from(get_args(Grain)))
def test_a_prefix_says_its_day_and_grain_again(day: date, grain: Grain) -> None:
    read = parse(prefix(day, grain))
    assert read is not None and read[1] == grain
    assert prefix(read[0], grain) == prefix(day, grain)


@pytest.mark.parametrize("words", ["", "24", "2024-13", "2024-02-30", "2024-1", "mars"])
def test_other_words_are_no_prefix(words: str) -> None:
    assert parse(words) is None


@given(DAYS, UNITS)
def test_every_day_lies_in_its_own_cell(day: date, unit: Unit) -> None:
    own = cell(unit, day)
    assert own.first <= own.last
    assert own.first <= day <= own.last or unit == "weekend"
    assert cell(unit, own.first) == own


@given(DAYS, UNITS, st.integers(1, 9))
def test_steps_forward_move_forward(day: date, unit: Unit, count: int) -> None:
    assert step(day, unit, count) > day or (unit == "hour" and count < 13)
    assert step(day, unit, -count) < day or (unit == "hour" and count < 13)


def test_a_month_later_stays_in_the_next_month() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 1, 31), -2) == date(2023, 11, 30)


@given(DAYS, st.sampled_from([u for u in get_args(Unit) if u != "hour"]), st.sampled_from(get_args(Part)))
def test_a_part_lies_in_its_whole(day: date, unit: Unit, part: Part) -> None:
    whole = cell(unit, day)
    piece = part_of(whole, part)
    assert whole.first <= piece.first <= piece.last <= whole.last


@pytest.mark.parametrize(
    ("anchor", "tense", "shift", "day"),
    [
        (date(2024, 9, 12), "past", None, 10),
        (date(2024, 9, 10), "past", None, 10),
        (date(2024, 9, 12), "future", None, 17),
        (date(2024, 9, 12), "present", None, 10),
        (date(2024, 9, 10), "past", -1, 3),
        (date(2024, 9, 10), "future", 1, 17),
        (date(2024, 9, 10), None, 0, 10),
    ],
)
def test_tense_and_direction_choose_among_recurrences(
    anchor: date, tense: str, shift: int | None, day: int
) -> None:
    chosen = choose(TUESDAYS, anchor, tense, shift)  # type: ignore[arg-type]
    assert chosen is not None and chosen.first.day == day


def test_there_is_nothing_before_the_first() -> None:
    assert choose(TUESDAYS, date(2024, 9, 1), "past", None) is None
    assert choose(TUESDAYS, date(2024, 9, 3), "past", -1) is None


def test_a_season_shows_the_month_that_it_shares() -> None:
    assert season_shown(season_core("summer", 2024)) == Stretch(date(2024, 6, 1), date(2024, 9, 30), "month")
    assert season_shown(season_core("winter", 2024)) == Stretch(date(2024, 12, 1), date(2025, 3, 31), "month")


@given(DAYS)
def test_weeks_follow_each_other_without_a_gap(day: date) -> None:
    week = cell("week", day)
    assert cell("week", week.last + timedelta(days=1)).first == week.last + timedelta(days=1)


def test_months_may_run_over_the_end_of_the_year() -> None:
    assert months(2023, 11, 14) == Stretch(date(2023, 11, 1), date(2024, 2, 29), "month")
