"""What a scan leaves on the disk: for each archive its claims and its pages, and last of all an entry.

Files appear whole or not at all, and the entry names the others by digest: an archive is done when its entry
says so and all it names is there. Whatever else lies about is of a run that was interrupted.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from concordant.documents.warc.kept import kept_record
from concordant.documents.warc.pages import ArchivedPage
from concordant.model.contract import to_contract
from concordant.model.identifiers import digest
from concordant.model.reading import Reading
from concordant.scanning.passing import Told

CLAIMS, PAGES, ENTRIES = "claims", "pages", "entries"
ENDINGS = (".warc.gz", ".warc.zst", ".warc")
_LEVEL = 3
"""Kept pages are written once and read once: packing them closer would cost more than it saves."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that an archive gave: its path below the folder, and its digest."""

    path: str
    sha256: str


class Draft:
    """A file that is written beside its place, and put there in one step once it is whole."""

    def __init__(self, folder: Path, path: str) -> None:
        self._path, self._place = path, folder / path
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._draft = self._place.with_name(f".{self._place.name}.{os.getpid()}.part")
        self._hash = hashlib.sha256()
        self._file = self._draft.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._draft.unlink(missing_ok=True)

    def write(self, content: bytes) -> None:
        """Add to its end."""
        self._hash.update(content)
        self._file.write(content)

    def put(self) -> Output:
        """Put the file in its place, on the disk for good."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._draft.replace(self._place)
        return Output(self._path, self._hash.hexdigest())


def write_told(folder: Path, name: str, told: Iterable[Told]) -> tuple[Output, ...]:
    """Write the claims and the pages of an archive as they come."""
    stem = stem_of(name)
    with Draft(folder, f"{CLAIMS}/{stem}.jsonl") as claims, Draft(folder, f"{PAGES}/{stem}.warc.gz") as pages:
        for page, reading in told:
            claims.write(_line(page, reading))
            member = kept_record(page, reading.report.source)
            pages.write(gzip.compress(member, _LEVEL, mtime=0))
        return claims.put(), pages.put()


def stem_of(name: str) -> str:
    """The name of an archive without its ending."""
    return next((name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending)), name)


def put_json(folder: Path, path: str, value: Mapping[str, Any]) -> Output:
    """Write an object so that a person can read it too."""
    with Draft(folder, path) as draft:
        draft.write(f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode())
        return draft.put()


def is_there(folder: Path, output: Mapping[str, str]) -> bool:
    """Whether a file stands where an entry says, with the content that it says."""
    try:
        return digest((folder / output["path"]).read_bytes()) == output["sha256"]
    except (OSError, KeyError):
        return False


def entry_of(folder: Path, name: str) -> dict[str, Any] | None:
    """What an earlier run says about an archive; None where it says nothing that can be understood."""
    try:
        entry = json.loads((folder / ENTRIES / f"{stem_of(name)}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return entry if isinstance(entry, dict) else None


def _line(page: ArchivedPage, reading: Reading) -> bytes:
    """A report and its claims, as ``--json`` gives them everywhere."""
    report = reading.report
    fields = ("id", "sha256", "source", "url", "lang", "title", "published", "published_from", "outlet")
    row = {name: getattr(report, name) for name in fields}
    row["archived_at"] = page.archived_at
    row["claims"] = [to_contract(claim) for claim in reading.claims]
    return f"{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n".encode("utf-8", "replace")
