"""Arithmetic of the calendar: stretches of days, their neighbours, and how finely they are meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "month", "year"]
Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade"]
Tense = Literal["past", "future", "present"] | None
Part = Literal["start", "middle", "end", "first_half", "second_half", "whole"]
Season = Literal["spring", "summer", "autumn", "winter"]

_DIGITS: dict[Grain, int] = {"day": 10, "month": 7, "year": 4}
_PARTS_OF_YEAR: dict[Part, tuple[int, int]] = {
    "start": (1, 4),
    "middle": (6, 8),
    "end": (10, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
}
_PARTS_OF_MONTH: dict[Part, tuple[int, int]] = {
    "start": (1, 10),
    "middle": (11, 20),
    "end": (20, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}
_THIRDS: dict[Part, tuple[float, float]] = {
    "start": (0, 0.4),
    "middle": (0.3, 0.7),
    "end": (0.6, 1),
    "first_half": (0, 0.5),
    "second_half": (0.5, 1),
}
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS: dict[Unit, float] = {"hour": 1 / 24, "day": 1, "week": 7, "weekend": 7}
# A season is told from its neighbours by its three full months, and shown with the one it shares.
_SEASONS: dict[Season, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to ``last``, both included, said as finely as ``grain``."""

    first: date
    last: date
    grain: Grain


def prefix(day: date, grain: Grain) -> str:
    """The ISO 8601 prefix of ``day`` that says no more than ``grain`` does."""
    return day.isoformat()[: _DIGITS[grain]]


def parse(words: str) -> tuple[date, Grain] | None:
    """The first day of an ISO 8601 prefix and its grain; None where ``words`` is no such prefix."""
    for grain, length in _DIGITS.items():
        if len(words) == length:
            try:
                return date.fromisoformat((words + "-01-01")[:10]), grain
            except ValueError:
                return None
    return None


def grain_of(unit: Unit) -> Grain:
    """How finely a count of ``unit`` places its ends."""
    return "year" if unit in ("year", "decade") else "month" if unit in _MONTHS else "day"


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the month's last day where there is no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def step(day: date, unit: Unit, count: float) -> date:
    """``day`` moved by ``count`` units, backwards where it is negative."""
    if unit in _MONTHS:
        return add_months(day, round(count * _MONTHS[unit]))
    return day + timedelta(days=round(count * _DAYS[unit]))


def months(year: int, first: int, last: int) -> Stretch:
    """From month ``first`` to month ``last`` of a year; ``last`` may run on into the next."""
    begin = date(year, first, 1)
    end = add_months(begin, last - first)
    return Stretch(begin, last_of_month(end.year, end.month), "month")


def whole_year(first: int, last: int | None = None) -> Stretch:
    """One year, or the years from ``first`` to ``last``."""
    return Stretch(date(first, 1, 1), date(last or first, 12, 31), "year")


def cell(unit: Unit, day: date) -> Stretch:
    """The day, week, month… of the calendar that ``day`` falls in."""
    if unit in ("year", "decade"):
        start = day.year - day.year % 10 if unit == "decade" else day.year
        return whole_year(start, start + 9 if unit == "decade" else start)
    if unit in _MONTHS:
        size = _MONTHS[unit]
        first = (day.month - 1) // size * size + 1
        return months(day.year, first, first + size - 1)
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        begin = monday + timedelta(days=5 if unit == "weekend" else 0)
        return Stretch(begin, monday + timedelta(days=6), "day")
    return Stretch(day, day, "day")


def season_core(season: Season, year: int) -> Stretch:
    """The three months that belong to this season alone."""
    return months(year, _SEASONS[season], _SEASONS[season] + 2)


def season_shown(core: Stretch) -> Stretch:
    """A season with the month that it shares with the next one: summer is June to September."""
    end = add_months(core.first, 3)
    return Stretch(core.first, last_of_month(end.year, end.month), "month")


def choose(stretches: Sequence[Stretch], anchor: date, tense: Tense, shift: int | None) -> Stretch | None:
    """Which of several recurrences, in order of time, is meant on the day ``anchor``.

    Args:
        stretches: the Tuesdays, Octobers or summers around the anchor.
        anchor: the day of writing.
        tense: past takes the last one that has begun, future the first that is not over.
        shift: -1 for "last", 1 for "next", 0 for "this", None for the bare word.
    """
    around = [s for s in stretches if s.first <= anchor <= s.last]
    before = [s for s in stretches if s.last < anchor]
    after = [s for s in stretches if s.first > anchor]
    if shift is not None and shift != 0:
        picked = before[shift:] if shift < 0 else after[shift - 1 :]
        return picked[0] if picked else None
    if around:
        return around[0]
    if tense == "past" or not after:
        return before[-1] if before else None
    if tense == "future" or not before:
        return after[0]
    return before[-1] if anchor - before[-1].last <= after[0].first - anchor else after[0]


def part_of(whole: Stretch, part: Part) -> Stretch:
    """The beginning, middle or end of a stretch."""
    if part == "whole":
        return whole
    if whole.grain == "year" and whole.first.year == whole.last.year:
        return months(whole.first.year, *_PARTS_OF_YEAR[part])
    if whole.first.day == 1 and whole.last == last_of_month(whole.first.year, whole.first.month):
        low, high = _PARTS_OF_MONTH[part]
        return Stretch(whole.first.replace(day=low), whole.last.replace(day=min(high, whole.last.day)), "day")
    days = (whole.last - whole.first).days
    low_share, high_share = _THIRDS[part]
    return Stretch(
        whole.first + timedelta(days=round(days * low_share)),
        whole.first + timedelta(days=round(days * high_share)),
        whole.grain,
    )


def centre(stretch: Stretch) -> date:
    """The day in the middle of a stretch."""
    return stretch.first + (stretch.last - stretch.first) / 2
