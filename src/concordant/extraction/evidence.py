"""The words that carry a claim, and what they count, as claims hold them."""

from typing import Any

from concordant.model.claim import Evidence, Quantity

_AROUND = 32
"""Characters kept on either side of the words, by which they are found again."""


def evidence(text: str, start: int, end: int) -> Evidence:
    """The words of a text from ``start`` to ``end``, with a few around them."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Evidence(text[start:end], start, end, before, after)


def quantity(mention: Any, unit: str | None) -> Quantity:
    """What a mention of the quantity engine counts, in its own unit or else in ``unit``."""
    return Quantity(mention.raw, mention.low, mention.high, mention.unit or unit, mention.kind, mention.span)
