"""From what a model wrote to rows: strict JSON where it is there, else whatever can be saved of it."""

import json
import re
from dataclasses import dataclass
from typing import Any

from concordant.readers.llm.schema import FIELDS, LONGEST_ROW, WORDS

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_ROWS = re.compile(r'"claims"\s*:\s*\[')
_DECODER = json.JSONDecoder()
_TEXTS = tuple(name for name in FIELDS if name != "voices")
_MAY_LACK = (*WORDS, "item_class")


@dataclass(frozen=True, slots=True)
class Rows:
    """What an answer holds.

    Attributes:
        rows: the objects that stand for claims, as they were written.
        whole: whether the answer was valid JSON to its end.
    """

    rows: tuple[dict[str, Any], ...]
    whole: bool


def rows_of(answer: str) -> Rows:
    """The rows of an answer; fences, thoughts and chatter are passed over, a torn end is cut off."""
    text = _THOUGHT.sub("", answer)
    strict = _strict(text)
    if strict is not None:
        return Rows(strict[:LONGEST_ROW], True)
    return Rows(tuple(_salvaged(text))[:LONGEST_ROW], False)


def _strict(text: str) -> tuple[dict[str, Any], ...] | None:
    start = text.find("{")
    if start < 0:
        return None
    try:
        value, _ = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    claims = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(claims, list):
        return None
    return tuple(each if isinstance(each, dict) else {"quote": each} for each in claims)


def _salvaged(text: str) -> list[dict[str, Any]]:
    """Every whole object that stands where claims do, up to the first that is torn."""
    opened = _ROWS.search(text)
    at = opened.end() if opened else text.find("[") + 1
    found: list[dict[str, Any]] = []
    while at > 0 and (start := text.find("{", at)) >= 0 and len(found) < LONGEST_ROW:
        try:
            value, at = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            at = start + 1
            continue
        if isinstance(value, dict) and "quote" in value:
            found.append(value)
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as a model put it: words of the report, or so it says, and values of the axes."""

    quote: str
    event: str
    agent: str | None
    recipient: str | None
    item: str | None
    item_class: str | None
    quantity: str | None
    time: str | None
    phase: str
    certainty: str
    polarity: str
    voices: tuple[str, ...]


def said(row: dict[str, Any]) -> Said | None:
    """A row as a record; None where a field is missing or of another kind."""
    values: dict[str, Any] = {}
    for name in _TEXTS:
        value = row.get(name)
        if isinstance(value, str):
            value = value.strip() or None
        if value is None and name in _MAY_LACK:
            values[name] = None
        elif isinstance(value, str):
            values[name] = value
        else:
            return None
    voices = row.get("voices")
    if voices is None:
        voices = []
    if not isinstance(voices, list) or not all(isinstance(each, str) for each in voices):
        return None
    return Said(**values, voices=tuple(each.strip() for each in voices if each.strip()))
