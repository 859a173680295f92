"""What the ledger holds about one finding, gathered."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from concordant.assessment.assembling import finding_id
from concordant.model.claim import Claim
from concordant.model.finding import Finding, Relation
from concordant.model.report import Report
from concordant.store.ledger import Ledger
from concordant.views.dossier import Dossier, cited

if TYPE_CHECKING:
    from concordant.assessment.concerns.law import Law
    from concordant.model.concern import Concern

_MOST_OTHERS = 50
"""So many other findings that bear on one are looked up; a general finding may be supported by thousands."""


def finding_of(ledger: Ledger, claim: str) -> Finding | None:
    """The finding that a claim belongs to, if there is one: every claim may name its finding."""
    return ledger.finding(finding_id(claim))


def gather(ledger: Ledger, finding: Finding) -> Dossier:
    """Everything that is known about a finding."""
    told = told_of(ledger, cited(finding))
    relations = ledger.relations(finding.id)
    return Dossier(
        finding,
        told,
        relations,
        _others(ledger, finding, relations),
        tuple(ledger.judgements()),
        ledger.ties(sorted({report.id for _, report in told.values()})),
    )


def _others(ledger: Ledger, finding: Finding, relations: Iterable[Relation]) -> dict[str, Finding]:
    ids = [r.target if r.source == finding.id else r.source for r in relations]
    found = {other: ledger.finding(other) for other in dict.fromkeys(ids[:_MOST_OTHERS])}
    return {other: held for other, held in found.items() if held is not None}


def concerns_of(
    finding: Finding, told: Mapping[str, tuple[Claim, Report]], law: "Law"
) -> "tuple[Concern, ...]":
    """The provisions that a finding would concern, by its own claims among those that are told."""
    from concordant.assessment.concerns.assess import concerns, firmest

    if not law.for_event(finding.event):
        return ()
    held = [told[claim] for claim in finding.claims if claim in told]
    published = min((report.published for _, report in held if report.published), default=None)
    places = tuple(sorted({claim.place for claim, _ in held if claim.place}))
    return concerns(finding, law, firmest(claim for claim, _ in held), published, places)


def told_of(ledger: Ledger, claims: Iterable[str]) -> dict[str, tuple[Claim, Report]]:
    """Claims with their reports, as far as the ledger holds them."""
    return ledger.told(list(claims))


def places_of(ledger: Ledger, claims: Iterable[str]) -> dict[str, tuple[str, int]]:
    """The report of each claim, and its number there."""
    return ledger.places(list(claims))
