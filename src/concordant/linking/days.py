"""Dates as day numbers: prefixes of ISO 8601 become the days that they allow."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

EARLIEST = 1
LATEST = date.max.toordinal()


@lru_cache(maxsize=65536)
def span(prefix: str) -> tuple[int, int] | None:
    """First and last day that an ISO 8601 prefix allows; None where it is no date.

    ``2024`` reaches from the first of January to the last of December.
    """
    parts = prefix[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1).toordinal(), date(numbers[0], 12, 31).toordinal()
        if len(numbers) == 2:
            year, month = numbers
            return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
        day = date(*numbers[:3]).toordinal()
    except (ValueError, TypeError, IndexError):
        return None
    return day, day


@lru_cache(maxsize=65536)
def iso(day: int) -> str | None:
    """A day number as an ISO 8601 date; None for the open ends of time."""
    return None if day <= EARLIEST or day >= LATEST else date.fromordinal(day).isoformat()


def window(
    earliest: str | None, latest: str | None, published: str | None, recent: int
) -> tuple[int, int, bool]:
    """When an act may have happened, as first day, last day, and whether the claim says so.

    An act without a time is placed in the ``recent`` days before its publication; one that nothing
    places may have happened on any day.

    Args:
        earliest: ISO 8601 prefix of its beginning, None where open.
        latest: ISO 8601 prefix of its end, None where open.
        published: ISO 8601 prefix of the publication date, None where unknown.
        recent: days before the publication in which an act without a time is looked for.
    """
    began = span(earliest) if earliest else None
    ended = span(latest) if latest else None
    told = span(published) if published else None
    if began and ended:
        return began[0], max(ended[1], began[0]), True
    if began:
        # What began reaches up to the publication: no report can speak of what came after.
        return began[0], max(told[1] if told else LATEST, began[1]), True
    if ended:
        return min(told[0] if told else EARLIEST, ended[0]), ended[1], True
    if told:
        return told[0] - recent, told[1], False
    return EARLIEST, LATEST, False
