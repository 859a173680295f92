"""Whether a provision was in force when an act took place: the day of the act decides, not of the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from concordant.knowledge.provision import InForce, Scope
from concordant.model.finding import Finding

Basis = Literal["dated", "published", "none"]
BEFORE, AFTER = "0000-00-00", "9999-99-99"
"""Earlier and later than every day, as ISO 8601 compares."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The days on which an act may have taken place, both ends included.

    Attributes:
        first: first day; ``BEFORE`` where open.
        last: last day; ``AFTER`` where open.
        basis: whether a report dates the act, its publication stands in, or nothing is known.
    """

    first: str
    last: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Standing:
    """How an act stands to the times of a provision.

    Attributes:
        codes: weak links: ``no_date``, ``undated``, ``partly_in_force``, ``edge_of_force``, ``contested``.
        contested_by: who holds the provision not to be in force then.
    """

    codes: tuple[str, ...]
    contested_by: tuple[str, ...]


def dating(finding: Finding, published: str | None) -> Dating:
    """When the act may have taken place.

    Args:
        finding: whose days count where a report gives any.
        published: day of the first report; it stands in where no report dates the act.
    """
    if finding.dated and (finding.first or finding.last):
        return Dating(_start(finding.first), _end(finding.last), "dated")
    day = published or finding.last or finding.first
    if day:
        return Dating(_start(day), _end(day), "published")
    return Dating(BEFORE, AFTER, "none")


def standing(when: Dating, in_force: tuple[InForce, ...], scope: Scope) -> Standing | None:
    """How ``when`` stands to the times in force of one scope; None where they do not meet."""
    spans = tuple(_narrowed(in_force, scope))
    met = [span for span in spans if when.first <= _last(span) and span.start <= when.last]
    if not met:
        return None
    contested = tuple(dict.fromkeys(state for span in met for state in span.contested_by))
    codes = [*_dated(when, met)]
    if contested:
        codes.append("contested")
    return Standing(tuple(codes), contested)


def _dated(when: Dating, met: list[InForce]) -> Iterator[str]:
    if when.basis == "none":
        yield "no_date"
        return
    if when.basis == "published":
        yield "undated"
    if any(when.first == when.last in (span.start, span.end) for span in met):
        yield "edge_of_force"
    elif not any(span.start <= when.first and when.last <= _last(span) for span in met):
        yield "partly_in_force"


def _narrowed(in_force: tuple[InForce, ...], scope: Scope) -> Iterator[InForce]:
    """The times of the provision, cut to those of the scope."""
    for span in in_force:
        start = max(span.start, scope.start or BEFORE)
        end = min(_last(span), scope.end or AFTER)
        if start <= end:
            yield span.model_copy(update={"start": start, "end": None if end == AFTER else end})


def _last(span: InForce) -> str:
    return span.end or AFTER


def _start(day: str | None) -> str:
    """The first day of a day, month or year; sixteen digits of a clock are cut off."""
    return BEFORE if not day else f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10]


def _end(day: str | None) -> str:
    """The last day that it can mean; months need no calendar, since days are only compared."""
    return AFTER if not day else f"{day}-12-31"[:10] if len(day) == 4 else f"{day}-31"[:10]
