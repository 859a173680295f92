"""When a claim's act took place, as a pair of days that a database can compare."""

from concordant.model.claim import Claim
from concordant.model.report import Report

Days = tuple[str, str]

_FIRST = "0000-01-01"
_LAST = "9999-12-31"


def first_day(prefix: str) -> str:
    """The earliest day that an ISO 8601 prefix allows: ``2024-06`` becomes ``2024-06-01``."""
    return prefix[:10] + _FIRST[len(prefix) :]


def last_day(prefix: str) -> str:
    """The latest day that an ISO 8601 prefix allows, without regard to the month's length."""
    return prefix[:10] + _LAST[len(prefix) :]


def days_of(claim: Claim, report: Report) -> Days | None:
    """First and last day of the claim's act; the publication's day where the act has none.

    "Since 2023" reaches up to the day of publication, for no report can speak of what came after;
    what begins only after that day stays open.
    """
    time, published = claim.time, report.published
    if time is not None and (time.earliest or time.latest):
        begins = first_day(time.earliest) if time.earliest else _FIRST
        return begins, last_day(time.latest) if time.latest else _open_end(begins, published)
    return (first_day(published), last_day(published)) if published else None


def _open_end(begins: str, published: str | None) -> str:
    day = last_day(published) if published else _LAST
    return day if day >= begins else _LAST
