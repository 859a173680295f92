"""Web archives: the pages and PDFs among the records of a WARC, each with its address and day of capture."""

import json
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from concordant.documents.containers.part import Budget, Part, Parts, TooMuchError
from concordant.documents.sniff import media_type
from concordant.model.problem import Problem

_GZIP = b"\x1f\x8b"
_TAKEN = ("response", "resource")
_WANTED = ("text/html", "application/pdf")
_KEPT = (*_WANTED, "message/rfc822", "multipart/related", "application/x-ndjson", "text/plain", "zip")
"""What stands in archives of files, which are no pages of the web."""
_PEEK = 65_536
GIVEN = "Concordant-Given"
"""The field in which archives of our own say what was said about a report."""
_FACTS = frozenset(("id", "url", "published", "lang", "outlet", "title", "captured", "charset"))
_LONGEST_HEAD = 1_000_000
_BROKEN = (zlib.error, EOFError, OSError, ValueError, KeyError, AttributeError, IndexError, TypeError)


class Readable(Protocol):
    """Whatever bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""
        ...


class _Reader:
    """A stream that counts what it gives: unpacked bytes, and how long no line has ended."""

    def __init__(self, stream: Readable, budget: Budget, limit: int, fed: bool) -> None:
        self._stream, self._budget, self._limit, self._fed = stream, budget, limit, fed
        self._machine: Any = None
        self._ahead = stream.read(2)
        self._packed = self._ahead == _GZIP
        self._endless = 0
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Some bytes, at most ``size``; none at the end.

        Raises:
            EOFError: what was packed is cut off.
            TooMuchError: more comes out than any honest file holds.
        """
        size = _PEEK if size < 0 else size
        found = self._unpacked(size) if self._packed else self._raw(size)
        last = found.rfind(b"\n")
        self._endless = len(found) - last - 1 if last >= 0 else self._endless + len(found)
        if self._endless > 2 * self._limit:  # no line of a head is so long, and no report
            raise TooMuchError
        return found

    def _raw(self, size: int) -> bytes:
        found = (self._ahead + self._stream.read(max(1, size - len(self._ahead))))[:size]
        self._ahead = b""
        if self._fed:
            self._budget.feed(len(found))
        return found

    def _unpacked(self, size: int) -> bytes:
        while True:
            packed, self._rest = self._rest or self._raw(_PEEK), b""
            if not packed:
                if self._machine is not None:
                    raise EOFError
                return b""
            if self._machine is None:
                packed = packed.lstrip(b"\0")  # some programs fill up a file with zeros
                if not packed:
                    continue
                self._machine = zlib.decompressobj(31)
            found: bytes = self._machine.decompress(packed, size)
            self._rest = self._machine.unconsumed_tail or self._machine.unused_data
            if self._machine.eof:
                self._machine = None
            self._budget.take(len(found))
            if found:
                return found


class _Bounded:
    """A parser of heads that gives up on heads without end."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser

    def parse(self, stream: Any, *first: Any) -> Any:
        """The head that ``stream`` begins with."""
        return self._parser.parse(_Lines(stream), *first)


class _Lines:
    """The lines of a stream, as many as a head may have."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._left = stream, _LONGEST_HEAD

    def readline(self) -> bytes:
        """The next line.

        Raises:
            ValueError: there were too many.
        """
        line: bytes = self._stream.readline()
        self._left -= len(line)
        if self._left < 0:
            raise ValueError("a head without end")
        return line


def records(stream: Readable, place: str, limit: int, budget: Budget, fed: bool = True) -> Parts:
    """The pages and PDFs of a WARC.

    Args:
        stream: the file, packed or not.
        place: what it is called; records add their number.
        limit: the most bytes that one report may have.
        budget: how much may come out in all.
        fed: whether the bytes come from outside and not out of another container.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        archive = ArchiveIterator(_Reader(stream, budget, limit, fed), check_digests=True)
        for name in ("warc_parser", "http_parser", "http_req_parser"):
            setattr(archive.loader, name, _Bounded(getattr(archive.loader, name)))
        for record in archive:
            number += 1
            budget.part()
            yield from _taken(record, f"{place}#{number}", limit)
    except (*_BROKEN, ArchiveLoadFailed):
        message = f"This web archive is damaged or cut off after record {number}; the rest was passed over."
        yield Problem("receive", place, message, "Get it anew.")


def _taken(record: Any, place: str, limit: int) -> Parts:
    if record.rec_type not in _TAKEN:
        return
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if status != "200":
        yield Problem("receive", place, f"The server answered {status}: {address[:200]}", severity="note")
        return
    raw = _read(record.content_stream(), limit + 1)
    short = getattr(record.raw_stream, "limit", 0)
    if len(raw) <= limit and short:
        yield Problem(
            "receive", place, "This record is cut off; it was passed over.", "Get the archive anew."
        )
        return
    declared = _content_type(record)
    kind = media_type(_name(declared), raw[:_PEEK])
    wanted = _WANTED if record.rec_type == "response" else _KEPT
    if kind not in wanted and not (kind == "text/plain" and declared.startswith("text/plain")):
        yield from _unread(record, kind, place, address)
        return
    if record.digest_checker is not None and record.digest_checker.passed is False:
        message = "The bytes are not those of the digest that the archive gives; they were altered or cut."
        yield Problem("receive", place, message, severity="warning")
    yield Part(place, raw, tuple(_told(record, address)), _name(declared))


def _read(stream: Any, size: int) -> bytes:
    pieces: list[bytes] = []
    had = 0
    while had < size and (piece := stream.read(min(_PEEK, size - had))):
        pieces.append(piece)
        had += len(piece)
    return b"".join(pieces)


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _name(declared: str) -> str:
    """A name that tells the kind which a server declared, for what its first bytes leave open."""
    plain = declared.partition(";")[0].strip()
    endings = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
    endings["application/x-ndjson"] = ".jsonl"
    return f"page{endings.get(plain, '')}"


def _told(record: Any, address: str) -> Iterator[tuple[str, str]]:
    """What the archive says: when it was captured, in which charset, from where."""
    if record.rec_headers.get_header("Concordant-Source") is not None:
        yield from _given(record.rec_headers.get_header(GIVEN) or "{}")
        return
    captured = record.rec_headers.get_header("WARC-Date")
    if captured:
        yield "captured", captured
    _, _, charset = _content_type(record).partition("charset=")
    charset = charset.partition(";")[0].strip(" \"'")
    if charset:
        yield "charset", charset
    if address:
        yield "url", address.strip("<>")


def _given(told: str) -> Iterator[tuple[str, str]]:
    """What was said about a report when it first arrived, as an archive of our own hands it on."""
    try:
        facts = json.loads(told)
    except (ValueError, RecursionError):
        return
    if isinstance(facts, dict):
        yield from ((n, value) for n, value in facts.items() if n in _FACTS and isinstance(value, str))


def _unread(record: Any, kind: str, place: str, address: str) -> Iterator[Problem]:
    """Pictures, scripts and styles are passed over; a page packed in a way that is not known is named."""
    packed = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    if kind == "binary" and packed and _content_type(record).startswith("text/html"):
        message = f"This page is packed in a way that is not read ({packed[:20]}): {address[:200]}"
        yield Problem("receive", place, message, severity="warning")
