"""From the ledger to what a map takes: findings with their claims, and the places that reports name."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from concordant.linking.terms import fold
from concordant.store.ledger import Ledger
from concordant.views.map.flows import PlaceOf, Told
from concordant.views.wording import Tongue

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge
    from concordant.model.finding import Finding

MOST = 400
"""So many findings a map shows unasked: with more of them, nobody sees any."""
_PORTION = 200


def with_claims(ledger: Ledger, found: "Iterable[Finding]") -> Iterator[Told]:
    """Findings with their own claims, asked for a portion at a time."""
    every = iter(found)
    while portion := list(islice(every, _PORTION)):
        told = ledger.told({claim for finding in portion for claim in finding.claims})
        for finding in portion:
            yield finding, [told[claim][0] for claim in finding.claims if claim in told]


def places_in(tongue: Tongue, knowledge: "Knowledge") -> PlaceOf:
    """How to find a place of the knowledge by any of its names."""
    known: dict[str, tuple[str, str]] = {}
    for key, place in knowledge.places.items():
        name = next(iter(place.names.get(tongue, ())), place.name)
        for each in (place.name, *(form for forms in place.names.values() for form in forms)):
            known.setdefault(fold(each), (key, name))
    return lambda words: known.get(fold(words))
