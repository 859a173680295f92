"""The form of an answer as JSON Schema, made from the axes of a claim and the kinds that are known."""

from typing import Any

from concordant.knowledge.collection import Knowledge
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES

WORDS = ("agent", "recipient", "item", "quantity", "time")
"""Slots that hold words of the report, or nothing."""

FIELDS = ("quote", "event", *WORDS, "item_class", "phase", "certainty", "polarity", "voices")
LONGEST_ROW = 200
"""Claims that one window may give: more is no answer."""


def answer_schema(knowledge: Knowledge) -> dict[str, Any]:
    """The schema of the answer about one window."""
    text = {"type": "string"}
    some = {"type": ["string", "null"]}
    claim: dict[str, Any] = {
        "quote": text,
        "event": {"type": "string", "enum": list(knowledge.events)},
        **dict.fromkeys(WORDS, some),
        "item_class": {"type": ["string", "null"], "enum": [*knowledge.classes, None]},
        "phase": {"type": "string", "enum": list(PHASES)},
        "certainty": {"type": "string", "enum": list(CERTAINTIES)},
        "polarity": {"type": "string", "enum": list(POLARITIES)},
        "voices": {"type": "array", "items": text},
    }
    row = _closed(claim)
    return _closed({"claims": {"type": "array", "items": row}})


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
