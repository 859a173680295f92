"""What a model says, held against the report: each claim stands on the report's words, or is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from concordant.extraction.evidence import evidence
from concordant.knowledge.collection import Knowledge
from concordant.model.apart import Apart
from concordant.model.claim import (
    CERTAINTIES,
    PHASES,
    POLARITIES,
    Actor,
    Certainty,
    Claim,
    Evidence,
    Item,
    Phase,
    Polarity,
    Reason,
    Voice,
)
from concordant.model.document import Document
from concordant.model.span import Span
from concordant.readers.llm.answers import Said, said
from concordant.readers.llm.cues import doubts
from concordant.readers.llm.resolving import Resolver
from concordant.readers.llm.schema import FIELDS
from concordant.readers.llm.verbatim import Verbatim
from concordant.readers.reader import MODEL_NAME

_LEAST_WORDS, _MOST = 2, 400
_MOST_KEPT = 20
"""A quote is no single word, and no paragraph: the longest in our own gold has 186 characters."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What one document is verified with."""

    document: Document
    knowledge: Knowledge
    verbatim: Verbatim
    resolver: Resolver


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the words of a claim stand."""

    quote: Span
    slots: Mapping[str, Span]
    voices: tuple[Span, ...]


def verify(row: dict[str, Any], shown: Sequence[Span], desk: Desk, why: tuple[Reason, ...]) -> Claim | Apart:
    """A row of an answer as a claim without number and id, or what speaks against it.

    Args:
        row: as it was answered.
        shown: what of the report the model was shown.
        desk: what to verify with.
        why: where the answer comes from, for the claim's reasons.
    """
    told = said(row)
    if told is None:
        return _refused(row, ["shape"])
    failed = list(_outside(told, desk.knowledge))
    found = _find(told, shown, desk.verbatim)
    if isinstance(found, list):
        failed += found
    if failed or isinstance(found, list):
        return _refused(row, failed)
    return _claim(told, found, desk, why)


def _refused(row: Mapping[str, Any], why: Sequence[str]) -> Apart:
    return Apart("refused", MODEL_NAME, tuple(dict.fromkeys(why)), {n: _short(row.get(n)) for n in FIELDS})


def _short(value: object) -> object:
    """A value as it is kept: no answer may fill a ledger with what nobody said."""
    if isinstance(value, list):
        return [_short(each) for each in value[:_MOST_KEPT] if not isinstance(each, list)]
    if value is None or isinstance(value, bool | int | float):
        return value
    return (value if isinstance(value, str) else repr(value))[:_MOST]


def _outside(told: Said, knowledge: Knowledge) -> Iterator[str]:
    """Fields whose value is none of those that they may have."""
    if told.event not in knowledge.events:
        yield "event"
    if told.item_class is not None and told.item_class not in knowledge.classes:
        yield "item_class"
    if told.item_class is None and told.item is not None:
        yield "item_class"
    for name, values in (("phase", PHASES), ("certainty", CERTAINTIES), ("polarity", POLARITIES)):
        if getattr(told, name) not in values:
            yield name


def _find(told: Said, shown: Sequence[Span], verbatim: Verbatim) -> "_Found | list[str]":
    """Where all words of a claim stand; the names of the fields whose words stand nowhere."""
    quote = None
    if len(told.quote.split()) >= _LEAST_WORDS and len(told.quote) <= _MOST:
        quote = verbatim.find(told.quote, shown)
    missing = [] if quote is not None else ["quote"]
    slots: dict[str, Span] = {}
    for name in ("agent", "recipient", "item", "quantity", "time"):
        words: str | None = getattr(told, name)
        if words is None:
            continue
        span = verbatim.find(words, shown, quote)
        if span is None:
            missing.append(name)
        else:
            slots[name] = span
    voices = [verbatim.find(words, shown, quote) for words in told.voices]
    if None in voices:
        missing.append("voices")
    if missing or quote is None:
        return missing
    return _Found(quote, slots, tuple(v for v in voices if v is not None))


def _claim(told: Said, found: _Found, desk: Desk, why: tuple[Reason, ...]) -> Claim:
    text, resolver = desk.document.text, desk.resolver
    phase: Phase = told.phase  # type: ignore[assignment]
    certainty: Certainty = told.certainty  # type: ignore[assignment]
    polarity: Polarity = told.polarity  # type: ignore[assignment]
    slots = found.slots
    e = evidence(text, found.quote.start, found.quote.end)
    item = _item(told, slots.get("item"), text)
    quantity = resolver.quantity(slots["quantity"], told.item_class) if "quantity" in slots else None
    claim = Claim(
        id="", report=desk.document.report.id, number=0, event=told.event,
        agent=_actor(slots.get("agent"), resolver), recipient=_actor(slots.get("recipient"), resolver),
        item=item, quantity=quantity, place=None,
        time=resolver.time(slots["time"], phase) if "time" in slots else None,
        phase=phase, certainty=certainty, polarity=polarity,
        attribution=tuple(_voices(found.voices, resolver, text)), evidence=e, reader=MODEL_NAME,
    )  # fmt: skip
    doubt = ",".join(doubts(told, found.quote, resolver))
    return replace(claim, doubt=doubt, reasons=(*_reasons(claim, found, e), *why))


def _actor(span: Span | None, resolver: Resolver) -> Actor | None:
    return resolver.actor(span) if span is not None else None


def _item(told: Said, span: Span | None, text: str) -> Item | None:
    if told.item_class is None:
        return None
    return Item(span.of(text) if span is not None else None, told.item_class, None, span)


def _voices(spans: Sequence[Span], resolver: Resolver, text: str) -> Iterator[Voice]:
    for span in spans:
        actor = resolver.actor(span)
        words = span.of(text)
        if actor is None:
            yield Voice(words, None, words, span)
        else:
            yield Voice(actor.name, actor.state, words, span, actor.id)


def _reasons(claim: Claim, found: _Found, e: Evidence) -> Iterator[Reason]:
    yield Reason("event", MODEL_NAME, e.quote, "a language model reads it so; the words stand in the report")
    for slot, actor in (("agent", claim.agent), ("recipient", claim.recipient)):
        if actor is not None:
            told = "the model points at the words, our names tell who it is"
            yield Reason(slot, "names", actor.raw or "", told, found.slots.get(slot))
        elif slot in found.slots:
            yield Reason(slot, "names", "", "the model points at words that name nobody", found.slots[slot])
