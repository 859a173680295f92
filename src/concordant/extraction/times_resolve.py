"""From the structure of a mention to an interval of ISO 8601 prefixes."""

from dataclasses import replace
from datetime import date

from concordant.extraction.calendar import Grain, Stretch, Tense, centre, grain_of, parse, prefix
from concordant.extraction.times_points import away, locate, reach
from concordant.extraction.times_structure import Point, Structure, TimeMention
from concordant.model.claim import Precision, TimeSpan

_Ends = tuple[str | None, str | None]
_NOWHERE: _Ends = (None, None)
_FINER: dict[Grain, int] = {"year": 0, "month": 1, "day": 2}


def resolve(
    mention: TimeMention, anchor: date | None, tense: Tense, previous: TimeSpan | None = None
) -> TimeSpan:
    """The interval that ``mention`` means.

    Args:
        mention: what ``find_times`` found.
        anchor: the day of publication; without it only absolute dates can be placed.
        tense: of the verb that the mention goes with; decides between the last and the next October.
        previous: the time mentioned before, for "the day after" and the like.

    Returns:
        ISO 8601 prefixes; one end None where it is open, both where the time cannot be computed.
    """
    structure = mention.structure
    tense = structure.tense or tense
    try:
        ends = _ends(structure, anchor, tense, previous)
    except (ValueError, OverflowError):
        # Beyond the calendar: "five thousand years ago".
        ends = _NOWHERE
    return TimeSpan(mention.raw, *ends, _precision(structure, ends), mention.span)


def _ends(structure: Structure, anchor: date | None, tense: Tense, previous: TimeSpan | None) -> _Ends:
    point = structure.first
    if point.base == "previous":
        return _ends_after(structure, previous, tense)
    if structure.operator == "range" and structure.last is not None:
        return _between(point, structure.last, anchor, tense)
    if _is_duration(point):
        return _duration(structure, anchor, tense)
    stretch = locate(point, anchor, tense)
    if stretch is None:
        return _NOWHERE
    return _relative(structure, stretch, anchor)


def _is_duration(point: Point) -> bool:
    marks = (point.reach, point.edge, point.sign, point.shift)
    return point.count is not None and all(mark is None for mark in marks)


def _said(stretch: Stretch) -> _Ends:
    return prefix(stretch.first, stretch.grain), prefix(stretch.last, stretch.grain)


def _relative(structure: Structure, stretch: Stretch, anchor: date | None) -> _Ends:
    first, last = _said(stretch)
    part, grain = structure.first.part, stretch.grain
    match structure.operator:
        case "since":
            # "Since mid-2023" starts in the middle of the middle.
            return (prefix(centre(stretch), grain) if part == "middle" else first), None
        case "until":
            return None, last
        case "before":
            return None, last if part == "end" else first
        case "after":
            return last, None
        case "by":
            # What lies behind the day of writing is no term that one writes towards.
            ahead = anchor is not None and anchor <= stretch.last
            return (prefix(anchor, "month" if grain == "year" else grain) if anchor and ahead else None), last
    return first, last


def _duration(structure: Structure, anchor: date | None, tense: Tense) -> _Ends:
    point = structure.first
    if anchor is None or point.count is None or point.unit is None:
        return _NOWHERE
    grain = grain_of(point.unit)
    today = prefix(anchor, "month" if grain == "year" else grain)
    match structure.operator:
        case "ago" | "ahead":
            sign = -1 if structure.operator == "ago" else 1
            return _said(away(anchor, point.unit, point.count, sign, point.near))
        case "since":
            return _said(reach(anchor, point.unit, point.count, -1, point.near))[0], today
        case "within" | "by":
            return today, _said(reach(anchor, point.unit, point.count, 1))[1]
        case "over":
            return _said(reach(anchor, point.unit, point.count, 1 if tense == "future" else -1))
    return _NOWHERE


def _between(first: Point, last: Point, anchor: date | None, tense: Tense) -> _Ends:
    """From the one to the other; what the first leaves out it takes from the last."""
    end = locate(last, anchor, tense)
    if first.year is None and first.decade is None and last.year is not None and end is not None:
        begin = locate(first, end.last, "past")
    elif last.year is None and first.year is not None:
        begin = locate(first, anchor, tense)
        end = locate(last, begin.first, "future") if begin else None
    else:
        begin = locate(first, end.last if end else anchor, "past")
    if begin is None or end is None or begin.first > end.last:
        return _NOWHERE
    return prefix(begin.first, begin.grain), prefix(end.last, end.grain)


def _ends_after(structure: Structure, previous: TimeSpan | None, tense: Tense) -> _Ends:
    """Ends counted from the time mentioned before, where that one is known finely enough."""
    known = parse((previous.earliest or previous.latest or "") if previous else "")
    unit = structure.first.unit
    if known is None or unit is None or _FINER[known[1]] < _FINER[grain_of(unit)]:
        return _NOWHERE
    counted = replace(structure, first=replace(structure.first, base="writing"))
    return _ends(counted, known[0], tense, None)


def _precision(structure: Structure, ends: _Ends) -> Precision:
    point = structure.first
    if ends == _NOWHERE:
        return "unknown"
    if structure.operator == "at" and point.part is None:
        if point.season is not None:
            return "season"
        if point.unit == "quarter" and point.reach is None:
            return "quarter"
    precisions: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return precisions[len(ends[0])] if ends[0] is not None and ends[0] == ends[1] else "range"
