"""Knowledge: every entry of every kind, immutable, with one digest over its content."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from concordant.knowledge.entry import Entry
from concordant.knowledge.provision import Provision, Regime
from concordant.knowledge.schema import Actor, Agreement, Event, ItemClass, Materiel, Outlet, Place

E = TypeVar("E", bound=Entry)
Folder = Mapping[str, Entry]


class WhenAsked(Mapping[str, Folder]):
    """Folders of entries, each made when it is first asked for and kept: most commands need few of them.

    From outside it is a mapping that never changes. It travels to other processes as a plain one.
    """

    def __init__(self, makers: Mapping[str, Callable[[], Folder]]) -> None:
        self._makers = dict(makers)
        self._made: dict[str, Folder] = {}

    def __getitem__(self, folder: str) -> Folder:
        if folder not in self._made:
            self._made[folder] = self._makers[folder]()
        return self._made[folder]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __reduce__(self) -> tuple[type[dict[str, Folder]], tuple[dict[str, Folder]]]:
        return dict, (dict(self),)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the program knows about the world and the languages.

    Attributes:
        folders: entries by folder (``actors``, ``language/fr/frames``), then by id, both in order.
        digest: hash of the content, whatever the order or place of the files.
    """

    folders: Mapping[str, Folder]
    digest: str

    def entries(self, folder: str) -> Folder:
        """The entries of one folder by id; empty where there is none."""
        return MappingProxyType(dict(self.folders.get(folder, {})))

    def select(self, folder: str, model: type[E]) -> Mapping[str, E]:
        """The entries of ``folder`` that are of the class ``model``, by id."""
        chosen = {k: v for k, v in self.folders.get(folder, {}).items() if isinstance(v, model)}
        return MappingProxyType(chosen)

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with its folder, in order."""
        for folder, entries in self.folders.items():
            for entry in entries.values():
                yield folder, entry

    def __len__(self) -> int:
        return sum(len(entries) for entries in self.folders.values())

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Who acts or speaks."""
        return self.select("actors", Actor)

    @property
    def agreements(self) -> Mapping[str, Agreement]:
        """Treaties and pacts."""
        return self.select("agreements", Agreement)

    @property
    def classes(self) -> Mapping[str, ItemClass]:
        """Item classes."""
        return self.select("classes", ItemClass)

    @property
    def events(self) -> Mapping[str, Event]:
        """Kinds of acts."""
        return self.select("events", Event)

    @property
    def materiel(self) -> Mapping[str, Materiel]:
        """Weapons, vehicles and munitions that reports call by name."""
        return self.select("materiel", Materiel)

    @property
    def outlets(self) -> Mapping[str, Outlet]:
        """Who publishes."""
        return self.select("outlets", Outlet)

    @property
    def places(self) -> Mapping[str, Place]:
        """Where things happen."""
        return self.select("places", Place)

    @property
    def provisions(self) -> Mapping[str, Provision]:
        """Units of sanctions texts."""
        return self.select("provisions", Provision)

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """Sanctions regimes."""
        return self.select("regimes", Regime)

    def state(self, code: str) -> Actor | None:
        """The state with this ISO 3166-1 alpha-2 code."""
        for actor in self.actors.values():
            if actor.kind == "state" and actor.state == code:
                return actor
        return None
