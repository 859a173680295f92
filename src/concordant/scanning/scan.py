"""``scan_file``: one archive in, its files out. The unit of work of every engine, on one machine or many.

It reads one file and writes below one folder, keeps nothing between calls but compiled knowledge, and looks
at no clock: the same archive, program, knowledge and limits give the same bytes.
"""

import hashlib
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from concordant.documents.warc.records import Archive
from concordant.knowledge.collection import Knowledge
from concordant.model.problem import Problem
from concordant.pipeline import load_knowledge, version
from concordant.scanning.files import ENTRIES, entry_of, is_there, put_json, stem_of, write_told
from concordant.scanning.gate import Gate, compile_gate
from concordant.scanning.passing import Limits, Passed, told_pages

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Order:
    """One archive to be scanned.

    Attributes:
        path: of the archive.
        name: under which its files are written; different for every archive of a scan.
        folder: where they are written.
        overlays: folders of knowledge laid over the shipped one.
        limits: what a page may cost.
    """

    path: str
    name: str
    folder: str
    overlays: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an archive: its entry, and whether it had been scanned before."""

    entry: dict[str, Any]
    before: bool


def scan_file(order: Order) -> Done:
    """Scan one archive, unless an earlier run did with the same program, knowledge and limits."""
    folder, path = Path(order.folder), Path(order.path)
    knowledge = _knowledge(order.overlays)
    try:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as refused:
        return Done(_refused(order, refused), before=False)
    head = {
        "format": FORMAT,
        "archive": order.name,
        "sha256": sha256,
        "version": version(knowledge),
        "limits": asdict(order.limits),
    }
    known = entry_of(folder, order.name)
    if known is not None and _holds(known, head, folder):
        return Done(known, before=True)
    passed = Passed()
    with path.open("rb") as stream:
        archive = Archive(stream, order.name, order.limits.page_bytes)
        told = told_pages(archive, knowledge, _gate(order.overlays), order.limits, passed)
        outputs = write_told(folder, order.name, told)
    entry = {
        **head,
        "counts": asdict(passed.counts),
        "problems": [_told(problem) for problem in passed.problems],
        "outputs": [asdict(output) for output in outputs],
    }
    put_json(folder, f"{ENTRIES}/{stem_of(order.name)}.json", entry)
    return Done(entry, before=False)


@cache
def _knowledge(overlays: tuple[str, ...]) -> Knowledge:
    """The knowledge of this process: loaded once."""
    return load_knowledge([Path(overlay) for overlay in overlays])[0]


@cache
def _gate(overlays: tuple[str, ...]) -> Gate:
    """Its gates, which take seconds to compile: made only where something is left to scan."""
    return compile_gate(_knowledge(overlays))


def _holds(known: dict[str, Any], head: dict[str, Any], folder: Path) -> bool:
    """Whether an entry is of the same work, and all that it names is there."""
    outputs = known.get("outputs")
    same = all(known.get(name) == value for name, value in head.items())
    return same and isinstance(outputs, list) and all(is_there(folder, each) for each in outputs)


def _refused(order: Order, refused: OSError) -> dict[str, Any]:
    message = f"It could not be opened: {refused.strerror or refused}."
    return {"archive": order.name, "problems": [_told(Problem("receive", order.name, message))]}


def _told(problem: Problem) -> dict[str, str]:
    return {name: value for name, value in asdict(problem).items() if value}
