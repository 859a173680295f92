"""From claims to findings: a pure function of a set of claims, a set of judgements, and the knowledge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from concordant.assessment.support import Families, Weighed, weigh
from concordant.linking.acts import Act
from concordant.linking.clusters import Cluster, Crowd
from concordant.linking.comparing import disagree
from concordant.linking.days import iso
from concordant.linking.decisions import Decisions
from concordant.linking.linking import NO_DECISIONS, founding, link
from concordant.linking.relations import Bearing, Relating, core
from concordant.linking.statements import state
from concordant.linking.terms import Terms
from concordant.linking.voices import Register, Telling
from concordant.model.claim import Actor, Claim, Item
from concordant.model.finding import Amount, Contradiction, Finding, Relation, Version
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
    bearings = sorted(Relating(linked.acts, terms).all())
    weighed = weigh(linked.acts, bearings, tellings, families, decisions, register)
    findings = [_finding(act, rests, claims, terms) for act, rests in zip(linked.acts, weighed, strict=True)]
    relations = [_relation(b, findings) for b in bearings]
    return Reconciled(tuple(findings), tuple(sorted(relations, key=_by_ends)), linked.crowds)


def finding_id(claim: str) -> str:
    """The id of the finding that a claim founds."""
    return f"f-{claim.removeprefix('c-')}"


def founding_claim(finding: str) -> str:
    """The id of the claim that a finding is named after."""
    return f"c-{finding.removeprefix('f-')}"


def _by_ends(relation: Relation) -> tuple[str, str, str]:
    return relation.source, relation.target, relation.topic


def _relation(bearing: Bearing, findings: Sequence[Finding]) -> Relation:
    kind = "entails" if bearing.entails else "contradicts"
    return Relation(findings[bearing.source].id, findings[bearing.target].id, kind, bearing.topic)  # type: ignore[arg-type]


def _finding(act: Act, rests: Weighed, claims: Mapping[str, Claim], terms: Terms) -> Finding:
    leading = core(act)
    face = claims[leading.head.id]
    clusters = act.versions or act.denials
    ordered = sorted(act.versions, key=lambda c: (c is not leading, -len(c.members), c.head.id))
    return Finding(
        id=finding_id(founding(act)),
        event=face.event,
        agent=_bare(face.agent),
        recipient=_bare(face.recipient),
        item=_common_item(act, claims, terms),
        phase=leading.head.phase,
        first=iso(min(c.first for c in clusters if c.head.dated == leading.head.dated)),
        last=iso(max(c.last for c in clusters if c.head.dated == leading.head.dated)),
        dated=leading.head.dated,
        versions=tuple(_version(c, claims) for c in ordered),
        denials=tuple(_version(c, claims) for c in act.denials),
        support=rests.support,
        grade=rests.grade,
        contradictions=tuple(_contradictions(act)),
    )


def _bare(actor: Actor | None) -> Actor | None:
    """An actor without the words of one report."""
    return replace(actor, raw=None, span=None) if actor is not None else None


def _common_item(act: Act, claims: Mapping[str, Claim], terms: Terms) -> Item | None:
    """The goods on which all that affirm agree: the widest that any of them names."""
    clusters = [c for c in act.versions or act.denials if c.head.node]
    if not clusters:
        return None
    widest = min(clusters, key=lambda c: (len(terms.above(c.head.node)), c is not core(act), c.head.id))
    return claims[widest.head.id].item


def _version(cluster: Cluster, claims: Mapping[str, Claim]) -> Version:
    head = cluster.head
    face = claims[head.id]
    q = face.quantity
    return Version(
        claims=tuple(s.id for s in cluster.members),
        item=face.item,
        amount=Amount(q.low, q.high, q.unit) if q is not None and head.figure is not None else None,
        first=iso(cluster.first),
        last=iso(cluster.last),
        denies=head.denied,
        dated=head.dated,
    )


def _contradictions(act: Act) -> Iterable[Contradiction]:
    """Pairs of clusters that exclude each other, each told by the first claim of both."""
    for n, a in enumerate(act.versions):
        for b in act.versions[n + 1 :]:
            if disagree(a.head.figure, b.head.figure):
                yield Contradiction(min(a.head.id, b.head.id), max(a.head.id, b.head.id), "quantity")
        for b in act.denials:
            yield Contradiction(a.head.id, b.head.id, "polarity")
