"""Claims made comparable: each becomes a statement whose slots are keys and numbers."""

from typing import NamedTuple

from concordant.linking.days import window
from concordant.linking.terms import Party, Terms, fold
from concordant.model.claim import Claim, Phase, TimeSpan


class Figure(NamedTuple):
    """How much, as an interval in one dimension.

    Attributes:
        low: least, 0 where open.
        high: most, infinite where open.
        dimension: what is counted; ``goods`` for the goods themselves (shells are no containers).
    """

    low: float
    high: float
    dimension: str


class Statement(NamedTuple):
    """A claim as linking sees it.

    Attributes:
        id: id of the claim.
        report: id of its report.
        event: id of the event.
        agent: who acts; for joint events the first of both parties by key.
        recipient: who receives.
        node: place of the goods in the tree of goods; empty where unnamed.
        phase: ``done``, or another phase; ``ongoing`` counts as done.
        denied: whether it is denied.
        dated: whether the claim says when.
        first: first day on which the act may have happened, as a day number.
        last: last such day.
        figure: how much; None where unsaid.
        said: day of publication, as a day number; 0 where unknown.
        voice: who says so, by folded name; empty for the outlet itself.
        lasting: whether it is said to be still going on.
        running: whether it counts over a stretch of days, or from a day on: a total that grows.
        waits: whether it counts only once a person has confirmed it.
    """

    id: str
    report: str
    event: str
    agent: Party
    recipient: Party
    node: str
    phase: Phase
    denied: bool
    dated: bool
    first: int
    last: int
    figure: Figure | None
    said: int
    voice: str = ""
    lasting: bool = False
    running: bool = False
    waits: bool = False

    @property
    def block(self) -> tuple[str, str, str]:
        """Statements of different blocks never belong to one finding unless a person says so."""
        return self.event, self.agent.block, self.recipient.block


_SETTLED: dict[Phase, Phase] = {"ongoing": "done"}


def state(claim: Claim, published: str | None, terms: Terms) -> Statement:
    """A claim as a statement.

    Args:
        claim: what was read.
        published: publication date of its report, ISO 8601 prefix, None where unknown.
        terms: the knowledge as linking uses it.
    """
    agent, recipient = terms.party(claim.agent), terms.party(claim.recipient)
    if claim.event in terms.joint and (agent.block, agent.key) > (recipient.block, recipient.key):
        agent, recipient = recipient, agent
    time, pace = claim.time, terms.pace(claim.event)
    recent = pace.denial if claim.polarity == "denied" else pace.recent
    earliest, latest = (time.earliest, time.latest) if time is not None else (None, None)
    first, last, dated = window(earliest, latest, published, recent)
    said = window(None, None, published, 0)[1] if published else 0
    return Statement(
        claim.id,
        claim.report,
        claim.event,
        agent,
        recipient,
        terms.node(claim.item),
        _SETTLED.get(claim.phase, claim.phase),
        claim.polarity == "denied",
        dated,
        first,
        last,
        _figure(claim, terms),
        said,
        fold(claim.attribution[0].name) if claim.attribution else "",
        claim.phase == "ongoing",
        _is_running(time, first, last),
        bool(claim.doubt),
    )


_STRETCH = 10
"""Days beyond which a range that a report gives is the time of a total, not of one act."""


def _is_running(time: TimeSpan | None, first: int, last: int) -> bool:
    if time is None or time.earliest is None:
        return False
    return time.latest is None or (time.precision == "range" and last - first > _STRETCH)


def _figure(claim: Claim, terms: Terms) -> Figure | None:
    q = claim.quantity
    if q is None or (q.low is None and q.high is None):
        return None
    low = float(q.low) if q.low is not None else 0.0
    high = float(q.high) if q.high is not None else float("inf")
    return Figure(low, high, _dimension(claim, terms))


def _dimension(claim: Claim, terms: Terms) -> str:
    unit = claim.quantity.unit if claim.quantity is not None else None
    if unit is None:
        return "goods"
    known = terms.goods_units.get(claim.item.item_class, frozenset()) if claim.item else frozenset()
    return "goods" if unit in known else unit
