"""From claims to findings: a pure function of a set of claims, a set of judgements, and the knowledge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from concordant.assessment.assembling import assemble, by_ends
from concordant.assessment.support import Families, weigh
from concordant.linking.clusters import Crowd
from concordant.linking.decisions import Decisions
from concordant.linking.linking import NO_DECISIONS, link
from concordant.linking.relations import Bearing, Relating, core_of
from concordant.linking.statements import state
from concordant.linking.voices import Register, Telling
from concordant.model.claim import Claim
from concordant.model.finding import Finding, Relation
from concordant.model.report import Report


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Findings in order of their ids, how they bear on each other, and where too much was said at once."""

    findings: tuple[Finding, ...]
    relations: tuple[Relation, ...]
    crowds: tuple[Crowd, ...] = ()


def every_report_for_itself(tellings: Sequence[Telling]) -> Mapping[str, str]:
    """No report is taken for a copy of another one."""
    return {}


def reconcile(
    told: Iterable[tuple[Claim, Report]],
    register: Register,
    decisions: Decisions = NO_DECISIONS,
    families: Families = every_report_for_itself,
) -> Reconciled:
    """The findings that claims give, whatever their order.

    Args:
        told: claims with their reports.
        register: voices, outlets and the terms in which claims are compared.
        decisions: what people decided.
        families: which tellings are copies of one text.
    """
    terms = register.terms
    claims: dict[str, Claim] = {}
    tellings: dict[str, Telling] = {}
    statements = []
    for claim, report in told:
        if claim.id in claims:
            continue
        claims[claim.id] = claim
        tellings[claim.id] = register.telling(claim, report)
        statements.append(state(claim, report.published, terms))
    linked = link(statements, terms, decisions)
    bearings = sorted(Relating([core_of(act) for act in linked.acts], terms).all())
    weighed = weigh(linked.acts, bearings, tellings, families, decisions, register)
    findings = [assemble(act, rests, claims, terms) for act, rests in zip(linked.acts, weighed, strict=True)]
    relations = [_relation(b, findings) for b in bearings]
    return Reconciled(tuple(findings), tuple(sorted(relations, key=by_ends)), linked.crowds)


def _relation(bearing: Bearing, findings: Sequence[Finding]) -> Relation:
    source, target = findings[bearing.source].id, findings[bearing.target].id
    if not bearing.entails and bearing.topic != "polarity":
        source, target = min(source, target), max(source, target)
    return Relation(source, target, "entails" if bearing.entails else "contradicts", bearing.topic)
