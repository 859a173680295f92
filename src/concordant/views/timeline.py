"""When acts may have happened: a bar from the first to the last possible day, on a scale that all share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from concordant.model.finding import Finding
from concordant.views.svg import Svg, drawing, element

WIDTH, HEIGHT = 360, 16
_LONGEST = timedelta(days=3653)
"""What begins more than ten years before the last day reaches over the edge."""
_MARGIN = 6
_LEAST = 4.0
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that a timeline spans."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands, in pixels from the left."""
        whole = max(1, (self.last - self.first).days)
        return _MARGIN + (WIDTH - 2 * _MARGIN) * (day - self.first).days / whole


def scale(findings: Iterable[Finding]) -> Scale | None:
    """The scale for these findings; None where none has a day."""
    days = [day for f in findings for day in (_day(f.first), _day(f.last)) if day is not None]
    if not days:
        return None
    last = max(days)
    return Scale(max(min(days), _before(last)), last)


def _before(last: date) -> date:
    return last - _LONGEST if last - date.min > _LONGEST else date.min


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def bar(finding: Finding, on: Scale) -> Svg:
    """The days of one finding; hollow where nobody says when, an arrow where it reaches over the edge."""
    first, last = _day(finding.first), _day(finding.last)
    begins = on.first if first is None else max(first, on.first)
    ends = on.last if last is None else min(last, on.last)
    left, right = on.at(begins), on.at(max(begins, ends))
    width = max(_LEAST, right - left)
    left = min(left, WIDTH - _MARGIN - width)
    kind = "bar" if finding.dated else "bar undated"
    parts = [element("rect", x=left, y=4.0, width=width, height=8.0, rx=2, class_=kind)]
    if first is None or first < on.first:
        parts.append(_arrow(_MARGIN, -1))
    if last is None:
        parts.append(_arrow(WIDTH - _MARGIN, 1))
    return drawing(WIDTH, HEIGHT, _line(), *parts, aria_hidden="true")


def _line() -> Svg:
    return element("line", x1=0, x2=WIDTH, y1=8, y2=8, class_="grid")


def _arrow(at: float, way: int) -> Svg:
    return element("path", d=f"M{at} 2 L{at + way * 5} 8 L{at} 14", class_="flow")


def axis(on: Scale) -> Svg:
    """The scale itself: years where it spans several, else months."""
    ticks = list(_ticks(on))
    parts = [element("line", x1=0, x2=WIDTH, y1=HEIGHT - 1, y2=HEIGHT - 1, class_="axis-line")]
    for day, told in ticks:
        at = on.at(day)
        anchor = "start" if at < 30 else "end" if at > WIDTH - 30 else "middle"
        parts.append(element("line", x1=at, x2=at, y1=HEIGHT - 5, y2=HEIGHT - 1, class_="axis-line"))
        parts.append(element("text", told, x=at, y=HEIGHT - 6, text_anchor=anchor, class_="soft"))
    return drawing(WIDTH, HEIGHT, *parts, aria_hidden="true")


def _ticks(on: Scale) -> Sequence[tuple[date, str]]:
    years = [
        date(y, 1, 1) for y in range(on.first.year, on.last.year + 1) if on.first <= date(y, 1, 1) <= on.last
    ]
    if len(years) > 1:
        step = -(-len(years) // _MOST_TICKS)
        return [(day, str(day.year)) for day in years[::step]]
    months = _months(on)
    step = max(1, -(-len(months) // _MOST_TICKS))
    return [(day, day.isoformat()[:7]) for day in months[::step]] or [(on.first, on.first.isoformat())]


def _months(on: Scale) -> list[date]:
    count = (on.last.year - on.first.year) * 12 + on.last.month - on.first.month + 1
    starts = (on.first.month - 1 + n for n in range(count))
    days = [date(on.first.year + month // 12, month % 12 + 1, 1) for month in starts]
    return [day for day in days if on.first <= day <= on.last]
