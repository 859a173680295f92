"""Which files lie in a folder of knowledge, and what tells that one of them has changed."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from concordant.knowledge.registry import Parts

Stamp = tuple[int, int, int]
"""Size, time of change of the content, time of change of anything: who keeps all three is the same."""

UNKNOWN: Stamp = (-1, -1, -1)
"""The stamp of a file that was gone before it could be looked at."""


_BY_NAME = attrgetter("name")
_ON_POSIX = os.name == "posix"


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


class Listed(NamedTuple):
    """One TOML file: the folders it lies in, as the registry counts them; its name, path and stamp."""

    folders: Parts
    name: str
    path: str
    stamp: Stamp


def listing(root: Root) -> tuple[Listed, ...]:
    """Every TOML file below ``root``, by name, so that problems come in one order."""
    found: list[Listed] = []
    _add_below(root.path, tuple(part for part in root.below.split("/") if part), found)
    return tuple(found)


def signature(listed: Iterable[Listed]) -> str:
    """Equal only where the same files lie there, each unchanged."""
    lines = [f"{path}\0{size}\0{content}\0{status}" for _, _, path, (size, content, status) in listed]
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def stamp_of(status: os.stat_result) -> Stamp:
    """What is kept of a file to know it again."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _add_below(folder: Path | str, parts: Parts, found: list[Listed]) -> None:
    """Thousands of files are looked at in every start: hence one list and no generator."""
    try:
        with os.scandir(folder) as held:
            children = sorted(held, key=_BY_NAME)
    except OSError:
        return
    for child in children:
        name = child.name
        if name.endswith(".toml") and child.is_file():
            found.append(Listed(parts, name, child.path, _stamp(child)))
        elif not name.startswith((".", "__")) and child.is_dir():
            _add_below(child.path, (*parts, name), found)


def _stamp(child: os.DirEntry[str]) -> Stamp:
    try:
        # On Windows the entry answers from the folder's listing, which may lag behind the file.
        return stamp_of(child.stat() if _ON_POSIX else Path(child.path).stat())
    except OSError:
        return UNKNOWN
