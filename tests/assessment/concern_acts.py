"""Scenarios of acts and what they would concern, read from the tables beside."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from concordant.assessment.concerns.assess import concerns
from concordant.assessment.concerns.cases import actor, invented
from concordant.assessment.concerns.law import Law
from concordant.knowledge.load import SHIPPED, Root, load
from concordant.model.claim import Certainty, Item, Phase
from concordant.model.concern import Concern, Status

TABLES = Path(__file__).parent / "concern_scenarios"


@cache
def law() -> Law:
    """The shipped provisions."""
    return Law.of(load(roots=[Root(SHIPPED)])[0])


@dataclass(frozen=True)
class Scenario:
    """An act, and all that must come out of it."""

    name: str
    event: str
    agent: str | None = None
    recipient: str | None = None
    item: str | None = None
    surface: str | None = None
    date: str | None = None
    published: str | None = None
    place: str | None = None
    phase: Phase = "done"
    certainty: Certainty = "asserted"
    denied: bool = False
    status: Status = "would_concern"
    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    argued: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    bearers: dict[str, list[str]] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    binding: tuple[str, ...] | None = None
    contested: tuple[str, ...] = ()
    bearing: str | None = None

    @property
    def parties(self) -> tuple[str | None, str | None]:
        """Ids of who acts and who receives, joint ones with a semicolon between."""
        return self.agent, self.recipient

    @property
    def expected(self) -> dict[str, str]:
        """Status by provision."""
        firm: dict[str, str] = dict.fromkeys(self.certain, self.status)
        return firm | dict.fromkeys(self.possible, "possible") | dict.fromkeys(self.argued, "argued")

    def concerns(self) -> tuple[Concern, ...]:
        """What the program says."""
        known = law()
        agent, recipient = (actor(tuple(who.split(";")), known) if who else None for who in self.parties)
        item = Item(self.surface, self.item) if self.item else None
        finding = invented(self.event, agent, recipient, item, self.date, self.phase, self.denied)
        places = (self.place,) if self.place else ()
        return concerns(finding, known, self.certainty, self.published, places)


def _scenario(row: dict[str, Any]) -> Scenario:
    plain = {("certain" if key == "in" else key): value for key, value in row.items()}
    filled: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in plain.items()}
    return Scenario(**filled)


@cache
def scenarios() -> tuple[tuple[str, Scenario], ...]:
    """All scenarios, with the name of their table."""
    found = []
    for path in sorted(TABLES.glob("*.toml")):
        rows = tomllib.loads(path.read_text("utf-8"))["scenario"]
        found += [(path.stem, _scenario(row)) for row in rows]
    return tuple(found)
