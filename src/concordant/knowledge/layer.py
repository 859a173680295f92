"""One folder of knowledge read: from what was kept if no file changed, else file by file."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from pydantic import VERSION, BaseModel

from concordant.knowledge.cache import WORTHWHILE, Kept, Row, keep, recall
from concordant.knowledge.entry import Entry
from concordant.knowledge.parsing import BrokenError, Parsed, build, located, parse
from concordant.knowledge.registry import Parts, Shelf, Shelves
from concordant.knowledge.scan import Listed, Root, Stamp, listing, signature, stamp_of
from concordant.model.problem import Problem

Registry = Mapping[str, type[Entry]]


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one folder.

    Attributes:
        lines: what the digest of the knowledge is made of, a line an entry, by id.
        entries: makes the entries, by id; they may not be made yet.
    """

    lines: bytes
    entries: Callable[[], Mapping[str, Entry]]


@dataclass(frozen=True, slots=True)
class Layer:
    """What one root gives: sections by folder, and what is wrong with its files."""

    sections: Mapping[str, Section]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry with the file that gave it."""

    shelf: Shelf
    entry: Entry
    file: Listed
    parsed: Parsed


@dataclass(slots=True)
class _Haul:
    """What reading file by file brings in.

    Attributes:
        found: entries by folder and id.
        problems: what is wrong.
        lasting: whether all of it stays so until a file changes.
    """

    found: dict[str, dict[str, _Found]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lasting: bool = True

    def layer(self) -> Layer:
        return Layer({f: _section(f, self.found[f]) for f in sorted(self.found)}, tuple(self.problems))


def read_layer(root: Root, registry: Registry) -> Layer:
    """What the files below ``root`` hold; a file that was added, changed or removed is noticed."""
    if not root.path.is_dir():
        problem = Problem("knowledge", str(root.path), "this folder does not exist.", "Check its name.")
        return Layer({}, (problem,))
    listed = listing(root)
    if len(listed) < WORTHWHILE:
        return _read(root, registry, listed, {}).layer()
    about, mark, now = _about(root, registry), _mark(registry), signature(listed)
    kept = recall(about)
    if kept is not None and mark and (kept.mark, kept.signature) == (mark, now):
        return _recalled(kept, root, registry)
    haul = _read(root, registry, listed, kept.parsed() if kept else {})
    keep(about, _to_keep(haul, mark, now))
    return haul.layer()


def _about(root: Root, registry: Registry) -> str:
    """The name of what is kept: the same folder, named in the same way, for the same kinds."""
    parts = (str(root.path.absolute()), str(root.path), root.below, str(root.shared), *registry)
    return json.dumps(parts)


def _mark(registry: Registry) -> str:
    """Changes with the program that judges the files; empty where that cannot be told."""
    classes = [f"{key} {model.__module__}.{model.__qualname__}" for key, model in registry.items()]
    bases = {base for model in registry.values() for base in model.__mro__ if issubclass(base, BaseModel)}
    files = {getattr(sys.modules.get(base.__module__), "__file__", None) or "" for base in bases}
    try:
        here = [child.path for child in os.scandir(Path(__file__).parent) if child.name.endswith(".py")]
        told = sorted(f"{file} {stamp_of(Path(file).stat())}" for file in {*files, *here})
    except OSError:
        return ""
    whole = "\n".join((sys.version, VERSION, *classes, *told))
    return blake2b(whole.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _recalled(kept: Kept, root: Root, registry: Registry) -> Layer:
    def section(folder: str, lines: bytes) -> Section:
        return Section(lines, lambda: _revived(kept.blocks[folder], folder, root, registry))

    return Layer({f: section(f, lines) for f, lines in kept.lines.items()}, kept.problems)


def _revived(
    blocks: Mapping[str, bytes | memoryview], folder: str, root: Root, registry: Registry
) -> Mapping[str, Entry]:
    try:
        made = [
            registry[kind].model_validate_json(line)
            for kind, block in blocks.items()
            for line in bytes(block).split(b"\n")
        ]
    except (ValueError, KeyError):  # somebody altered what was kept, and took care that it looks whole
        section = _read(root, registry, listing(root), {}).layer().sections.get(folder)
        return section.entries() if section else {}
    return {entry.id: entry for entry in sorted(made, key=lambda entry: entry.id)}


def _read(
    root: Root, registry: Registry, listed: tuple[Listed, ...], known: Mapping[str, tuple[Stamp, Parsed]]
) -> _Haul:
    haul = _Haul()
    shelves = Shelves(registry)
    others = _passed_over(registry)
    for file in listed:
        shelf = shelves.place(file.folders, file.name)
        if shelf is not None:
            _take_in(file, shelf, known, haul)
        elif not root.shared and file.folders[:1] not in others:
            haul.problems.append(_homeless(file.path, registry))
    return haul


def _take_in(file: Listed, shelf: Shelf, known: Mapping[str, tuple[Stamp, Parsed]], haul: _Haul) -> None:
    stamp, parsed = known.get(file.path, (None, None))
    try:
        if parsed is None or stamp != file.stamp:
            parsed = parse(file.path)
    except BrokenError as broken:
        haul.problems.append(located(file.path, broken.mistake))
        haul.lasting &= broken.lasting
        return
    entry = build(file.path, shelf, parsed, haul.problems)
    if entry is None:
        return
    section = haul.found.setdefault(shelf.folder, {})
    if entry.id in section:
        haul.problems.append(_twice(entry, section[entry.id].entry))
        return
    section[entry.id] = _Found(shelf, entry, file, parsed)


def _section(folder: str, found: Mapping[str, _Found]) -> Section:
    entries = {identifier: found[identifier].entry for identifier in sorted(found)}
    return Section(_lines(folder, found), lambda: entries)


def _lines(folder: str, found: Mapping[str, _Found]) -> bytes:
    told = (
        f"{folder}\0{name}\0{found[name].parsed.sha}\0{found[name].entry.provisional}\n"
        for name in sorted(found)
    )
    return "".join(told).encode()


def _to_keep(haul: _Haul, mark: str, now: str) -> Kept:
    blocks: dict[str, dict[str, list[bytes]]] = {}
    rows: dict[str, dict[str, list[Row]]] = {}
    for folder, found in haul.found.items():
        for each in found.values():
            kind = each.shelf.kind
            own = {"path": each.file.path, "provisional": each.shelf.provisional}
            line = json.dumps({**each.parsed.content, **own}).encode()
            blocks.setdefault(folder, {}).setdefault(kind, []).append(line)
            row = Row(each.file.path, each.file.stamp, each.parsed.sha)
            rows.setdefault(folder, {}).setdefault(kind, []).append(row)
    plain = {
        folder: {kind: [(row.path, row.stamp, row.sha) for row in each] for kind, each in kinds.items()}
        for folder, kinds in rows.items()
    }
    return Kept(
        mark,
        now if haul.lasting else "",
        tuple(haul.problems),
        {folder: _lines(folder, haul.found[folder]) for folder in sorted(haul.found)},
        {folder: {kind: b"\n".join(b) for kind, b in kinds.items()} for folder, kinds in blocks.items()},
        json.dumps(plain).encode(),
    )


def _passed_over(registry: Registry) -> set[Parts]:
    """Top folders that a fuller registry claims; their files are passed over in silence."""
    claimed: set[Parts] = {(key.split("/")[0],) for key in registry}
    language: Parts = ("language",)
    return {language} - claimed


def _twice(entry: Entry, first: Entry) -> Problem:
    return Problem(
        "knowledge",
        f"{entry.path}:1",
        f'the id "{entry.id}" is taken by {first.path}.',
        "Write another id, and name the file after it.",
    )


def _homeless(path: str, registry: Registry) -> Problem:
    return Problem(
        "knowledge",
        f"{path}:1",
        "no kind of knowledge lies in this folder, so the file is left out.",
        f"Move it to one of: {', '.join(sorted(registry))}.",
        "warning",
    )
