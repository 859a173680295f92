"""When acts took place: a mark for a day, a bar for an interval, open ends fading into the margin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from concordant.views.figures.svg import drawing, label, number, shortened

WIDTH = 700
_LEFT, _RIGHT, _TOP, _ROW = 268, 16, 30, 22
_LABEL = 46
_TICKS = 7
_OUTLIERS = 5
"""One row in so many may stand outside of the axis, where that makes the rest readable."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One act.

    Attributes:
        label: what it is called.
        first: first day on which it may have happened; None where open.
        last: last such day.
        dated: whether a report says when.
        affirmed: whether anybody says that it took place; the mark is hollow otherwise.
    """

    label: str
    first: date | None
    last: date | None
    dated: bool = True
    affirmed: bool = True


@dataclass(frozen=True, slots=True)
class Captions:
    """What a drawing is called, and what its marks mean, in the reader's language."""

    title: str
    about: str


def timeline(bars: Sequence[Bar], captions: Captions, months: Sequence[str], name: str = "timeline") -> str:
    """The acts as SVG, one a row, in the order given; empty where none has a day."""
    dated = [bar for bar in bars if bar.first or bar.last]
    if not dated:
        return ""
    axis = _Axis.over(dated, months)
    height = _TOP + _ROW * len(dated) + 12
    parts = (*axis.grid(height), *(part for row, bar in enumerate(dated) for part in _row(row, bar, axis)))
    return drawing(name, WIDTH, height, captions.title, captions.about, parts)


@dataclass(frozen=True, slots=True)
class _Axis:
    start: date
    end: date
    months: Sequence[str]

    @classmethod
    def over(cls, bars: Sequence[Bar], months: Sequence[str]) -> "_Axis":
        """From the first day to the last; a few that lie far before the rest run off the axis."""
        starts = sorted(bar.first or bar.last or date.max for bar in bars)
        end = max(bar.last or bar.first or date.min for bar in bars)
        spare = len(starts) // _OUTLIERS
        start = min(starts[: spare + 1], key=lambda day: (_wasteful(day, starts, end, spare), day))
        return cls(start - timedelta(days=3), max(end, start) + timedelta(days=3), months)

    def x(self, day: date) -> float:
        """Where a day stands; days outside stand at the edge."""
        share = (day - self.start) / (self.end - self.start)
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * min(max(share, 0.0), 1.0)

    def grid(self, height: float) -> Iterator[str]:
        """Faint lines at the beginnings of years, quarters, months or weeks, with what they are."""
        for day in self._ticks():
            x = number(self.x(day))
            yield (
                f'<line x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{number(height - 6)}" '
                'stroke="currentColor" stroke-opacity="0.18"/>'
            )
            yield label(float(x), _TOP - 14, self._called(day), "middle", 11)

    def _ticks(self) -> list[date]:
        for step in (_days, _months, _quarters, _years):
            found = list(step(self.start, self.end))
            if len(found) <= _TICKS:
                return found
        every = -(-len(found) // _TICKS)
        return found[::-every][::-1]

    def _called(self, day: date) -> str:
        if (self.end - self.start).days > 3 * 366 and day.day == 1 and day.month == 1:
            return str(day.year)
        month = self.months[day.month - 1]
        return f"{month} {day.year}" if day.day == 1 else f"{day.day} {month}"


def _wasteful(day: date, starts: Sequence[date], end: date, spare: int) -> bool:
    """Whether beginning at this day leaves most of the axis to a few."""
    return (starts[min(spare, len(starts) - 1)] - day) * 2 > (end - day)


def _days(start: date, end: date) -> Iterator[date]:
    day = start
    while day <= end:
        yield day
        day += timedelta(days=7)


def _months(start: date, end: date) -> Iterator[date]:
    year, month = start.year, start.month
    while date(year, month, 1) <= end:
        if date(year, month, 1) >= start:
            yield date(year, month, 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _quarters(start: date, end: date) -> Iterator[date]:
    return (day for day in _months(start, end) if day.month in (1, 4, 7, 10))


def _years(start: date, end: date) -> Iterator[date]:
    return (day for day in _months(start, end) if day.month == 1)


def _row(row: int, bar: Bar, axis: _Axis) -> Iterator[str]:
    y = _TOP + _ROW * row + _ROW / 2
    yield label(_LEFT - 12, y + 4, shortened(bar.label, _LABEL), "end")
    first, last = bar.first or axis.start, bar.last or axis.end
    if last < axis.start:
        yield _arrow(_LEFT, y, -1)
        yield label(_LEFT + 6, y + 4, _years_of(first, last), size=11)
        return
    left, right = axis.x(first), axis.x(last)
    if bar.first == bar.last and bar.first and bar.first >= axis.start:
        yield _mark(left, y, bar.affirmed)
        return
    yield _interval(left, max(right, left + 4), y, bar)
    if bar.first is None or bar.first < axis.start:
        yield _arrow(left, y, -1)
    if bar.last is None:
        yield _arrow(right, y, 1)


def _years_of(first: date, last: date) -> str:
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _mark(x: float, y: float, affirmed: bool) -> str:
    """One day: a lozenge, hollow where nobody affirms the act."""
    corners = ((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y))
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    fill = "currentColor" if affirmed else "none"
    return f'<polygon points="{points}" fill="{fill}" stroke="currentColor" stroke-width="1.2"/>'


def _interval(left: float, right: float, y: float, bar: Bar) -> str:
    """Days of which one is meant: a bar; dashed where only the publication bounds it, hollow if denied."""
    opacity = "0.35" if bar.affirmed and bar.dated else "0"
    dashes = "" if bar.dated else ' stroke-dasharray="4 3"'
    return (
        f'<rect x="{number(left)}" y="{number(y - 5)}" width="{number(right - left)}" height="10" rx="2" '
        f'fill="currentColor" fill-opacity="{opacity}" stroke="currentColor"{dashes}/>'
    )


def _arrow(x: float, y: float, way: int) -> str:
    """An end that lies further out."""
    points = " ".join(f"{number(a)},{number(b)}" for a, b in ((x + 8 * way, y), (x, y - 5), (x, y + 5)))
    return f'<polygon points="{points}" fill="currentColor"/>'
