"""The pages and plain texts that a web archive holds, for a scan: nothing else is unpacked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from concordant.documents.warc.records import Archive, Head, Record, Wanted
from concordant.model.problem import Problem
from concordant.model.report import MediaType

FOUND_AT = "Concordant-Found-At"
"""The header under which a scan writes where it found a page that it keeps."""

_MEDIA: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z")


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One page as a crawler received it.

    Attributes:
        number: the how many-th record of the archive, requests and all others counted too.
        url: where it was asked for; None where the archive does not say.
        archived_at: when, ISO 8601 in UTC; empty where the archive does not say.
        media_type: what the server said it is.
        charset: encoding that the server stated; None where it stated none.
        body: the page, without HTTP headers and unpacked.
        found_at: place in another archive, for a page that a scan has kept.
    """

    number: int
    url: str | None
    archived_at: str
    media_type: MediaType
    charset: str | None
    body: bytes
    found_at: str | None = None


def pages_of(archive: Archive) -> Iterator[ArchivedPage | Problem]:
    """Every web page and plain text that a server gave; other records are counted and passed over."""
    for found in archive.records(_WANTED):
        if isinstance(found, Problem):
            yield found
        elif found.body:
            yield _page(found)


def charset_of(content_type: str) -> str | None:
    """The encoding that a content type names."""
    charset = _CHARSET.search(content_type)
    return charset[1] if charset else None


def _page(record: Record) -> ArchivedPage:
    head = record.head
    moment = head.told("WARC-Date") or ""
    return ArchivedPage(
        head.number,
        head.told("WARC-Target-URI"),
        moment if _MOMENT.fullmatch(moment) else "",
        _media(head) or "text/html",
        charset_of(head.content_type),
        record.body,
        head.told(FOUND_AT),
    )


def _media(head: Head) -> MediaType | None:
    """What a record is by its word; an answer of no stated type is taken for a page."""
    if head.is_http and not 200 <= (head.status or 0) < 300:
        return None
    stated = head.content_type or ("text/html" if head.is_http else "")
    return _MEDIA.get(stated.partition(";")[0].strip().lower())


_WANTED = Wanted(
    frozenset(("response", "resource", "conversion")), takes=lambda head: _media(head) is not None
)
