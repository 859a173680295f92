"""The pages that a web archive holds, one at a time; what cannot be read is a problem and stops no other.

An archive compressed record by record is entered anew after a damaged place: at the next member that begins
with a record. What is longer than the limit is not unpacked further.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from concordant.documents.warc.members import next_record, unpacked
from concordant.model.problem import Problem
from concordant.model.report import MediaType

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

FOUND_AT = "Concordant-Found-At"
"""The header under which a scan writes where it found a page that it keeps."""

_MEDIA: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z")
_HEADERS = 65_536
"""How many bytes of HTTP headers are allowed for above the limit of a page."""
_MOST_DAMAGES = 10_000


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


@dataclass(slots=True)
class Archive:
    """A web archive that is being read.

    Attributes:
        stream: the file, seekable.
        place: its name, for problems.
        limit: the most bytes that a page may have.
        seen: how many records have been looked at.
    """

    stream: BinaryIO
    place: str
    limit: int
    seen: int = 0
    _start: int = field(default=0, repr=False)

    def pages(self) -> Iterator[ArchivedPage | Problem]:
        """Every web page and plain text that a server gave; other records are counted and passed over."""
        for _ in range(_MOST_DAMAGES):
            halted = yield from self._until_damaged()
            again = next_record(self.stream, self._start + 1)
            if halted is None and again is not None:  # whatever breaks off in its headers ends without a word
                self.seen += 1
                halted = "The archive is damaged here: a record breaks off."
            if halted:
                yield self._problem(halted if again is not None else f"{halted} No later record was found.")
            if again is None:
                return
            self._start = again
        yield self._problem(f"More than {_MOST_DAMAGES:,} places are damaged; the rest was not read.")

    def _until_damaged(self) -> Generator[ArchivedPage | Problem, None, str | None]:
        """Pages from ``_start`` on; returns None at the end, else what keeps from going on."""
        from fastwarc.warc import ArchiveIterator

        self.stream.seek(self._start)
        first = True
        try:
            for record in ArchiveIterator(self.stream, parse_http=False):
                self.seen += 1
                self._start, first = record.stream_pos, False
                found = self._page(record)
                if isinstance(found, str):
                    return found
                if found is not None:
                    yield found
        except OSError as damage:
            # Whoever fails before giving a record has not moved on: the place is the one after ``_start``.
            self.seen += first
            return f"The archive is damaged here: {str(damage).rstrip('.')}."
        return None

    def _page(self, record: "WarcRecord") -> ArchivedPage | str | None:
        """The page in a record; None if it holds none; a sentence if the record is not to be read further."""
        from fastwarc.warc import WarcRecordType

        if "Content-Length" not in record.headers:
            return "This record does not say how long it is; it was passed over."
        kind = record.record_type
        wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        if not int(kind) & int(wanted):
            return None
        if record.content_length > self.limit + _HEADERS:
            return self._too_long()
        if record.is_http:
            record.parse_http(strict_mode=False)
        body = record.reader.read(self.limit + _HEADERS)
        if len(body) < record.content_length:
            return "This record ends before it is complete; it was passed over."
        media, charset, packing = _described(record)
        if media is None or not body:
            return None
        body = unpacked(body, packing, self.limit + 1)
        if len(body) > self.limit:
            return self._too_long()
        headers = record.headers
        moment = headers.get("WARC-Date") or ""
        when = moment if _MOMENT.fullmatch(moment) else ""
        url, found_at = headers.get("WARC-Target-URI"), headers.get(FOUND_AT)
        return ArchivedPage(self.seen, url, when, media, charset, body, found_at)

    def _too_long(self) -> str:
        return f"This record is longer than the limit of {self.limit:,} bytes; it was passed over."

    def _problem(self, message: str) -> Problem:
        return Problem("receive", f"{self.place}#{self.seen}", message)


def _described(record: "WarcRecord") -> tuple[MediaType | None, str | None, tuple[str, ...]]:
    """What a record says of its content: kind, encoding of letters, and how it is packed, outermost first."""
    if not record.is_http:
        media, charset = _typed(record.headers.get("Content-Type") or "")
        return media, charset, ()
    headers = record.http_headers
    if headers is None or not 200 <= (headers.status_code or 0) < 300:
        return None, None, ()
    media, charset = _typed(headers.get("Content-Type") or "text/html")
    said = f"{headers.get('Transfer-Encoding') or ''},{headers.get('Content-Encoding') or ''}"
    return media, charset, tuple(name for part in said.lower().split(",") if (name := part.strip()))


def _typed(value: str) -> tuple[MediaType | None, str | None]:
    media = _MEDIA.get(value.partition(";")[0].strip().lower())
    charset = _CHARSET.search(value)
    return media, charset[1] if charset else None
