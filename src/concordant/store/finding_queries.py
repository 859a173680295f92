"""What is asked about findings, as SQL that every database understands."""

from collections.abc import Iterator, Mapping

from sqlalchemy import ColumnElement, Select, UnaryExpression, or_, select

from concordant.store.dates import first_day, last_day
from concordant.store.derived import FINDINGS, MEMBERS, RELATIONS
from concordant.store.folding import storable
from concordant.store.ledger import FindingFilter
from concordant.store.queries import says

F = FINDINGS.c
Condition = ColumnElement[bool]

_ORDERS: Mapping[str, tuple[UnaryExpression[object] | ColumnElement[object], ...]] = {
    "support": (F.least.desc(), F.most.desc(), F.reports.desc(), F.newest.desc(), F.id),
    "novelty": (F.newest.desc(), F.least.desc(), F.reports.desc(), F.id),
    "time": (F.ends.desc(), F.begins.desc(), F.id),
}


def findings(wanted: FindingFilter) -> Select[str]:
    """The findings that a filter asks for, in its order."""
    return select(F.body).where(*_conditions(wanted)).order_by(*_ORDERS[wanted.order])


def _conditions(wanted: FindingFilter) -> Iterator[Condition]:
    if wanted.event is not None:
        yield F.event == storable(wanted.event)
    if wanted.phase is not None:
        yield F.phase == ("done" if wanted.phase == "ongoing" else storable(wanted.phase))
    if wanted.agent is not None:
        yield _party("agent", wanted.agent)
    if wanted.recipient is not None:
        yield _party("recipient", wanted.recipient)
    if wanted.actor is not None:
        yield or_(_party("agent", wanted.actor), _party("recipient", wanted.actor))
    if wanted.item is not None:
        yield or_(F.item_class == storable(wanted.item), says(F.item_words, storable(wanted.item)))
    if wanted.since is not None:
        yield F.ends >= first_day(wanted.since)
    if wanted.until is not None:
        yield F.begins <= last_day(wanted.until)
    if wanted.disputed:
        yield F.disputed == 1
    if wanted.least:
        yield F.least >= wanted.least


def _party(role: str, sought: str) -> Condition:
    if len(sought.strip()) == 2:
        return F[f"{role}_states"].contains(f";{storable(sought.strip().upper())};", autoescape=True)
    return says(F[f"{role}_words"], storable(sought))


def finding(identifier: str) -> Select[str]:
    """The finding with this very id."""
    return select(F.body).where(F.id == storable(identifier))


def finding_of(claim: str) -> Select[str]:
    """The finding that a claim belongs to."""
    return select(F.body).join(MEMBERS, MEMBERS.c.finding == F.id).where(MEMBERS.c.claim == storable(claim))


def starting(prefix: str, at_most: int) -> Select[str]:
    """Ids of findings that begin with ``prefix``."""
    return (
        select(F.id).where(F.id.startswith(storable(prefix), autoescape=True)).order_by(F.id).limit(at_most)
    )


def claims_starting(prefix: str, at_most: int) -> Select[str]:
    """Ids of claims in findings that begin with ``prefix``."""
    c = MEMBERS.c.claim
    return select(c).where(c.startswith(storable(prefix), autoescape=True)).order_by(c).limit(at_most)


def relations(identifier: str) -> Select[str, str, str, str]:
    """How a finding bears on others and they on it."""
    r = RELATIONS.c
    ends = or_(r.source == storable(identifier), r.target == storable(identifier))
    return select(r.source, r.target, r.kind, r.topic).where(ends).order_by(r.source, r.target, r.topic)
