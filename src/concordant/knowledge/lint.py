"""What one check of the knowledge is, and what it remarks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.entry import Entry, Named

Level = Literal["error", "warning", "note"]

TERRITORIES = frozenset(
    [
        "AI",
        "AQ",
        "AS",
        "AW",
        "AX",
        "BL",
        "BM",
        "BQ",
        "BV",
        "CC",
        "CK",
        "CW",
        "CX",
        "EH",
        "FK",
        "FO",
        "GF",
        "GG",
        "GI",
        "GL",
        "GP",
        "GS",
        "GU",
        "HK",
        "HM",
        "IM",
        "IO",
        "JE",
        "KY",
        "MF",
        "MO",
        "MP",
        "MQ",
        "MS",
        "NC",
        "NF",
        "NU",
        "PF",
        "PM",
        "PN",
        "PR",
        "RE",
        "SH",
        "SJ",
        "SX",
        "TC",
        "TF",
        "TK",
        "UM",
        "VG",
        "VI",
        "WF",
        "YT",
    ]
)
"""Codes of ISO 3166-1 that belong to no state of the knowledge; things may lie there all the same."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something wrong with one entry.

    Attributes:
        entry: the entry whose file is at fault.
        wrong: what is wrong, in one sentence.
        write: what to write instead; the recommendation of the check where empty.
        at: the key where it stands, as a path.
        words: the words to look for where no key tells the line.
    """

    entry: Entry
    wrong: str
    write: str = ""
    at: tuple[str | int, ...] = ()
    words: str = ""


class Lint:
    """One check: its name, what it recommends, how grave it is, and what it finds."""

    name: ClassVar[str]
    recommendation: ClassVar[str]
    level: ClassVar[Level] = "error"

    def look(self, around: "Around") -> Iterator[Remark]:
        """What this check remarks on the whole knowledge; by default, on each entry in turn."""
        for folder, entry in around.knowledge:
            yield from self.look_at(folder, entry, around)

    def look_at(self, folder: str, entry: Entry, around: "Around") -> Iterator[Remark]:
        """What this check remarks on one entry."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Around:
    """The knowledge that is checked, with what many checks look up."""

    knowledge: Knowledge
    states: frozenset[str]
    folders: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Around":
        """What surrounds the entries of ``knowledge``."""
        actors = knowledge.actors.values()
        states = {a.state for a in actors if a.kind in ("state", "government") and a.state}
        folders = {folder: frozenset(entries) for folder, entries in knowledge.folders.items()}
        return cls(knowledge, frozenset(states), folders)

    def holds(self, target: str, value: str) -> bool:
        """Whether ``value`` names something: a state by its code, or an id in a folder."""
        if target == "states":
            return value in self.states or value in TERRITORIES
        return value in self.folders.get(target, frozenset())


def words_of(entry: Named) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Every list of words by which an entry is called, with its table and language."""
    for table in ("names", "short", "metonyms", "weak_metonyms"):
        for lang, words in getattr(entry, table, {}).items():
            yield (table, lang), words
