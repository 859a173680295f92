"""One scope of one provision against one act: whether it is met, and how surely."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordant.assessment.concerns.days import Dating, dating, standing
from concordant.assessment.concerns.directions import Asked, Way, bearers, ways
from concordant.assessment.concerns.goods import Goods, fit, goods_of
from concordant.assessment.concerns.law import Law
from concordant.assessment.concerns.parties import Parties, parties_of
from concordant.knowledge.provision import Provision, Scope
from concordant.model.claim import Certainty, Phase
from concordant.model.concern import STATUSES, Bearer, Status
from concordant.model.finding import Finding

UNDONE: frozenset[Phase] = frozenset({"ordered", "requested", "offered", "planned"})
ORDER = (
    *("denied_only", "hypothetical", "possible", "direction_unclear", "no_date", "argued"),
    *("goods_differ", "class_wider", "condition", "territory", "ended"),
    *("partly_in_force", "edge_of_force", "undated", "not_done", "suspected", "unverified"),
    *("contested", "disputed", "class_unspecified", "agent_unknown", "recipient_unknown"),
    *("not_binding", "single_origin", "text_unverified"),
)
"""Weak links, the weakest first: first what leaves the act itself or its place under the text in doubt, then
the time, then the reports, then the text."""
DOUBTFUL = frozenset(
    {"direction_unclear", "no_date", "goods_differ", "class_wider", "condition", "territory", "ended"}
)
"""Weak links that leave only a possibility that the provision covers the act."""


@dataclass(frozen=True, slots=True)
class Act:
    """A finding as provisions see it, and what its claims say beyond it."""

    finding: Finding
    parties: Parties
    goods: Goods
    when: Dating
    certainty: Certainty
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A provision that covers an act.

    Attributes:
        status: how surely.
        codes: the weak links, the weakest first; a condition as ``condition_…``.
    """

    provision: Provision
    scope: Scope
    way: Way
    status: Status
    codes: tuple[str, ...]
    bearers: tuple[Bearer, ...]
    contested_by: tuple[str, ...]


def act_of(
    finding: Finding, law: Law, certainty: Certainty, published: str | None, places: tuple[str, ...]
) -> Act:
    """A finding, looked at once for all provisions."""
    parties = parties_of(finding.agent, finding.recipient, places, law)
    codes = tuple(_said(finding, certainty))
    return Act(finding, parties, goods_of(finding), dating(finding, published), certainty, codes)


def denied_only(finding: Finding) -> bool:
    """Whether nobody affirms the act."""
    return all(version.denies for version in finding.versions)


def _said(finding: Finding, certainty: Certainty) -> Iterator[str]:
    """The weak links that lie in the reports, whatever the provision."""
    if denied_only(finding):
        yield "denied_only"
    else:
        if certainty != "asserted":
            yield certainty
        if finding.denials or finding.support.against:
            yield "disputed"
        if finding.support.least <= 1:
            yield "single_origin"
    if finding.phase in UNDONE:
        yield "not_done"
    if finding.phase == "ended":
        yield "ended"


def verdict(act: Act, provision: Provision, law: Law) -> Verdict | None:
    """The best that any scope of the provision says of the act; None where none covers it."""
    found = [one for scope in provision.scopes for one in _meet(act, provision, scope, law)]
    return min(found, key=_rank, default=None)


def _rank(one: Verdict) -> tuple[int, int, tuple[str, ...]]:
    return STATUSES.index(one.status), len(one.codes), one.codes


def _meet(act: Act, provision: Provision, scope: Scope, law: Law) -> Iterator[Verdict]:
    event = act.finding.event
    if event not in scope.events or (scope.phases and act.finding.phase not in scope.phases):
        return
    stands = standing(act.when, provision.in_force, scope)
    goods = fit(scope, act.goods, law) if stands else None
    if stands is None or goods is None:
        return
    asked = Asked(event, act.parties, act.when.last, provision, scope, law)
    for way in ways(asked):
        links = {*act.codes, *stands.codes, *goods.codes, *way.codes, *_of_text(provision, scope)}
        codes = ordered(links)
        status = _status(act, codes)
        yield Verdict(provision, scope, way, status, codes, bearers(way, asked), stands.contested_by)


def _of_text(provision: Provision, scope: Scope) -> Iterator[str]:
    """The weak links that lie in the text."""
    if scope.relation == "argued":
        yield "argued"
    if scope.condition:
        yield f"condition_{scope.condition}"
    if not provision.binding and provision.issuer == "security_council":
        yield "not_binding"
    if not provision.verified:
        yield "text_unverified"


def ordered(codes: set[str]) -> tuple[str, ...]:
    """Weak links, the weakest first."""
    return tuple(sorted(codes, key=lambda code: (ORDER.index(_kind(code)), code)))


def _kind(code: str) -> str:
    return "condition" if code.startswith("condition_") else code


def _status(act: Act, codes: tuple[str, ...]) -> Status:
    kinds = {_kind(code) for code in codes}
    if "denied_only" in kinds:
        return "denied"
    if act.certainty == "hypothetical":
        return "hypothetical"
    if act.certainty == "possible":
        return "possible"
    if "not_done" in kinds:
        return "planned"
    if kinds & DOUBTFUL:
        return "possible"
    return "argued" if "argued" in kinds else "would_concern"
