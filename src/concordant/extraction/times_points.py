"""Where one point in time lies: its fields, the day of writing and the tense give a stretch of days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from concordant.extraction.calendar import (
    Grain,
    Stretch,
    Tense,
    Unit,
    add_months,
    cell,
    choose,
    grain_of,
    months,
    part_of,
    season_core,
    season_shown,
    step,
    whole_year,
)
from concordant.extraction.times_structure import Point

# A plural without a number ("the last months") reaches this far.
VAGUE: dict[Unit, int] = {
    "hour": 48,
    "day": 10,
    "week": 6,
    "weekend": 4,
    "month": 6,
    "quarter": 3,
    "half": 3,
    "year": 5,
    "decade": 3,
}
_NEIGHBOURS = range(-6, 7)


def day_of(year: int, month: int, day: int, last: int | None = None) -> Stretch | None:
    """One day, or the days up to ``last``; None where the calendar has no such day."""
    try:
        return Stretch(date(year, month, day), date(year, month, last or day), "day")
    except ValueError:
        return None


def locate(point: Point, anchor: date | None, tense: Tense) -> Stretch | None:
    """The days that ``point`` names; None where they cannot be known.

    Args:
        point: the fields of a mention.
        anchor: the day from which relative words are counted.
        tense: decides between the last and the next October.
    """
    whole = _whole(point, anchor, tense)
    if whole is None or point.part is None:
        return whole
    return part_of(whole, point.part)


def _whole(point: Point, anchor: date | None, tense: Tense) -> Stretch | None:
    year = _stated_year(point, anchor)
    if year is not None:
        return _in_year(point, year)
    if point.decade is not None:
        start = point.decade if point.decade > 99 else 1900 + point.decade
        return whole_year(start, start + 9)
    if anchor is None:
        return None
    if point.month is not None or point.season is not None or point.ordinal is not None:
        return recurrence(point, anchor, tense)
    if point.weekday is not None:
        return _weekday(point, anchor, tense)
    return _counted(point, anchor)


def _stated_year(point: Point, anchor: date | None) -> int | None:
    if point.year is not None or anchor is None:
        return point.year
    if point.year_shift is not None:
        return anchor.year + point.year_shift
    return anchor.year if point.edge is not None else None


def _in_year(point: Point, year: int) -> Stretch | None:
    if point.month is not None and point.day is not None:
        return day_of(year, point.month, point.day, point.day_last)
    if point.month is not None:
        return months(year, point.month, _after(point.month, point.month_last))
    if point.season is not None:
        return season_shown(season_core(point.season, year))
    if point.ordinal is not None:
        return _division(point, year)
    if point.edge is not None and point.unit is not None:
        return _edge(point, year)
    last = point.year_last
    if last is not None and last < 100:
        last += year // 100 * 100
    if last is not None and last < year:
        return None
    return whole_year(year, last)


def _after(first: int, last: int | None) -> int:
    """A month's number counted on past December where it comes before ``first``."""
    return first if last is None else last if last >= first else last + 12


def _division(point: Point, year: int) -> Stretch | None:
    """A quarter or half of a year."""
    size = 3 if point.unit == "quarter" else 6
    number = 12 // size if point.ordinal == -1 else point.ordinal or 1
    return months(year, (number - 1) * size + 1, number * size) if number * size <= 12 else None


def _edge(point: Point, year: int) -> Stretch:
    """The first or last few months of a year."""
    count = point.count[1] if point.count else VAGUE[point.unit or "month"]
    whole = whole_year(year)
    grain: Grain = "month" if point.unit in ("month", "quarter", "half") else "day"
    if point.edge == 1:
        return Stretch(step(whole.last, point.unit or "month", -count) + timedelta(days=1), whole.last, grain)
    return Stretch(whole.first, step(whole.first, point.unit or "month", count) - timedelta(days=1), grain)


def _recurrences(point: Point, anchor: date) -> Iterator[Stretch]:
    for year in (anchor.year + n for n in _NEIGHBOURS):
        if point.season is not None:
            core = season_core(point.season, year)
            # "By the end of summer", written in September, is still this summer.
            yield season_shown(core) if point.part is not None else core
            continue
        stretch = _in_year(point, year)
        if stretch is not None and (point.weekday is None or stretch.first.weekday() == point.weekday):
            yield stretch


def recurrence(point: Point, anchor: date, tense: Tense) -> Stretch | None:
    """The recurrence of a month, day of the year, season, quarter or half that is meant."""
    stretches = list(_recurrences(point, anchor))
    if not stretches and point.weekday is not None:
        # The weekday and the date disagree in every year around: the date is trusted.
        return recurrence(replace(point, weekday=None), anchor, tense)
    # The weekday has decided already: only a few years have such a day.
    chosen = choose(stretches, anchor, tense if point.weekday is None else None, point.shift)
    if chosen is None:
        return None
    return season_shown(chosen) if point.season is not None and point.part is None else chosen


def _weekday(point: Point, anchor: date, tense: Tense) -> Stretch | None:
    monday = anchor - timedelta(days=anchor.weekday() - (point.weekday or 0))
    weeks = range(-2, 3) if point.day is None else range(-26, 27)
    days = [monday + timedelta(days=7 * n) for n in weeks]
    if point.day is not None:
        # "Friday the 13th" comes more seldom than Friday.
        days, tense = [day for day in days if day.day == point.day], None
    return choose([Stretch(d, d, "day") for d in days], anchor, tense, point.shift)


def _counted(point: Point, anchor: date) -> Stretch | None:
    unit = point.unit
    if unit is None:
        return None
    if point.reach is not None:
        return reach(anchor, unit, point.count, point.reach, point.near)
    if point.count is not None and point.sign is not None:
        return away(anchor, unit, point.count, point.sign, point.near)
    if point.shift is None and point.count is not None:
        return None
    return cell(unit, step(anchor, unit, point.shift or 0))


def reach(anchor: date, unit: Unit, count: tuple[int, int] | None, sign: int, near: int = 0) -> Stretch:
    """From ``count`` units before the anchor to the anchor, or from the anchor on."""
    size = count[1] if count else VAGUE[unit]
    grain = _vague_grain(unit, count)
    far = step(anchor, unit, sign * size)
    if near < 0 and unit != "hour":
        # "Nearly two years" before December 2025 is early 2024 rather than December 2023.
        far = add_months(far, -sign) if grain == "year" else far
    return Stretch(far, anchor, grain) if sign < 0 else Stretch(anchor, far, grain)


def away(anchor: date, unit: Unit, count: tuple[int, int], sign: int, near: int = 0) -> Stretch:
    """The calendar's own day, month or year that lies ``count`` units from the anchor."""
    low, high = count
    if near > 0:
        high += 1
    ends = sorted((sign * low, sign * high))
    first, last = (cell(unit, step(anchor, unit, end)) for end in ends)
    return Stretch(first.first, last.last, _vague_grain(unit, count if low == high else None))


def _vague_grain(unit: Unit, count: tuple[int, int] | None) -> Grain:
    return "month" if unit == "week" and count is None else grain_of(unit)
