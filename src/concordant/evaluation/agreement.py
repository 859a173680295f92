"""When a slot of a predicted claim is right: one small function a slot, as the guideline's section 8 says."""

import re
from collections.abc import Callable
from typing import Any, Final

from concordant.evaluation.words import Words, content_words, folded, mostly_agree

Row = dict[str, Any]

SLOTS: Final = (
    "agent",
    "recipient",
    "item_class",
    "certainty",
    "phase",
    "polarity",
    "attribution",
    "quantity",
    "time",
)
STRICT: Final = ("agent", "recipient", "item_class", "polarity")

# Joint acts: who is called agent and who recipient is chance.
_JOINT = ("agreement", "meeting")
_SEPARATOR = re.compile(r"[;,\s]+")
_UNBOUNDED = float("inf")


def wrong_slots(gold: Row, predicted: Row) -> tuple[str, ...]:
    """The slots of ``predicted`` that are not as in ``gold``, in the order of ``SLOTS``."""
    agent, recipient = _parties(gold, predicted)
    right = {"agent": agent, "recipient": recipient}
    right |= {slot: agrees(gold, predicted) for slot, agrees in _AGREES.items()}
    return tuple(slot for slot in SLOTS if not right[slot])


def overlap(gold: Row, predicted: Row) -> int:
    """How many characters of evidence two claims share."""
    a, b = gold["evidence"], predicted["evidence"]
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, shared)


def item_class(claim: Row) -> str | None:
    """The item class; None without an item."""
    found: str | None = (claim.get("item") or {}).get("class")
    return found


def scored_phase(claim: Row) -> str:
    """The phase, where what goes on counts as done."""
    phase: str = claim["phase"]
    return "done" if phase == "ongoing" else phase


def _parties(gold: Row, predicted: Row) -> tuple[bool, bool]:
    """Whether agent and recipient are right."""
    if gold["event"] in _JOINT and _both_parties(gold) == _both_parties(predicted):
        return True, True
    agent, recipient = (_same_actor(gold.get(role), predicted.get(role)) for role in ("agent", "recipient"))
    return agent, recipient


def _both_parties(claim: Row) -> Words:
    return _states(claim.get("agent")) | _states(claim.get("recipient"))


def _states(actor: Row | None) -> Words:
    """The states of an actor, or the words of its name where it has none."""
    if not actor:
        return frozenset()
    codes = frozenset(_SEPARATOR.split(actor.get("state") or "")) - {""}
    return codes or content_words(actor.get("name"))


def _same_actor(gold: Row | None, predicted: Row | None) -> bool:
    if not gold or not predicted:
        return not gold and not predicted
    states = gold.get("state"), predicted.get("state")
    if states[0] and states[1]:
        return set(_SEPARATOR.split(states[0])) == set(_SEPARATOR.split(states[1]))
    return bool(content_words(gold.get("name")) & content_words(predicted.get("name")))


def _same_voice(gold: Row, predicted: Row) -> bool:
    """Whether the first voices agree, by name or by the words of the report, crosswise too."""
    ours, theirs = gold.get("attribution"), predicted.get("attribution")
    if not ours or not theirs:
        return not ours and not theirs
    a, b = ([content_words(chain[0].get(key)) for key in ("name", "raw")] for chain in (ours, theirs))
    return any(mostly_agree(some, others) for some in a for others in b)


def _same_quantity(gold: Row, predicted: Row) -> bool:
    a, b = gold.get("quantity"), predicted.get("quantity")
    if not a or not b:
        return not a and not b
    return _intervals_meet(a, b) and _units_agree(a, b)


def _intervals_meet(a: Row, b: Row) -> bool:
    lows = [-_UNBOUNDED if q.get("low") is None else q["low"] for q in (a, b)]
    highs = [_UNBOUNDED if q.get("high") is None else q["high"] for q in (a, b)]
    return max(lows) <= min(highs)


def _units_agree(a: Row, b: Row) -> bool:
    units = [folded(q.get("unit")).rstrip("s") for q in (a, b)]
    return units[0] == units[1] or not all(units)


def _same_time(gold: Row, predicted: Row) -> bool:
    a, b = _period(gold), _period(predicted)
    if a is None or b is None:
        return a is b
    return a[0] <= b[1] and b[0] <= a[1]


def _period(claim: Row) -> tuple[str, str] | None:
    time = claim.get("time") or {}
    start, end = time.get("start"), time.get("end")
    if not start and not end:
        return None
    # The tilde sorts behind every digit and dash, so that 2024 reaches to the end of 2024.
    return start or "0000", f"{end or '9999'}~"


_AGREES: dict[str, Callable[[Row, Row], bool]] = {
    "item_class": lambda gold, predicted: item_class(gold) == item_class(predicted),
    "certainty": lambda gold, predicted: bool(gold["certainty"] == predicted["certainty"]),
    "phase": lambda gold, predicted: scored_phase(gold) == scored_phase(predicted),
    "polarity": lambda gold, predicted: bool(gold["polarity"] == predicted["polarity"]),
    "attribution": _same_voice,
    "quantity": _same_quantity,
    "time": _same_time,
}
