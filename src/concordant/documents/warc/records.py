"""The records of a web archive, one at a time; what cannot be read is a problem and stops no other.

An archive compressed record by record is entered anew after a damaged place: at the next member that begins
with a record. What is longer than the limit is not unpacked further.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from concordant.documents.warc.members import is_filled_up, next_record, unpacked
from concordant.model.problem import Problem

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HEADERS = 65_536
"""How many bytes of HTTP headers are allowed for above the limit of a page."""
_LONGEST_HEAD = 131_072
_MOST_DAMAGES = 10_000
_DIGESTS = ("md5:", "sha1:", "sha256:", "sha512:")
_CUT = "This record is cut off; it was passed over."
_BLOCK, _PAYLOAD = "WARC-Block-Digest", "WARC-Payload-Digest"


@dataclass(frozen=True, slots=True)
class Head:
    """What a record says of itself, before its content is read.

    Attributes:
        number: the how many-th record of the archive, requests and all others counted too.
        kind: the type of the record: ``response``, ``resource``, ``request`` …
        length: how many bytes follow, headers of HTTP counted too.
        is_http: whether it holds what a server answered.
        status: of that answer; None if there is none, or none that can be read.
        content_type: of the answer, else of the record; empty where none is stated.
        packing: how the answer was packed for the way, outermost first.
        told: gives a field of the record by its name; None where it has none.
    """

    number: int
    kind: str
    length: int
    is_http: bool
    status: int | None
    content_type: str
    packing: tuple[str, ...]
    told: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Record:
    """A record with its content.

    Attributes:
        head: what it says of itself.
        body: the content, without HTTP headers and unpacked.
        fits: whether it has no digest that its bytes do not have; True where nobody asked.
    """

    head: Head
    body: bytes
    fits: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are to be read.

    Attributes:
        kinds: types of records; others are counted and passed over.
        takes: whether a record of these types is to be read, by its head.
        spend: told the length of everything that is unpacked, before it is; may raise to end the reading.
        checking: whether digests are to be compared.
    """

    kinds: frozenset[str]
    takes: Callable[[Head], bool]
    spend: Callable[[int], None] = lambda _: None
    checking: bool = False


@dataclass(slots=True)
class Archive:
    """A web archive that is being read.

    Attributes:
        stream: the file, seekable.
        place: its name, for problems.
        limit: the most bytes that a page may have.
        seen: how many records have been looked at.
    """

    stream: IO[bytes]
    place: str
    limit: int
    seen: int = 0
    _start: int = field(default=0, repr=False)

    def records(self, wanted: Wanted) -> Iterator[Record | Problem]:
        """Every record that is wanted; a problem for each place that cannot be read."""
        for _ in range(_MOST_DAMAGES):
            halted = yield from self._until_damaged(wanted)
            again = next_record(self.stream, self._start + 1)
            if halted is None and again is not None:  # whatever breaks off in its headers ends without a word
                self.seen += 1
                halted = "The archive is damaged here: a record is cut off."
            elif halted is None and not self.seen and self.stream.seek(0, 2):
                halted = "The archive is damaged or cut off before its first record."
            if halted:
                yield self.problem(halted if again is not None else f"{halted} No later record was found.")
            if again is None:
                return
            self._start = again
        yield self.problem(f"More than {_MOST_DAMAGES:,} places are damaged; the rest was not read.")

    def problem(self, message: str) -> Problem:
        """A problem of the record that is being read."""
        return Problem("receive", f"{self.place}#{self.seen}", message, "Get the archive anew.")

    def _until_damaged(self, wanted: Wanted) -> Generator[Record | Problem, None, str | None]:
        """Records from ``_start`` on; returns None at the end, else what keeps from going on."""
        from fastwarc.warc import ArchiveIterator

        self.stream.seek(self._start)
        first = True
        try:
            for record in ArchiveIterator(self.stream, parse_http=False, max_header_len=_LONGEST_HEAD):
                self.seen += 1
                self._start, first = record.stream_pos, False
                found = self._read(record, wanted)
                if isinstance(found, str):
                    return found
                if found is not None:
                    yield found
        except OSError as damage:
            if not first and is_filled_up(self.stream, self._start):
                return ""
            # Whoever fails before giving a record has not moved on: the place is the one after ``_start``.
            self.seen += first
            return f"The archive is damaged here: {str(damage).rstrip('.')}."
        return None

    def _read(self, record: "WarcRecord", wanted: Wanted) -> Record | str | None:
        """A record; None if it is not wanted; a sentence if it is not to be read further, empty if unsaid."""
        if "Content-Length" not in record.headers:
            return "This record is cut off, or does not say how long it is; it was passed over."
        kind, length = str(record.record_type), record.content_length
        too_long = length > self.limit + _HEADERS
        wanted.spend(0 if too_long else length)
        if kind not in wanted.kinds:
            return "" if too_long else None
        fits = not wanted.checking or too_long or _fits(record, _BLOCK)
        if record.content_length < length:  # whoever compares the digest finds out how much there is
            return _CUT
        if record.is_http:
            record.parse_http(strict_mode=False)
        head = _head(record, self.seen, kind, length)
        if too_long:
            return self._too_long() if wanted.takes(head) else ""
        due = record.content_length
        if record.is_http and fits and wanted.checking:
            fits = _fits(record, _PAYLOAD)
        body = record.reader.read(self.limit + _HEADERS)
        if len(body) < due:
            return _CUT
        return self._record(head, body, fits, wanted) if wanted.takes(head) else None

    def _record(self, head: Head, body: bytes, fits: bool, wanted: Wanted) -> Record | str:
        body = unpacked(body, head.packing, self.limit + 1)
        if head.packing:
            wanted.spend(len(body))
        return self._too_long() if len(body) > self.limit else Record(head, body, fits)

    def _too_long(self) -> str:
        return f"This record is longer than the limit of {self.limit:,} bytes; it was passed over."


def _fits(record: "WarcRecord", name: str) -> bool:
    """Whether the bytes are those of the digest; True where none is given, or one of no known kind."""
    if not (record.headers.get(name) or "").lower().startswith(_DIGESTS):
        return True
    return record.verify_block_digest() if name == _BLOCK else record.verify_payload_digest()


def _head(record: "WarcRecord", number: int, kind: str, length: int) -> Head:
    told = record.headers.get
    if not record.is_http:
        return Head(number, kind, length, False, None, told("Content-Type") or "", (), told)
    answer = record.http_headers
    if answer is None:
        return Head(number, kind, length, True, None, "", (), told)
    said = f"{answer.get('Transfer-Encoding') or ''},{answer.get('Content-Encoding') or ''}"
    packing = tuple(name for part in said.lower().split(",") if (name := part.strip()))
    typed = answer.get("Content-Type") or ""
    return Head(number, kind, length, True, answer.status_code, typed, packing, told)
