"""Web archives: the pages and PDFs among the records of a WARC, each with its address and day of capture."""

import json
from collections.abc import Iterator
from typing import IO

from concordant.documents.containers.part import Budget, Part, Parts
from concordant.documents.sniff import Kind, media_type
from concordant.documents.warc.pages import charset_of
from concordant.documents.warc.records import Archive, Head, Record, Wanted
from concordant.model.problem import Problem

_TAKEN = frozenset(("response", "resource"))
_WANTED = ("text/html", "application/pdf")
_KEPT = (*_WANTED, "message/rfc822", "multipart/related", "application/x-ndjson", "text/plain", "zip")
"""What stands in archives of files, which are no pages of the web."""
_NEVER = ("image/", "video/", "audio/", "font/")
_PEEK = 65_536
GIVEN = "Concordant-Given"
"""The field in which archives of our own say what was said about a report."""
_FACTS = frozenset(("id", "url", "published", "lang", "outlet", "title", "captured", "charset"))


def records(stream: IO[bytes], place: str, limit: int, budget: Budget) -> Parts:
    """The pages and PDFs of a WARC.

    Args:
        stream: the file, packed or not, in which one can go to any place.
        place: what it is called; records add their number.
        limit: the most bytes that one report may have.
        budget: how much may come out in all.

    Raises:
        TooMuchError: more comes out than any honest archive holds.
    """

    def spend(length: int) -> None:
        budget.part()
        budget.take(length)

    # Nobody has to hear that a film is longer than a report may be.
    wanted = Wanted(_TAKEN, lambda head: head.length <= limit or not _is_shown(head), spend, checking=True)
    for found in Archive(stream, place, limit).records(wanted):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _taken(found, f"{place}#{found.head.number}")


def _is_shown(head: Head) -> bool:
    return _declared(head).startswith(_NEVER)


def _taken(record: Record, place: str) -> Parts:
    head = record.head
    address = (head.told("WARC-Target-URI") or "").strip("<>")
    if head.is_http and head.status != 200:
        status = head.status or "nothing that can be understood"
        yield Problem("receive", place, f"The server answered {status}: {address[:200]}", severity="note")
        return
    declared = _declared(head)
    kind = media_type(_name(declared), record.body[:_PEEK])
    wanted = _WANTED if head.kind == "response" else _KEPT
    if kind not in wanted and not (kind == "text/plain" and declared.startswith("text/plain")):
        yield from _unread(head, kind, place, address)
        return
    if head.kind == "response" and not address:
        message = "The archive does not say which address gave this page; it was passed over."
        yield Problem("receive", place, message, "Save the page and add it with its address.")
        return
    if not record.fits:
        message = "The bytes are not those of the digest that the archive gives; they were altered or cut."
        yield Problem("receive", place, message, severity="warning")
    yield Part(place, record.body, tuple(_told(head, address)), _name(declared))


def _declared(head: Head) -> str:
    return head.content_type.strip().lower()


def _name(declared: str) -> str:
    """A name that tells the kind which a server declared, for what its first bytes leave open."""
    plain = declared.partition(";")[0].strip()
    endings = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
    endings["application/x-ndjson"] = ".jsonl"
    return f"page{endings.get(plain, '')}"


def _told(head: Head, address: str) -> Iterator[tuple[str, str]]:
    """What the archive says: when it was captured, in which charset, from where."""
    if head.told("Concordant-Source") is not None:
        yield from _given(head.told(GIVEN) or "{}")
        return
    captured, charset = head.told("WARC-Date"), charset_of(_declared(head))
    if captured:
        yield "captured", captured
    if charset:
        yield "charset", charset
    if address:
        yield "url", address


def _given(told: str) -> Iterator[tuple[str, str]]:
    """What was said about a report when it first arrived, as an archive of our own hands it on."""
    try:
        facts = json.loads(told)
    except (ValueError, RecursionError):
        return
    if isinstance(facts, dict):
        yield from ((n, value) for n, value in facts.items() if n in _FACTS and isinstance(value, str))


def _unread(head: Head, kind: Kind, place: str, address: str) -> Iterator[Problem]:
    """Pictures, scripts and styles are passed over; a page packed in a way that is not known is named."""
    if kind == "binary" and head.packing and _declared(head).startswith("text/html"):
        packed = ", ".join(head.packing)[:20]
        message = f"This page is packed in a way that is not read ({packed}): {address[:200]}"
        yield Problem("receive", place, message, severity="warning")
