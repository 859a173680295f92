"""What the newest findings tell of an actor."""

from concordant.knowledge.schema import Actor as Known
from concordant.linking.terms import fold
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.actor_profile import Profile, Sought, profiled

MOST = 300
"""So many of its newest findings are taken into account."""


def profile_of(ledger: Ledger, known: Known | None, named: str) -> tuple[Profile, bool]:
    """Flows and acts of an actor, and whether these are all."""
    name = known.name if known else named
    # Two letters would be taken for the code of a state.
    words = f"{name}." if len(name.strip()) == 2 else name
    page = ledger.findings_page(FindingFilter(actor=words), None, MOST)
    sought = Sought.of(known) if known else Sought(None, fold(named))
    return profiled(sought, page.rows, ()), page.after is None
