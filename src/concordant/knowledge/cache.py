"""What was read of a folder of knowledge, kept between runs, so that a warm start reads one file.

What is kept is text: each entry a line of JSON, made an entry by the same validation as a file. Nothing in
it can be run. Whatever is not exactly as it was written (cut off, altered, of another layout, somebody
else's) counts as nothing kept.
"""

import hashlib
import json
import os
import sys
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from concordant.knowledge.parsing import Parsed
from concordant.knowledge.scan import Stamp
from concordant.knowledge.wording import SET_BY_PROGRAM
from concordant.model.problem import Problem

LAYOUT = 2
"""Raise this when the shape of what is kept changes, or how a file becomes plain content."""

WORTHWHILE = 50
"""Folders with fewer files are parsed afresh: faster than a second file, and it leaves no litter."""

_MOST = 24
"""Files of one sort that stay: some folders of knowledge, some languages with and without somebody's own."""

_NAME = "concordant-knowledge"
_SPOILT = (OSError, RuntimeError, ValueError, KeyError, TypeError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True)
class Row:
    """One file that gave an entry: where it lay, what it was like, and the hash of its bytes."""

    path: str
    stamp: Stamp
    sha: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a folder of knowledge gave.

    Attributes:
        mark: of the classes that judged the files.
        signature: of the files; empty where something was wrong that may pass without a file changing.
        problems: what could not be loaded.
        lines: folder → what the digest is made of.
        blocks: folder → kind in the registry → its entries, a line of JSON each.
        rows: what the files were like, as JSON: folder → kind → one of each entry, in the same order.
    """

    mark: str
    signature: str
    problems: tuple[Problem, ...]
    lines: Mapping[str, bytes]
    blocks: Mapping[str, Mapping[str, bytes | memoryview]]
    rows: bytes | memoryview

    def parsed(self) -> dict[str, tuple[Stamp, Parsed]]:
        """The files that gave an entry, by path; empty where what is kept does not hang together."""
        found: dict[str, tuple[Stamp, Parsed]] = {}
        try:
            for folder, kinds in json.loads(bytes(self.rows)).items():
                for kind, rows in kinds.items():
                    lines = bytes(self.blocks[folder][kind]).split(b"\n")
                    for (path, stamp, sha), entry in zip(rows, lines, strict=True):
                        content = {k: v for k, v in json.loads(entry).items() if k not in SET_BY_PROGRAM}
                        found[path] = (tuple(stamp), Parsed(sha, content))
        except _SPOILT:
            return {}
        return found


def cache_folder() -> Path:
    """Where caches of this user lie: CONCORDANT_CACHE, else what the platform prescribes."""
    chosen = os.environ.get("CONCORDANT_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "concordant"


def _place(about: str) -> Path:
    return cache_folder() / f"knowledge-{hashlib.sha256(about.encode()).hexdigest()[:16]}.kept"


def recall(about: str) -> Kept | None:
    """What was kept under the name ``about``; None where there is nothing usable."""
    try:
        with _place(about).open("rb") as source:
            if not is_own(os.fstat(source.fileno())):
                return None
            return _read(source.read())
    except _SPOILT:
        return None


def is_own(status: os.stat_result) -> bool:
    """Whether this user wrote the file: in a folder shared with others, somebody else may have."""
    return os.name != "posix" or status.st_uid == os.geteuid()


def _read(raw: bytes) -> Kept | None:
    start = raw.index(b"\n") + 1
    name, layout, check, length = raw[:start].decode().split()
    rest = memoryview(raw)[start:]  # megabytes: none is copied before somebody asks for it
    if (name, layout) != (_NAME, str(LAYOUT)) or zlib.crc32(rest) != int(check, 16):
        return None
    header: dict[str, Any] = json.loads(bytes(rest[: int(length)]))
    body = rest[int(length) :]

    def cut(span: list[int]) -> memoryview:
        return body[span[0] : span[1]]

    return Kept(
        header["mark"],
        header["signature"],
        tuple(Problem(**problem) for problem in header["problems"]),
        {folder: bytes(cut(span)) for folder, span in header["lines"].items()},
        {f: {kind: cut(span) for kind, span in kinds.items()} for f, kinds in header["blocks"].items()},
        cut(header["rows"]),
    )


def keep(about: str, kept: Kept) -> None:
    """Keep this for the next run, whole or not at all; a folder that cannot be written is no problem."""
    with suppress(OSError, RuntimeError, UnicodeError):
        write_whole(_place(about), _written(kept))


def write_whole(place: Path, content: bytes) -> None:
    """Write a file of the cache, whole or not at all, and remove those of its sort that are oldest.

    Another process that reads now keeps the old file; two that write leave the one that came last.

    Raises:
        OSError: it cannot be written there.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as sink:
            sink.write(content)
        Path(temporary).replace(place)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    _tidy(place.parent, place.name.partition("-")[0])


def _tidy(folder: Path, sort: str) -> None:
    written = {file: file.stat().st_mtime_ns for file in folder.glob(f"{sort}-*.kept")}
    for file in sorted(written, key=lambda file: -written[file])[_MOST:]:
        file.unlink(missing_ok=True)


def _written(kept: Kept) -> bytes:
    body = bytearray()

    def put(block: bytes | memoryview) -> tuple[int, int]:
        start = len(body)
        body.extend(block)
        return start, len(body)

    header = {
        "mark": kept.mark,
        "signature": kept.signature,
        "problems": [asdict(problem) for problem in kept.problems],
        "lines": {folder: put(lines) for folder, lines in kept.lines.items()},
        "blocks": {f: {kind: put(b) for kind, b in kinds.items()} for f, kinds in kept.blocks.items()},
        "rows": put(kept.rows),
    }
    told = json.dumps(header).encode()
    rest = told + bytes(body)
    return f"{_NAME} {LAYOUT} {zlib.crc32(rest):08x} {len(told)}\n".encode() + rest
