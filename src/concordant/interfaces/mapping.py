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


def with_claims(ledger: Ledger, found: "Iterable[Finding]", enough: int | None = None) -> Iterator[Told]:
    """Findings with their own claims, asked for a portion at a time.

    Args:
        ledger: where the claims are.
        found: the findings.
        enough: so many claims of a finding are enough, and none where the finding itself says all that a map
            shows: who sends to whom, as plain fact. By default all are given.
    """
    every = iter(found)
    while portion := list(islice(every, _PORTION)):
        asked = {finding.id: _asked(finding, enough) for finding in portion}
        told = ledger.told({claim for claims in asked.values() for claim in claims})
        for finding in portion:
            yield finding, [told[claim][0] for claim in asked[finding.id] if claim in told]


def _asked(finding: "Finding", enough: int | None) -> tuple[str, ...]:
    parties = (finding.agent, finding.recipient)
    told = finding.support.firm and all(actor and actor.state for actor in parties)
    return () if told and enough is not None else finding.claims[:enough]


def places_in(tongue: Tongue, knowledge: "Knowledge") -> PlaceOf:
    """How to find a place of the knowledge by any of its names."""
    known: dict[str, tuple[str, str]] = {}
    for key, place in knowledge.places.items():
        name = next(iter(place.names.get(tongue, ())), place.name)
        for each in (place.name, *(form for forms in place.names.values() for form in forms)):
            known.setdefault(fold(each), (key, name))
    return lambda words: known.get(fold(words))
