"""Claims as people corrected them: the slot that was wrong, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from concordant.linking.terms import Terms, fold
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES, Actor, Claim, Item, Reason

SLOTS = ("event", "phase", "certainty", "polarity", "agent", "recipient", "item_class")
_WITHIN: Mapping[str, tuple[str, ...]] = {
    "phase": PHASES,
    "certainty": CERTAINTIES,
    "polarity": POLARITIES,
}
NOBODY = ""


def corrected(claim: Claim, slots: Mapping[str, str], terms: Terms, who: str = "") -> Claim:
    """The claim with slots as a person gave them; slots and values that mean nothing are left alone.

    Args:
        claim: as it was read.
        slots: slot → value; an empty value empties the slot.
        terms: the knowledge as linking uses it.
        who: the person, for the reasons.
    """
    for slot, value in sorted(slots.items()):
        changed = (
            _CHANGES[slot](claim, value, terms) if slot in _CHANGES and fits(slot, value, terms) else None
        )
        if changed is not None:
            claim = replace(changed, reasons=(*claim.reasons, Reason(slot, "person", value, who)))
    return claim


def fits(slot: str, value: str, terms: Terms) -> bool:
    """Whether a slot can have this value."""
    if slot in _WITHIN:
        return value in _WITHIN[slot]
    if slot == "event":
        return value in terms.paces
    if slot == "item_class":
        return value == NOBODY or value in terms.goods_units
    return slot in SLOTS


def actor_called(name: str, terms: Terms) -> Actor | None:
    """The actor that a person names: by ISO code, by canonical name, or somebody unknown."""
    if not name:
        return None
    if len(name) == 2 and name.isupper():
        state = next((a for a in terms.actors.values() if a.kind == "state" and a.state == name), None)
        return Actor(state.name if state else name, name, state.id if state else None)
    known = terms.actors.get(terms.by_name.get(fold(name), ""))
    return Actor(known.name, known.state, known.id) if known else Actor(name)


def _item(claim: Claim, value: str, terms: Terms) -> Claim:
    item = claim.item
    if not value:
        return replace(claim, item=None)
    return replace(claim, item=Item(item.surface if item else None, value, None, item.span if item else None))


_CHANGES: Mapping[str, Callable[[Claim, str, Terms], Claim]] = {
    "event": lambda claim, value, _: replace(claim, event=value),
    "phase": lambda claim, value, _: replace(claim, phase=value),  # type: ignore[arg-type]
    "certainty": lambda claim, value, _: replace(claim, certainty=value),  # type: ignore[arg-type]
    "polarity": lambda claim, value, _: replace(claim, polarity=value),  # type: ignore[arg-type]
    "agent": lambda claim, value, terms: replace(claim, agent=actor_called(value, terms)),
    "recipient": lambda claim, value, terms: replace(claim, recipient=actor_called(value, terms)),
    "item_class": _item,
}
