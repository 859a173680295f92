"""A claim and its five independent axes: event and roles, phase, certainty, polarity, attribution."""

from dataclasses import dataclass
from typing import Literal

from concordant.model.span import Span

Phase = Literal["done", "ongoing", "ended", "ordered", "requested", "offered", "planned"]
Certainty = Literal["asserted", "unverified", "suspected", "possible", "hypothetical"]
Polarity = Literal["affirmed", "denied"]
QuantityKind = Literal["count", "mass", "money", "share", "capacity", "other"]
Precision = Literal["day", "month", "season", "quarter", "year", "range", "unknown"]

PHASES: tuple[Phase, ...] = ("done", "ongoing", "ended", "ordered", "requested", "offered", "planned")
CERTAINTIES: tuple[Certainty, ...] = ("asserted", "unverified", "suspected", "possible", "hypothetical")
POLARITIES: tuple[Polarity, ...] = ("affirmed", "denied")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: a canonical English name and the state it belongs to.

    Joint actors join both with ``; `` and ``;`` (``Russia; Iran``, ``RU;IR``).

    Attributes:
        name: canonical English name, or a short English description.
        state: ISO 3166-1 alpha-2 code, several joined by ``;``, or None.
        id: key into the knowledge, None for actors it does not hold.
        raw: the words of the report, None where the actor is only implied.
        span: where these words stand.
    """

    name: str
    state: str | None = None
    id: str | None = None
    raw: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What: the words of the report (None where unnamed) and the item class they belong to."""

    surface: str | None
    item_class: str
    id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much, as an interval; None is an open end. ``unit`` is a singular English noun."""

    raw: str
    low: float | None
    high: float | None
    unit: str | None
    kind: QuantityKind = "count"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When, as ISO 8601 prefixes; both ends None where the words could not be placed."""

    raw: str
    earliest: str | None
    latest: str | None
    precision: Precision = "unknown"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One holder of the words: name, state, and how the report calls it (None where implied)."""

    name: str
    state: str | None = None
    raw: str | None = None
    span: Span | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verbatim words with offsets, and the words around them (W3C Web Annotation selectors).

    ``page`` is the page on which they begin, counted from 1; None for what has no pages.
    """

    quote: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one slot has its value: which rule, which words, and what was passed over.

    Attributes:
        slot: the field of the claim that it explains.
        rule: id of the frame, cue, or engine step that decided.
        words: the words it rests on; may be empty for a default.
        note: a plain English sentence.
        span: where the words stand.
    """

    slot: str
    rule: str
    words: str = ""
    note: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that an actor did, does, will or did not do one thing.

    It is made by the outlet or by somebody whom it quotes.

    ``attribution`` runs from the source outward to the carriers; empty means the outlet itself.
    ``reader`` names who read it: ``builtin``, ``llm``, or both joined by ``+``. ``doubt`` says why it waits
    for a person, and is empty for a claim that stands. ``reasons`` explains each slot. None of the three is
    part of the claim's identity.
    """

    id: str
    report: str
    number: int
    event: str
    agent: Actor | None
    recipient: Actor | None
    item: Item | None
    quantity: Quantity | None
    place: str | None
    time: TimeSpan | None
    phase: Phase
    certainty: Certainty
    polarity: Polarity
    attribution: tuple[Voice, ...]
    evidence: Evidence
    reader: str = "builtin"
    reasons: tuple[Reason, ...] = ()
    doubt: str = ""
