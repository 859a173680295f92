"""Which actor a name means, and what the newest findings tell of it."""

from collections.abc import Iterator

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.schema import Actor as Known
from concordant.linking.terms import fold
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.actor_profile import Profile, Sought, profiled

MOST = 300
"""So many of its newest findings are taken into account."""


def find(knowledge: Knowledge, who: str) -> Known | None:
    """The actor with this id, ISO code or name; of several with one name that whose main name it is."""
    found = knowledge.actors.get(who) or knowledge.state(who)
    if found is not None:
        return found
    wanted = fold(who)
    named = [actor for actor in knowledge.actors.values() if wanted in {fold(name) for name in _forms(actor)}]
    exact = [actor for actor in named if fold(actor.name) == wanted]
    return next(iter(exact or named), None) if wanted else None


def profile_of(ledger: Ledger, known: Known | None, named: str) -> tuple[Profile, bool]:
    """Flows and acts of an actor, and whether these are all."""
    name = known.name if known else named
    # Two letters would be taken for the code of a state.
    words = f"{name}." if len(name.strip()) == 2 else name
    page = ledger.findings_page(FindingFilter(actor=words), None, MOST)
    sought = Sought.of(known) if known else Sought(None, fold(named))
    return profiled(sought, page.rows, ()), page.after is None


def _forms(actor: Known) -> Iterator[str]:
    yield actor.name
    for table in (actor.names, actor.short, actor.metonyms):
        for forms in table.values():
            yield from forms
