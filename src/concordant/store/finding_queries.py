"""What is asked about findings, as SQL that every database understands."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from concordant.store.dates import first_day, last_day
from concordant.store.derived import FINDINGS, MEMBERS, RELATIONS
from concordant.store.folding import storable
from concordant.store.ledger import FindingFilter
from concordant.store.paging import LARGEST, Key, Mark, part
from concordant.store.queries import begins, says
from concordant.store.unindexed import Unindexed

F = FINDINGS.c
Condition = ColumnElement[bool]

_ORDERS: Mapping[str, tuple[Key, ...]] = {
    "support": (Key(F.least, True), Key(F.most, True), Key(F.reports, True), Key(F.newest, True), Key(F.id)),
    "novelty": (Key(F.newest, True), Key(F.least, True), Key(F.reports, True), Key(F.id)),
    "time": (Key(F.ends, True), Key(F.begins, True), Key(F.id)),
}
FACETS = (
    F.event,
    F.agent_states,
    F.recipient_states,
    F.item_class,
    F.certainty,
    F.digit,
    F.disputed,
)
"""What findings are counted by; an index holds these columns, in the order of novelty."""


def width(wanted: FindingFilter) -> int:
    """Of how many values a mark of this list is made."""
    return len(_ORDERS[wanted.order])


def findings(wanted: FindingFilter) -> Select[str]:
    """The findings that a filter asks for, in its order."""
    order = (key.ordered for key in _ORDERS[wanted.order])
    return select(F.body).where(*_conditions(wanted)).order_by(*order)


def findings_from(wanted: FindingFilter, after: Mark | None, at_most: int) -> Select[Any]:
    """The values that order a part of the findings, then their ids: nothing that an index does not hold."""
    keys = _ORDERS[wanted.order]
    asked = select(*(key.column for key in keys)).where(*_conditions(wanted))
    return part(asked, keys, after, at_most)


def bodies() -> Select[Any]:
    """Findings with their ids."""
    return select(F.id, F.body)


def facets(wanted: FindingFilter, at_most: int) -> Select[Any]:
    """What the newest findings that a filter asks for are counted by."""
    order = (key.ordered for key in _ORDERS["novelty"])
    return select(*FACETS).where(*_conditions(wanted)).order_by(*order).limit(at_most)


def _conditions(wanted: FindingFilter) -> Iterator[Condition]:
    # SQLite must not take the index of acts that upkeep asks: its findings would all be sorted, where an
    # index in the order of the list is left as soon as the part is full.
    if wanted.event is not None:
        yield Unindexed(F.event) == storable(wanted.event)
    if wanted.phase is not None:
        yield Unindexed(F.phase) == ("done" if wanted.phase == "ongoing" else storable(wanted.phase))
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
    if wanted.certainty is not None:
        yield F.certainty == storable(wanted.certainty)
    if wanted.grade is not None:
        yield F.digit == storable(wanted.grade)
    if wanted.disputed:
        yield F.disputed == 1
    if wanted.least:
        yield F.least >= min(wanted.least, LARGEST)


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
    return select(F.id).where(begins(F.id, prefix)).order_by(F.id).limit(at_most)


def claims_starting(prefix: str, at_most: int) -> Select[str]:
    """Ids of claims in findings that begin with ``prefix``."""
    c = MEMBERS.c.claim
    return select(c).where(begins(c, prefix)).order_by(c).limit(at_most)


def relations(identifier: str) -> Select[str, str, str, str]:
    """How a finding bears on others and they on it."""
    r = RELATIONS.c
    ends = or_(r.source == storable(identifier), r.target == storable(identifier))
    return select(r.source, r.target, r.kind, r.topic).where(ends).order_by(r.source, r.target, r.topic)
