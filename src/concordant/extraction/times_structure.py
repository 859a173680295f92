"""What a mention of a time is made of, before anything is computed."""

from dataclasses import dataclass
from typing import Literal

from concordant.extraction.calendar import Part, Season, Tense, Unit
from concordant.model.span import Span

Operator = Literal[
    "at", "since", "until", "before", "after", "by", "range", "ago", "ahead", "within", "over", "lasting"
]


@dataclass(frozen=True, slots=True)
class Point:
    """A point or duration as the words give it, nothing computed yet.

    Attributes:
        year: and the other fields of a calendar date, as said; ``_last`` is the end of a small range.
        year_shift: -1 last year, 0 this year, 1 next year, beside a season, quarter or month.
        unit: day, week, month, quarter… of a deictic or a duration.
        ordinal: which quarter or half; -1 is the last.
        count: how many units, as an interval.
        shift: -1 last, 0 this, 1 next; the number of units from the base where ``unit`` is given.
        reach: -1 or 1: the stretch of ``count`` units before or after the base.
        edge: -1 or 1: the first or last ``count`` units of the year.
        sign: -1 or 1: ``count`` units before or after the base.
        base: counted from the day of writing, or from the time mentioned before.
        near: -1 "nearly", 1 "more than".
    """

    year: int | None = None
    year_last: int | None = None
    year_shift: int | None = None
    decade: int | None = None
    month: int | None = None
    month_last: int | None = None
    day: int | None = None
    day_last: int | None = None
    weekday: int | None = None
    season: Season | None = None
    unit: Unit | None = None
    ordinal: int | None = None
    count: tuple[int, int] | None = None
    shift: int | None = None
    reach: int | None = None
    edge: int | None = None
    sign: int | None = None
    base: str = "writing"
    near: int = 0
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """How one or two points stand to the event."""

    operator: Operator
    first: Point
    last: Point | None = None
    tense: Tense = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that say when, where they stand, and their structure."""

    span: Span
    raw: str
    structure: Structure
