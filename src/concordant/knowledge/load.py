"""Files in, Knowledge out: shipped entries, then the user's overlays; what is broken is told and skipped."""

import hashlib
import json
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from concordant.knowledge.cache import Parsed, keep, recall
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.entry import Entry
from concordant.knowledge.registry import Parts, Shelf, Shelves
from concordant.knowledge.schema import KINDS
from concordant.knowledge.wording import SET_BY_PROGRAM, Mistake, of_schema, of_syntax
from concordant.model.problem import Problem

SHIPPED = Path(__file__).parent / "data"
LANGUAGES = Path(__file__).parents[1] / "language"


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of knowledge files.

    Attributes:
        path: where it lies.
        below: where it stands in the common layout.
        shared: whether files of no registered kind lie there too, and are none of our business.
    """

    path: Path
    below: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    folder: str
    entry: Entry
    sha: str


def shipped_roots() -> tuple[Root, ...]:
    """The folders that come with the program."""
    return (Root(SHIPPED), Root(LANGUAGES, "language", shared=True))


def load(
    overlays: Sequence[Path] = (),
    registry: Mapping[str, type[Entry]] = KINDS,
    roots: Sequence[Root] | None = None,
) -> tuple[Knowledge, tuple[Problem, ...]]:
    """Load the shipped knowledge and lay the user's folders over it.

    A file of an overlay replaces the one with the same id in the same folder; a new one adds. A broken
    file gives problems and hides no other file.

    Args:
        overlays: folders with the layout of the shipped one, later ones over earlier ones.
        registry: what each folder holds.
        roots: what to take for the shipped folders, when not those of the program.

    Returns:
        The knowledge, and what could not be loaded, each with file and line.
    """
    entries: dict[tuple[str, str], _Found] = {}
    problems: list[Problem] = []
    layers = [*(shipped_roots() if roots is None else roots), *(Root(Path(path)) for path in overlays)]
    for root in layers:
        layer: dict[tuple[str, str], _Found] = {}
        for found in _read_root(root, registry, problems):
            key = (found.folder, found.entry.id)
            if key in layer:
                problems.append(_twice(found.entry, layer[key].entry))
                continue
            layer[key] = found
        entries.update(layer)
    return _assemble(entries), tuple(problems)


def _assemble(entries: Mapping[tuple[str, str], _Found]) -> Knowledge:
    folders: dict[str, dict[str, Entry]] = {}
    content = hashlib.sha256()
    for folder, identifier in sorted(entries):
        found = entries[folder, identifier]
        folders.setdefault(folder, {})[identifier] = found.entry
        content.update(f"{folder}\0{identifier}\0{found.sha}\0{found.entry.provisional}\n".encode())
    return Knowledge(folders, content.hexdigest())


def _read_root(root: Root, registry: Mapping[str, type[Entry]], problems: list[Problem]) -> Iterator[_Found]:
    if not root.path.is_dir():
        problems.append(
            Problem("knowledge", str(root.path), "this folder does not exist.", "Check its name.")
        )
        return
    kept = recall(root.path)
    now: dict[str, Parsed] = {}
    shelves = Shelves(registry)
    below = tuple(part for part in root.below.split("/") if part)
    others = _passed_over(registry)
    for folders, file in _files(root.path, below):
        shelf = shelves.place(folders, file.name)
        if shelf is None:
            if not root.shared and folders[:1] not in others:
                problems.append(_homeless(file.path, registry))
            continue
        try:
            parsed = _parse(file, kept)
        except _BrokenError as broken:
            problems.append(_problem(file.path, broken.mistake))
            continue
        now[file.path] = parsed
        entry = _build(file.path, shelf, parsed, problems)
        if entry is not None:
            yield _Found(shelf.folder, entry, parsed.sha)
    if now != kept:
        keep(root.path, now)


def _passed_over(registry: Mapping[str, type[Entry]]) -> set[Parts]:
    """Top folders that a fuller registry claims; their files are passed over in silence."""
    claimed: set[Parts] = {(key.split("/")[0],) for key in registry}
    language: Parts = ("language",)
    return {language} - claimed


def _files(folder: Path | str, below: Parts) -> Iterator[tuple[Parts, os.DirEntry[str]]]:
    """Every TOML file under ``folder`` with its folders, by name, so that problems come in one order."""
    try:
        with os.scandir(folder) as listing:
            children = sorted(listing, key=lambda child: child.name)
    except OSError:
        return
    for child in children:
        if child.name.endswith(".toml") and child.is_file():
            yield below, child
        elif not child.name.startswith((".", "__")) and child.is_dir():
            yield from _files(child.path, (*below, child.name))


class _BrokenError(Exception):
    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake


def _parse(file: os.DirEntry[str], kept: Mapping[str, Parsed]) -> Parsed:
    try:
        status = file.stat()
        known = kept.get(file.path)
        if known and known.size == status.st_size and known.mtime == status.st_mtime_ns:
            return known
        raw = Path(file.path).read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        raise _BrokenError(
            Mistake(1, f"the file cannot be read: {error.strerror}.", "Check its rights.")
        ) from error
    return Parsed(status.st_size, status.st_mtime_ns, hashlib.sha256(raw).hexdigest(), _content(raw))


def _content(raw: bytes) -> dict[str, Any]:
    """The plain content; dates become ISO 8601 text, so that cached and fresh content are equal."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _BrokenError(
            Mistake(line, "the file is not in UTF-8.", "Save it with the encoding UTF-8.")
        ) from error
    try:
        content: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _BrokenError(of_syntax(text, error)) from error
    except RecursionError as error:
        raise _BrokenError(Mistake(1, "lists are nested too deeply.", "Write them flat.")) from error
    plain: dict[str, Any] = json.loads(json.dumps(content, default=lambda value: value.isoformat()))
    return plain


def _build(path: str, shelf: Shelf, parsed: Parsed, problems: list[Problem]) -> Entry | None:
    own = {"path": path, "provisional": shelf.provisional}
    try:
        reserved = [key for key in SET_BY_PROGRAM if key in parsed.content]
        if not reserved:
            return shelf.model.model_validate({**parsed.content, **own})
        mistakes: Sequence[Mistake] = [
            Mistake(1, f'"{key}" is set by the program.', "Leave this line out.") for key in reserved
        ]
    except ValidationError as error:
        mistakes = of_schema(shelf.model, _text(path), error)
    problems.extend(_problem(path, mistake) for mistake in mistakes)
    return None


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _problem(path: str, mistake: Mistake) -> Problem:
    return Problem("knowledge", f"{path}:{mistake.line}", mistake.wrong, mistake.write)


def _twice(entry: Entry, first: Entry) -> Problem:
    return Problem(
        "knowledge",
        f"{entry.path}:1",
        f'the id "{entry.id}" is taken by {first.path}.',
        "Write another id, and name the file after it.",
    )


def _homeless(path: str, registry: Mapping[str, type[Entry]]) -> Problem:
    return Problem(
        "knowledge",
        f"{path}:1",
        "no kind of knowledge lies in this folder, so the file is left out.",
        f"Move it to one of: {', '.join(sorted(registry))}.",
        "warning",
    )
