"""Everything that is known about one finding, gathered for those who look at it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from concordant.linking.derivation.edges import Edge, families
from concordant.model.claim import Claim
from concordant.model.finding import Finding, Origin, Relation
from concordant.model.judgement import Judgement
from concordant.model.report import Report
from concordant.model.source import Source


@dataclass(frozen=True, slots=True)
class Dossier:
    """A finding with its claims and all that bears on it.

    Attributes:
        finding: what it is about.
        told: its claims, and those of other findings that support or deny it, with their reports, by id.
        relations: how it bears on other findings, and they on it.
        others: these other findings by id.
        judgements: all judgements of the ledger, oldest first.
        ties: what ties its reports as copies.
        sources: the letters that the user gives to sources, by folded name.
    """

    finding: Finding
    told: Mapping[str, tuple[Claim, Report]]
    relations: Sequence[Relation] = ()
    others: Mapping[str, Finding] = field(default_factory=lambda: MappingProxyType({}))
    judgements: Sequence[Judgement] = ()
    ties: Sequence[Edge] = ()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def reports(self) -> Mapping[str, Report]:
        """Its reports by id, those that support or deny it from elsewhere too."""
        return {report.id: report for _, report in self.told.values()}

    @property
    def families(self) -> Mapping[str, Sequence[str]]:
        """Reports that are copies of one text, by the least id among them; every report is of one family."""
        found: dict[str, list[str]] = {}
        for report, head in sorted(families(self.ties, self.reports).items()):
            found.setdefault(head, []).append(report)
        return found


def cited(finding: Finding) -> tuple[str, ...]:
    """Ids of the claims of a finding, and of all that support or deny it from other findings."""
    origins = (*finding.support.origins, *finding.support.against)
    beyond = {claim for origin in origins for claim in origin.claims}
    beyond.update(c for each in finding.contradictions for c in (each.one, each.other))
    return tuple(sorted({*finding.claims, *beyond}))


def behind(finding: Finding, claim: str) -> tuple[Origin, ...]:
    """The origins on which a claim rests."""
    origins = (*finding.support.origins, *finding.support.against)
    return tuple(origin for origin in origins if claim in origin.claims)


@dataclass(frozen=True, slots=True)
class Past:
    """A judgement and what became of it: the one that took it back, None while it stands."""

    judgement: Judgement
    taken_back: Judgement | None


def history(judgements: Sequence[Judgement]) -> tuple[Past, ...]:
    """Every judgement, oldest first, with the one that took it back and stands itself."""
    ordered = sorted(judgements, key=lambda j: (j.when, j.id))
    gone: dict[str, Judgement] = {}
    for judgement in reversed(ordered):
        if judgement.kind == "retract" and judgement.id not in gone:
            gone[judgement.details.get("judgement", "")] = judgement
    return tuple(Past(j, gone.get(j.id)) for j in ordered)


def decided(judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """When people last decided about each claim, ISO 8601; that a decision was taken back counts too."""
    by_id = {judgement.id: judgement for judgement in judgements}
    last: dict[str, str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        meant = judgement
        while meant.kind == "retract" and (earlier := by_id.get(meant.details.get("judgement", ""))):
            meant = earlier
        last.update((anchor.claim, judgement.when) for anchor in meant.about)
    return last


def about(finding: Finding, judgements: Sequence[Judgement]) -> Iterator[Past]:
    """The judgements about the claims of a finding, and those that took them back."""
    claims = set(finding.claims)
    chosen: set[str] = set()
    for past in history(judgements):
        judgement = past.judgement
        if judgement.kind == "retract":
            belongs = judgement.details.get("judgement", "") in chosen
        else:
            belongs = not claims.isdisjoint(anchor.claim for anchor in judgement.about)
        if belongs:
            chosen.add(judgement.id)
            yield past


def said_before(judgement: Judgement, judgements: Sequence[Judgement]) -> Judgement | None:
    """The judgement that says just the same, where it stands and is the last word on its claims."""
    asked = _content(judgement)
    claims = {anchor.claim for anchor in judgement.about}
    for past in reversed(history(judgements)):
        earlier = past.judgement
        if past.taken_back is None and _on_the_same(judgement, earlier, claims):
            return earlier if _content(earlier) == asked else None
    return None


def _on_the_same(judgement: Judgement, earlier: Judgement, claims: set[str]) -> bool:
    if judgement.kind == "retract":
        return earlier.kind == "retract" and earlier.details == judgement.details
    return not claims.isdisjoint(anchor.claim for anchor in earlier.about)


def _content(judgement: Judgement) -> tuple[str, str, frozenset[str], dict[str, str]]:
    claims = frozenset(anchor.claim for anchor in judgement.about)
    return judgement.kind, judgement.who, claims, dict(judgement.details)
