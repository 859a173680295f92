"""What the ledger holds about one finding, gathered; and what an id on the command line refers to."""

from collections.abc import Iterable

from concordant.assessment.assembling import finding_id
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.ledger import find_claim
from concordant.model.claim import Claim
from concordant.model.finding import Finding, Relation
from concordant.model.report import Report
from concordant.store.ledger import Ledger
from concordant.views.dossier import Dossier, cited

_CLAIM = "c-"
_MOST_OTHERS = 50
"""So many other findings that bear on one are looked up; a general finding may be supported by thousands."""


def find_finding(ledger: Ledger, identifier: str) -> Finding:
    """The finding that an id, or the beginning of one, refers to; a claim's id refers to its finding."""
    if identifier.startswith(_CLAIM):
        claim, _ = find_claim(ledger, identifier)
        found = finding_of(ledger, claim.id)
        if found is None:
            gone = (
                f"the claim {claim.id} belongs to no finding: it was rejected, or a newer reading replaced it"
            )
            raise CommandError(gone, "concordant judge list")
        return found
    found = ledger.finding(identifier)
    if found is None:
        raise CommandError(f"no finding has an id that begins with {identifier!r}", "concordant findings")
    return found


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


def told_of(ledger: Ledger, claims: Iterable[str]) -> dict[str, tuple[Claim, Report]]:
    """Claims with their reports, as far as the ledger holds them."""
    found = {claim: ledger.claim(claim) for claim in claims}
    return {claim: told for claim, told in found.items() if told is not None}


def places_of(ledger: Ledger, claims: Iterable[str]) -> dict[str, tuple[str, int]]:
    """The report of each claim, and its number there."""
    return ledger.places(list(claims))
