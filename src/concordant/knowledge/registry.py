"""Which folder holds what: patterns over folders and single files, matched against a path below a root."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from concordant.knowledge.entry import Entry

NURSERY = "nursery"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one file belongs: the folder it is listed under, its class, and whether it is provisional."""

    folder: str
    model: type[Entry]
    provisional: bool


def _fits(pattern: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    pairs = zip(pattern, parts, strict=False)
    return len(pattern) <= len(parts) and all(p in ("*", part) for p, part in pairs)


def shelve(path: PurePosixPath, registry: Mapping[str, type[Entry]]) -> Shelf | None:
    """The shelf of the file at ``path`` (relative to a root); None where no folder claims it.

    A folder named ``nursery`` anywhere in the path makes the entry provisional; folders below a
    registered one only sort files.
    """
    parts = tuple(part for part in path.parts if part != NURSERY)
    provisional = len(parts) < len(path.parts)
    best: tuple[str, ...] = ()
    found: Shelf | None = None
    for key, model in registry.items():
        pattern = tuple(key.split("/"))
        if key.endswith(".toml"):
            if len(pattern) == len(parts) and _fits(pattern, parts):
                return Shelf("/".join(parts[:-1]), model, provisional)
        elif len(pattern) > len(best) and _fits(pattern, parts[:-1]):
            best, found = pattern, Shelf("/".join(parts[: len(pattern)]), model, provisional)
    return found
