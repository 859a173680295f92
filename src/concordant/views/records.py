"""JSON objects beyond the contract of a claim: with its id, with its reasons, with its report."""

from collections.abc import Sequence
from typing import Any

from concordant.assessment.reservations import Reservation
from concordant.model.claim import Claim, Reason
from concordant.model.contract import to_contract
from concordant.model.document import Document
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.views.explanation import source_span
from concordant.views.link import deep_link

Json = dict[str, Any]

_USUAL = "builtin"


def identified(claim: Claim) -> Json:
    """The contract's object, with the claim's id before it.

    Behind it stand who read it, if not the built-in reader alone, and what speaks against the reading.
    """
    row = {"id": claim.id, **to_contract(claim)}
    if claim.reader != _USUAL:
        row["reader"] = claim.reader
    return {**row, "doubt": claim.doubt.split(",")} if claim.doubt else row


def explained(claim: Claim, report: Report, document: Document | None) -> Json:
    """The claim with its reasons, its place in what was received, and its deep link."""
    place = source_span(claim, document)
    return {
        **identified(claim),
        "reasons": [_reason(reason) for reason in claim.reasons],
        "received": {
            "source": report.source,
            "sha256": report.sha256,
            "encoding": document.encoding if document else None,
            "start": place[0] if place else None,
            "end": place[1] if place else None,
        },
        "link": deep_link(report.url, claim.evidence),
    }


def shown(
    report: Report,
    document: Document | None,
    claims: Sequence[Claim],
    held_against: Sequence[Reservation] = (),
) -> Json:
    """The report with its text, what of it was not read, its claims, and what to hold against it."""
    return {
        **described(report),
        "text": document.text if document else None,
        "unread": [
            {"start": block.span.start, "end": block.span.end, "why": block.why}
            for block in (document.blocks if document else ())
            if block.kind == "furniture"
        ],
        "claims": [identified(claim) for claim in claims],
        "reservations": [
            {"code": one.code, "words": one.words, "about": one.about, "span": _span(one.span)}
            for one in held_against
        ],
    }


def described(report: Report) -> Json:
    """What is known about a report."""
    return {
        "id": report.id,
        "lang": report.lang,
        "title": report.title,
        "published": report.published,
        "published_from": report.published_from,
        "outlet": report.outlet,
        "url": report.url,
        "source": report.source,
        "sha256": report.sha256,
        **({"captured": report.captured} if report.captured else {}),
    }


def _reason(reason: Reason) -> Json:
    return {
        "slot": reason.slot,
        "rule": reason.rule,
        "words": reason.words,
        "note": reason.note,
        "span": _span(reason.span),
    }


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
