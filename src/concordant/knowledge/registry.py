"""Which folder holds what: patterns over folders and single files, matched against a path below a root."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from concordant.knowledge.entry import Entry

NURSERY = "nursery"
Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one file belongs.

    Attributes:
        folder: the folder it is listed under.
        kind: the key of the registry that claims it.
        model: its class.
        provisional: whether it lies in a nursery.
    """

    folder: str
    kind: str
    model: type[Entry]
    provisional: bool


def _fits(pattern: Parts, parts: Parts) -> bool:
    pairs = zip(pattern, parts, strict=False)
    return len(pattern) <= len(parts) and all(p in ("*", part) for p, part in pairs)


@dataclass(frozen=True, slots=True)
class Shelves:
    """A registry, made ready to place many files.

    A folder named ``nursery`` anywhere in a path makes the entry provisional; folders below a registered
    one only sort files.
    """

    registry: Mapping[str, type[Entry]]
    _known: dict[Parts, Shelf | None] = field(default_factory=dict, compare=False)

    def place(self, folders: Parts, name: str) -> Shelf | None:
        """The shelf of the file ``name`` below ``folders``; None where no kind claims it."""
        return self._single(folders, name) or self._below(folders)

    def _single(self, folders: Parts, name: str) -> Shelf | None:
        plain = tuple(part for part in folders if part != NURSERY)
        for key, model in self.registry.items():
            if key.endswith(f"/{name}"):
                pattern = tuple(key.split("/"))[:-1]
                if len(pattern) == len(plain) and _fits(pattern, plain):
                    return Shelf("/".join(plain), key, model, len(plain) < len(folders))
        return None

    def _below(self, folders: Parts) -> Shelf | None:
        if folders not in self._known:
            self._known[folders] = self._longest(folders)
        return self._known[folders]

    def _longest(self, folders: Parts) -> Shelf | None:
        plain = tuple(part for part in folders if part != NURSERY)
        best: Parts = ()
        found: Shelf | None = None
        for key, model in self.registry.items():
            pattern = tuple(key.split("/"))
            if not key.endswith(".toml") and len(pattern) > len(best) and _fits(pattern, plain):
                folder = "/".join(plain[: len(pattern)])
                best, found = pattern, Shelf(folder, key, model, len(plain) < len(folders))
        return found
