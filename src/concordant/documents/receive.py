"""The rim: files, folders and standard input become received bytes, one report at a time.

Nothing is parsed here beyond what it takes to part one record from the next, and nothing is held in memory
but the report at hand. What cannot be taken is a problem with its place; the rest goes on.
"""

import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO

from concordant.documents.containers.mail import attached
from concordant.documents.containers.part import Budget, Parts, TooMuchError, too_much
from concordant.documents.containers.saved import is_beside
from concordant.documents.containers.warc import records
from concordant.documents.containers.zipped import NoFolderError, members
from concordant.documents.decode import binary_kind
from concordant.documents.jsonl import parse_record
from concordant.documents.peeking import PEEK, Peekable
from concordant.documents.sniff import media_type
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.report import MediaType, Received

STANDARD_INPUT = "-"
DEFAULT_LIMIT = 100_000_000
DEEPEST = 4

Arrival = Received | Problem


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for everything received together.

    Attributes:
        received_at: ISO 8601 time in UTC.
        given: what the caller says about the reports (``published``, ``lang``, ``outlet``, ``title``,
            ``url``, ``id``); it wins over what they say about themselves.
        limit: the most bytes that one report may have.
    """

    received_at: str
    given: tuple[tuple[str, str], ...] = ()
    limit: int = DEFAULT_LIMIT

    def knowing(self, told: Iterable[tuple[str, str]]) -> "Terms":
        """The same with what a container says of one of its parts; the caller's word stands above it."""
        return replace(self, given=tuple(sorted({**dict(told), **dict(self.given)}.items())))


@dataclass(frozen=True, slots=True)
class Inside:
    """In how many containers something lies, and how much may still come out of the outermost."""

    budget: Budget
    depth: int = 0


def terms(received_at: str, given: Mapping[str, str] | None = None, limit: int = DEFAULT_LIMIT) -> Terms:
    """Terms with ``given`` in a fixed order."""
    return Terms(received_at, tuple(sorted((given or {}).items())), limit)


def receive(paths: Iterable[str | Path], agreed: Terms, stdin: BinaryIO | None = None) -> Iterator[Arrival]:
    """Everything under ``paths``: files as they are, folders with all they hold, ``-`` for ``stdin``."""
    for path in paths:
        if str(path) == STANDARD_INPUT and stdin is not None:
            yield from receive_stream(stdin, STANDARD_INPUT, agreed)
        else:
            yield from receive_path(Path(path), agreed)


def receive_path(path: Path, agreed: Terms) -> Iterator[Arrival]:
    """A file, or every file below a folder in order of name; hidden files in folders are passed over."""
    if _is_folder(path):
        for found in _below(path):
            yield from [found] if isinstance(found, Problem) else _receive_file(found, agreed, in_folder=True)
    else:
        yield from _receive_file(path, agreed, in_folder=False)


def receive_stream(stream: BinaryIO, source: str, agreed: Terms) -> Iterator[Arrival]:
    """One open stream; its kind is told from ``source`` and from how it begins."""
    yield from _receive_open(Peekable(stream), source, agreed, in_folder=False)


def receive_bytes(raw: bytes, source: str, agreed: Terms) -> Iterator[Arrival]:
    """Bytes that are in memory already, such as the body of a request."""
    yield from receive_stream(BytesIO(raw), source, agreed)


def _below(folder: Path) -> Iterator[Path | Problem]:
    """Files below ``folder``, sorted; a folder reached twice through links is entered once."""
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            known = path.stat()
            if (known.st_dev, known.st_ino) in entered:
                continue
            entered.add((known.st_dev, known.st_ino))
            inside = sorted(path.iterdir(), key=lambda each: each.name, reverse=True)
        except OSError as refused:
            yield _refused(str(path), refused)
            continue
        names = {each.name for each in inside}
        waiting += [e for e in inside if not e.name.startswith(".") and not is_beside(e.name, names)]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # refused: opening it as a file will say why
        return False


def _receive_file(path: Path, agreed: Terms, in_folder: bool) -> Iterator[Arrival]:
    source = _printable(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Problem(
                "receive", source, "This is no ordinary file (a device, pipe or socket); it was passed over."
            )
            return
        with path.open("rb") as stream:
            yield from _receive_open(Peekable(stream), source, agreed, in_folder)
    except (OSError, ValueError) as refused:
        yield _refused(source, refused)


def _receive_open(
    stream: Peekable,
    source: str,
    agreed: Terms,
    in_folder: bool,
    inside: Inside | None = None,
    name: str | None = None,
) -> Iterator[Arrival]:
    """What a stream holds.

    Args:
        stream: the bytes.
        source: where they stand, for people.
        agreed: what holds for them.
        in_folder: whether they lie among others, where not everything is meant to be read.
        inside: in which containers; None outside of any.
        name: a name by which their kind may be told, if not by ``source``.
    """
    kind = media_type(source if name is None else name, stream.beginning)
    if kind == "application/x-ndjson":
        yield from _records(stream, source, agreed)
    elif kind == "zip" or kind == "warc":
        yield from _held(kind, stream, source, agreed, in_folder, inside)
    elif kind == "binary" or kind == "other" or kind == "json":
        yield _unread(kind, stream.beginning, source, in_folder)
    else:
        arrival = _whole(stream, source, agreed, kind)
        yield arrival
        if kind == "message/rfc822" and isinstance(arrival, Received):
            yield from _opened(attached(arrival.raw, source), source, agreed, inside)


def _held(
    kind: str, stream: Peekable, source: str, agreed: Terms, in_folder: bool, inside: Inside | None
) -> Iterator[Arrival]:
    """The reports in a zip folder or web archive."""
    within = inside or Inside(Budget())
    try:
        with stream.whole() as whole:
            if inside is None:
                within.budget.feed(whole.seek(0, SEEK_END))
            held = records if kind == "warc" else members
            yield from _opened(held(whole, source, agreed.limit, within.budget), source, agreed, within)
    except NoFolderError:
        yield _unread("office", stream.beginning, source, in_folder)
    except TooMuchError:
        if inside is not None:
            raise
        yield too_much(source)


def _opened(parts: Parts, source: str, agreed: Terms, inside: Inside | None) -> Iterator[Arrival]:
    """What the parts of a container hold, down to a depth."""
    within = inside or Inside(Budget())
    if within.depth >= DEEPEST:
        message = f"This lies within more than {DEEPEST} containers; it was passed over."
        yield Problem("receive", source, message, "Unpack them and add the folder.")
        return
    deeper = Inside(within.budget, within.depth + 1)
    for part in parts:
        if isinstance(part, Problem):
            yield part
        else:
            stream = Peekable(BytesIO(part.raw))
            yield from _receive_open(stream, part.place, agreed.knowing(part.told), True, deeper, part.name)


def _whole(stream: Peekable, source: str, agreed: Terms, kind: MediaType) -> Arrival:
    raw = stream.read(agreed.limit + 1)
    if len(raw) > agreed.limit:
        return _too_long(source, "This file", agreed.limit)
    return _received(raw, source, kind, agreed)


def _records(stream: Peekable, source: str, agreed: Terms) -> Iterator[Arrival]:
    """One record a line; blank lines are passed over, and an id that came before is refused."""
    ids: set[bytes] = set()
    number = 0
    while line := stream.readline(agreed.limit + 2):
        number += 1
        place = f"{source}#{number}"
        if number == 1 and _is_spread(line):
            yield Problem(
                "receive",
                source,
                "This is JSON spread over several lines.",
                "Write one object a line (JSON Lines).",
            )
            return
        raw = line.removesuffix(b"\n").removesuffix(b"\r")
        if len(raw) > agreed.limit:
            yield _too_long(place, "This line", agreed.limit)
            _skip_line(stream, line)
        elif raw.strip():
            yield _repeated_id(raw, place, ids) or _received(raw, place, "application/x-ndjson", agreed)


def _skip_line(stream: Peekable, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(PEEK)


def _is_spread(first_line: bytes) -> bool:
    return first_line.removeprefix(b"\xef\xbb\xbf").strip() in (b"{", b"[")


def _repeated_id(raw: bytes, place: str, ids: set[bytes]) -> Problem | None:
    """A problem if an earlier record of this source has the same id; wrong JSON is left to the reading."""
    record, _ = parse_record(raw.decode("utf-8", "replace"), place)
    name = (record or {}).get("id")
    if name is None or name == "":
        return None
    mark = bytes.fromhex(digest(str(name).encode("utf-8", "replace"))[:32])
    if mark not in ids:
        ids.add(mark)
        return None
    message = f"An earlier line has the id “{str(name)[:60]}” too; this record was passed over."
    return Problem("receive", place, message, "Give every record an id of its own.")


def _received(raw: bytes, source: str, kind: MediaType, agreed: Terms) -> Received:
    return Received(raw, source, kind, agreed.received_at, digest(raw), agreed.given)


def _too_long(place: str, what: str, limit: int) -> Problem:
    message = f"{what} is longer than the limit of {limit:,} bytes; it was passed over."
    return Problem("receive", place, message, "Part it into reports, or raise the limit.")


def _unread(kind: str, beginning: bytes, source: str, in_folder: bool) -> Problem:
    if kind == "json":
        return Problem("receive", source, "This is a JSON list.", "Write one object a line (JSON Lines).")
    known = "an office file" if kind == "office" else binary_kind(beginning) or "binary data"
    message = "This kind of file is no report." if kind == "other" else f"This is {known}, not text."
    advice = "Text, HTML, PDF, e-mail, JSON Lines, zip folders and web archives can be read."
    return Problem("receive", source, message, advice, severity="note" if in_folder else "error")


def _refused(source: str, refused: Exception) -> Problem:
    reason = refused.strerror if isinstance(refused, OSError) and refused.strerror else str(refused)
    return Problem("receive", _printable(source), f"It could not be opened: {reason}.")


def _printable(name: str) -> str:
    """A file name that any store accepts; bytes that are no UTF-8 are written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
