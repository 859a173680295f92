"""Parties that a report named before: of the same goods, or by the one agreement it tells of."""

from collections.abc import Collection
from dataclasses import replace

from concordant.extraction.mentions import key, party
from concordant.model.claim import Actor, Claim, Reason


def inherit(claim: Claim, before: Collection[Claim]) -> Claim:
    """A transfer with its missing parties, where what the report said before leaves one reading."""
    if claim.event != "transfer" or (claim.agent is not None and claim.recipient is not None):
        return claim
    item_class = claim.item.item_class if claim.item else None
    threads = [
        b
        for b in before
        if b.event == "transfer"
        and b.item is not None
        and b.item.item_class == item_class
        and _joins(claim, b)
    ]
    filled = _by_contract(claim, before) if not threads else claim
    for slot in (s for s in ("agent", "recipient") if getattr(claim, s) is None):
        known = [actor for b in threads if (actor := getattr(b, slot)) is not None]
        if len({party(actor) for actor in known}) == 1:
            actor = replace(known[-1], raw=None, span=None)
            reason = Reason(slot, "thread", "", "the report named it before for the same goods")
            filled = replace(filled, **{slot: actor}, reasons=(*filled.reasons, reason))
    return filled


def _by_contract(claim: Claim, before: Collection[Claim]) -> Claim:
    """The missing party from the one agreement of the report that the known party made."""
    known = claim.agent or claim.recipient
    if known is None or known.state is None:
        return claim
    partners = set()
    for b in before:
        parties = {s for a in (b.agent, b.recipient) if a is not None and a.state for s in a.state.split(";")}
        if (
            b.event == "agreement"
            and b.polarity == "affirmed"
            and known.state in parties
            and len(parties) == 2
        ):
            partners.add((*(parties - {known.state}),)[0])
    if len(partners) != 1:
        return claim
    slot = "recipient" if claim.recipient is None else "agent"
    actor = Actor(_state_name(partners, before), next(iter(partners)), None, None, None)
    reason = Reason(slot, "contract", "", "the report named an agreement of just these two parties")
    return replace(claim, **{slot: actor}, reasons=(*claim.reasons, reason))  # type: ignore[arg-type]


def _state_name(partners: set[str], before: Collection[Claim]) -> str:
    code = next(iter(partners))
    for b in before:
        for actor in (b.agent, b.recipient):
            if actor is not None and actor.state and code in actor.state.split(";"):
                names = actor.name.split("; ")
                states = actor.state.split(";")
                return names[states.index(code)] if len(names) == len(states) else actor.name
    return code


def _joins(claim: Claim, before: Claim) -> bool:
    """Whether an earlier claim shares every party that this one names."""
    if claim.agent is not None and key(before.agent) != party(claim.agent):
        return False
    return claim.recipient is None or key(before.recipient) == party(claim.recipient)
