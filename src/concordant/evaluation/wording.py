"""The slots of a claim as short text."""

from concordant.evaluation.agreement import Row

NONE = "–"


def slot_words(claim: Row, slot: str) -> str:
    """What ``claim`` says in ``slot``; a dash where it says nothing."""
    match slot:
        case "agent" | "recipient":
            return _named(claim.get(slot))
        case "item_class":
            item = claim.get("item") or {}
            return _joined([item.get("class"), item.get("surface")], ": ")
        case "attribution":
            return _joined([_named(voice) for voice in claim.get("attribution") or ()], " ← ")
        case "quantity":
            return _quantity(claim.get("quantity"))
        case "time":
            time = claim.get("time") or {}
            return _joined([time.get("raw"), _range(time.get("start"), time.get("end"))], ": ")
        case _:
            return str(claim.get(slot) or NONE)


def _named(actor: Row | None) -> str:
    if not actor:
        return NONE
    state = actor.get("state")
    return f"{actor.get('name')} ({state})" if state else str(actor.get("name"))


def _quantity(quantity: Row | None) -> str:
    if not quantity:
        return NONE
    bounds = _range(quantity.get("low"), quantity.get("high"))
    return _joined([quantity.get("raw"), _joined([bounds, quantity.get("unit")], " ")], ": ")


def _range(low: object, high: object) -> str | None:
    if low is None and high is None:
        return None
    if low == high:
        return str(low)
    return f"{'' if low is None else low}…{'' if high is None else high}"


def _joined(parts: list[str | None], by: str) -> str:
    return by.join(part for part in parts if part and part != NONE) or NONE
