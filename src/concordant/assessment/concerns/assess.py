"""Findings in, concerns out: the two functions that other layers call."""

from collections.abc import Iterable

from concordant.assessment.concerns.judging import Act, Verdict, act_of, verdict
from concordant.assessment.concerns.law import Law
from concordant.assessment.concerns.telling import bearing_of, duty, links, reason
from concordant.model.claim import CERTAINTIES, Certainty, Claim
from concordant.model.concern import STATUSES, Bearing, Concern, Saying
from concordant.model.finding import Finding


def firmest(claims: Iterable[Claim]) -> Certainty:
    """The firmest certainty among the affirmed ones of ``claims``; ``asserted`` where all deny.

    A denial is a statement of its own: how firmly it is made says nothing of the act denied.
    """
    affirmed = {claim.certainty for claim in claims if claim.polarity == "affirmed"}
    return next((one for one in CERTAINTIES if one in affirmed), "asserted")


def concerns(
    finding: Finding,
    law: Law,
    certainty: Certainty,
    published: str | None = None,
    places: tuple[str, ...] = (),
) -> tuple[Concern, ...]:
    """The provisions that a finding would concern, the plainest first.

    Pure: the same finding and the same law give the same concerns. It says which text covers such an act,
    never that anybody broke it.

    Args:
        finding: what is said of one act.
        law: ``Law.of(knowledge)``.
        certainty: the firmest certainty of its affirmed claims, see ``firmest``.
        published: ISO 8601 day of its first report; it counts only where no report dates the act.
        places: ids or canonical names of places at which its claims put the act.
    """
    act = act_of(finding, law, certainty, published, places)
    found = (verdict(act, provision, law) for provision in law.for_event(finding.event))
    told = [_concern(one, act, law) for one in found if one is not None]
    return tuple(sorted(told, key=_rank))


def _rank(concern: Concern) -> tuple[int, bool, bool, str]:
    return (
        STATUSES.index(concern.status),
        not concern.binding,
        not concern.united_nations,
        concern.provision,
    )


def _concern(one: Verdict, act: Act, law: Law) -> Concern:
    provision, finding = one.provision, act.finding
    exemption = provision.exemption
    bearing: Bearing = bearing_of(one)
    return Concern(
        provision=provision.id,
        finding=finding.id,
        status=one.status,
        relation=one.scope.relation,
        argued_by=one.scope.argued_by,
        bearing=bearing,
        direction=one.way.direction,
        force=provision.force,
        binding=provision.binding,
        united_nations=provision.issuer == "security_council",
        bearers=one.bearers,
        reason=reason(one, act, law),
        duty=duty(one, law),
        links=links(one, act, law),
        exemption=Saying(exemption.fr, exemption.en) if exemption else None,
        contested_by=one.contested_by,
        disputed="disputed" in act.codes,
        unverified=not provision.verified,
    )
