"""The records of the model to JSON and back, without loss: what the ledger keeps, it gives back equal.

Absent keys stand for None and for empty defaults. The JSON of a claim leaves out its reasons, which
have a form of their own: they are as long as the claim and seldom wanted.
"""

import json
from functools import lru_cache
from typing import Any

from concordant.model.apart import Apart
from concordant.model.claim import Actor, Claim, Evidence, Item, Quantity, Reason, TimeSpan, Voice
from concordant.model.document import Anchor, Block, Document, PageStart
from concordant.model.problem import Problem
from concordant.model.report import Report
from concordant.model.span import Span

Json = dict[str, Any]


# Made once: ``dumps`` with other than its own settings makes one for each call.
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pack(value: Any) -> str:
    """Compact JSON; characters that no UTF-8 can carry are escaped, so that they too come back."""
    text = _compact(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


unpack = json.loads


def _present(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value is not None}


def _to_span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _from_span(value: list[int] | None) -> Span | None:
    return None if value is None else Span(value[0], value[1])


def _to_actor(actor: Actor | None) -> Json | None:
    if actor is None:
        return None
    span = _to_span(actor.span)
    return _present(name=actor.name, state=actor.state, id=actor.id, raw=actor.raw, span=span)


def _from_actor(row: Json | None) -> Actor | None:
    if row is None:
        return None
    get = row.get
    return Actor(row["name"], get("state"), get("id"), get("raw"), _from_span(get("span")))


def _to_item(item: Item | None) -> Json | None:
    if item is None:
        return None
    span = _to_span(item.span)
    return {"class": item.item_class, **_present(surface=item.surface, id=item.id, span=span)}


def _from_item(row: Json | None) -> Item | None:
    if row is None:
        return None
    return Item(row.get("surface"), row["class"], row.get("id"), _from_span(row.get("span")))


def _to_quantity(q: Quantity | None) -> Json | None:
    if q is None:
        return None
    return _present(raw=q.raw, low=q.low, high=q.high, unit=q.unit, kind=q.kind, span=_to_span(q.span))


def _from_quantity(row: Json | None) -> Quantity | None:
    if row is None:
        return None
    get = row.get
    return Quantity(row["raw"], get("low"), get("high"), get("unit"), row["kind"], _from_span(get("span")))


def _to_time(t: TimeSpan | None) -> Json | None:
    if t is None:
        return None
    ends = {"start": t.earliest, "end": t.latest, "precision": t.precision, "span": _to_span(t.span)}
    return _present(raw=t.raw, **ends)


def _from_time(row: Json | None) -> TimeSpan | None:
    if row is None:
        return None
    get = row.get
    return TimeSpan(row["raw"], get("start"), get("end"), row["precision"], _from_span(get("span")))


def _to_voice(voice: Voice) -> Json:
    span = _to_span(voice.span)
    return _present(name=voice.name, state=voice.state, raw=voice.raw, span=span, id=voice.id)


def _from_voice(row: Json) -> Voice:
    get = row.get
    return Voice(row["name"], get("state"), get("raw"), _from_span(get("span")), get("id"))


def encode_claim(claim: Claim) -> Json:
    """A claim without its reasons."""
    e = claim.evidence
    return _present(
        id=claim.id,
        report=claim.report,
        number=claim.number,
        event=claim.event,
        agent=_to_actor(claim.agent),
        recipient=_to_actor(claim.recipient),
        item=_to_item(claim.item),
        quantity=_to_quantity(claim.quantity),
        place=claim.place,
        time=_to_time(claim.time),
        phase=claim.phase,
        certainty=claim.certainty,
        polarity=claim.polarity,
        attribution=[_to_voice(voice) for voice in claim.attribution] or None,
        evidence=[e.quote, e.start, e.end, e.prefix, e.suffix, *([e.page] if e.page is not None else [])],
        reader=claim.reader,
        doubt=claim.doubt or None,
    )


def decode_claim(row: Json, reasons: tuple[Reason, ...] = ()) -> Claim:
    """The claim that ``encode_claim`` was given, with ``reasons`` put back."""
    get = row.get
    return Claim(
        row["id"],
        row["report"],
        row["number"],
        row["event"],
        _from_actor(get("agent")),
        _from_actor(get("recipient")),
        _from_item(get("item")),
        _from_quantity(get("quantity")),
        get("place"),
        _from_time(get("time")),
        row["phase"],
        row["certainty"],
        row["polarity"],
        tuple(map(_from_voice, get("attribution") or ())),
        Evidence(*row["evidence"]),
        row["reader"],
        reasons,
        get("doubt", ""),
    )


@lru_cache(maxsize=1 << 13)
def claim_of(body: str) -> Claim:
    """The claim of a packed row; the same rows are asked for several times while findings are made."""
    return decode_claim(unpack(body))


def encode_reasons(reasons: tuple[Reason, ...]) -> list[list[Any]]:
    """Why a claim's slots have their values, in the order of the record's fields."""
    return [[r.slot, r.rule, r.words, r.note, _to_span(r.span)] for r in reasons]


def decode_reasons(rows: list[list[Any]]) -> tuple[Reason, ...]:
    """The reasons that ``encode_reasons`` was given."""
    return tuple(Reason(slot, rule, words, note, _from_span(at)) for slot, rule, words, note, at in rows)


def encode_report(report: Report) -> Json:
    """A report's metadata."""
    names = (
        "id",
        "sha256",
        "source",
        "lang",
        "title",
        "published",
        "published_from",
        "outlet",
        "url",
        "captured",
    )
    return _present(**{name: getattr(report, name) for name in names})


def decode_report(row: Json) -> Report:
    """The report that ``encode_report`` was given."""
    return Report(**row)


def encode_document(document: Document) -> Json:
    """A document's text, blocks and anchors; the report is kept on its own."""
    return {
        "text": document.text,
        "blocks": [[b.span.start, b.span.end, b.kind, b.why] for b in document.blocks],
        "anchors": [[a.text, a.raw, a.length] for a in document.anchors],
        "encoding": document.encoding,
        **({"pages": [[p.text, p.page] for p in document.pages]} if document.pages else {}),
    }


def decode_document(row: Json, report: Report) -> Document:
    """The document of ``report`` that ``encode_document`` was given."""
    blocks = tuple(Block(Span(start, end), kind, why) for start, end, kind, why in row["blocks"])
    anchors = tuple(Anchor(*anchor) for anchor in row["anchors"])
    pages = tuple(PageStart(*page) for page in row.get("pages", ()))
    return Document(report, row["text"], blocks, anchors, row["encoding"], pages)


def encode_problem(problem: Problem) -> Json:
    """A problem, field by field."""
    names = ("stage", "place", "message", "advice", "severity")
    return {name: getattr(problem, name) for name in names}


def decode_problem(row: Json) -> Problem:
    """The problem that ``encode_problem`` was given."""
    return Problem(**row)


def encode_apart(apart: Apart) -> Json:
    """What was not taken over, with the reason."""
    row = {"kind": apart.kind, "reader": apart.reader, "why": list(apart.why), "said": dict(apart.said)}
    return {**row, "claim": apart.claim} if apart.claim else row


def decode_apart(row: Json) -> Apart:
    """What ``encode_apart`` was given."""
    return Apart(row["kind"], row["reader"], tuple(row["why"]), row["said"], row.get("claim", ""))
