"""Says of each slot which words filled it and why, or that nothing was said."""

from collections.abc import Iterator

from concordant.extraction.candidates import Candidate
from concordant.model.claim import Actor, Claim, Reason


def slot_reasons(claim: Claim, candidate: Candidate, anchored: bool) -> Iterator[Reason]:
    """Reasons for the roles, the quantity and the time of a claim.

    Args:
        claim: the claim with its slots filled.
        candidate: where it came from.
        anchored: whether relative times were counted from a publication date.
    """
    frame = candidate.frame
    yield from _role("agent", claim.agent, frame.id)
    yield from _role("recipient", claim.recipient, frame.id)
    if claim.item is not None:
        words = claim.item.surface or ""
        said = (
            "goods in the place that the frame gives to its item"
            if words
            else "goods named before, or none named"
        )
        yield Reason("item", frame.id, words, said, claim.item.span)
    if claim.quantity is not None:
        yield Reason(
            "quantity", "counts", claim.quantity.raw, "the number that counts the item", claim.quantity.span
        )
    if claim.time is not None:
        base = (
            "counted from the publication date where it is relative"
            if anchored
            else "no publication date is known"
        )
        yield Reason(
            "time", "nearest", claim.time.raw, f"the time nearest to the trigger; {base}", claim.time.span
        )
    if not claim.attribution:
        yield Reason("attribution", "outlet", "", "nobody is cited: the outlet says it itself")


def _role(slot: str, actor: Actor | None, frame: str) -> Iterator[Reason]:
    if actor is None:
        return
    if actor.raw:
        yield Reason(slot, frame, actor.raw, f"stands where the frame has its {slot}", actor.span)
    else:
        yield Reason(slot, "implied", "", "not named with the act; its paragraph leaves one reading")
