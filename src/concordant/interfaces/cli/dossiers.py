"""What an id on the command line refers to, where findings are shown."""

from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.ledger import find_claim
from concordant.interfaces.dossiers import finding_of, gather, places_of, told_of
from concordant.model.finding import Finding
from concordant.store.ledger import Ledger

__all__ = ["find_finding", "finding_of", "gather", "places_of", "told_of"]

_CLAIM = "c-"


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
