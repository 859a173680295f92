"""Claims of overlapping windows joined, ordered, numbered and named."""

from collections.abc import Iterable
from dataclasses import replace

from concordant.model.claim import Actor, Claim
from concordant.model.identifiers import claim_id


def settled(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of a document, each once, in order of evidence."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end)):
        if not any(_same(claim, other) for other in kept):
            kept.append(claim)
    numbered = [replace(claim, number=number) for number, claim in enumerate(kept, 1)]
    return tuple(replace(claim, id=claim_id(claim)) for claim in numbered)


def _same(a: Claim, b: Claim) -> bool:
    """Whether two claims say the same in words that overlap."""
    if a.evidence.end <= b.evidence.start or b.evidence.end <= a.evidence.start:
        return False
    return _content(a) == _content(b)


def _content(claim: Claim) -> tuple[object, ...]:
    item, quantity, time = claim.item, claim.quantity, claim.time
    return (
        claim.event,
        _party(claim.agent),
        _party(claim.recipient),
        (item.item_class, item.surface) if item else None,
        (quantity.low, quantity.high, quantity.raw) if quantity else None,
        (time.earliest, time.latest, time.raw) if time else None,
        claim.phase,
        claim.certainty,
        claim.polarity,
        tuple(voice.name for voice in claim.attribution),
    )


def _party(actor: Actor | None) -> tuple[str, str | None] | None:
    return (actor.name, actor.state) if actor else None
