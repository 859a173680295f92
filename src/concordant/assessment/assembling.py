"""An act with what it rests on, as the finding that people see."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from concordant.assessment.support import Weighed
from concordant.linking.acts import Act
from concordant.linking.clusters import Cluster
from concordant.linking.comparing import disagree
from concordant.linking.days import iso
from concordant.linking.linking import founding
from concordant.linking.relations import core
from concordant.linking.terms import Terms
from concordant.model.claim import Actor, Claim, Item
from concordant.model.finding import Amount, Contradiction, Finding, Relation, Version


def finding_id(claim: str) -> str:
    """The id of the finding that a claim founds."""
    return f"f-{claim.removeprefix('c-')}"


def founding_claim(finding: str) -> str:
    """The id of the claim that a finding is named after."""
    return f"c-{finding.removeprefix('f-')}"


def by_ends(relation: Relation) -> tuple[str, str, str]:
    """The order in which relations are told."""
    return relation.source, relation.target, relation.topic


def assemble(act: Act, rests: Weighed, claims: Mapping[str, Claim], terms: Terms) -> Finding:
    """The finding of an act.

    Args:
        act: what is said.
        rests: what it rests on.
        claims: claims by id; those that head its clusters must be there.
        terms: the knowledge as linking uses it.
    """
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
