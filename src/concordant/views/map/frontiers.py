"""Coasts and frontiers, read from the file that ``scripts/generate_frontiers.py`` writes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from concordant.views.map.projection import Degrees

Kind = Literal["coast", "border", "unsettled", "ceasefire"]
KINDS: tuple[Kind, ...] = ("coast", "border", "unsettled", "ceasefire")
FRONTIERS = KINDS[1:]
Line = Sequence[Degrees]


@dataclass(frozen=True, slots=True)
class Unit:
    """A state, a territory, or an area that is kept apart.

    Attributes:
        state: ISO 3166-1 alpha-2 code of the state or territory; None where that is not settled.
        rings: what bounds it, each a closed way along lines by their numbers; ``~n`` is line n backwards.
    """

    state: str | None
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Frontiers:
    """The outlines of the world.

    Attributes:
        source: where they come from.
        arcs: the lines, in degrees.
        units: what they bound.
        lines: numbers of lines by how they are drawn.
        added: lines that bound no unit, by how they are drawn.
    """

    source: Mapping[str, str]
    arcs: tuple[Line, ...]
    units: Mapping[str, Unit]
    lines: Mapping[Kind, tuple[int, ...]]
    added: Mapping[Kind, tuple[Line, ...]]

    def ring(self, numbers: Sequence[int]) -> list[Degrees]:
        """The points of a ring, the first again at the end."""
        found: list[Degrees] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            found.extend(arc[1:] if found else arc)
        return found


@cache
def frontiers() -> Frontiers:
    """The outlines that are shipped."""
    held = json.loads(files("concordant.views.map").joinpath("frontiers.json").read_text("utf-8"))
    step = float(held["step"])
    added = held["added"].values()
    return Frontiers(
        source=held["source"],
        arcs=tuple(_decoded(line, step) for line in held["arcs"]),
        units={
            code: Unit(unit["state"], tuple(tuple(ring) for ring in unit["rings"]))
            for code, unit in held["units"].items()
        },
        lines={kind: tuple(held["lines"].get(kind, ())) for kind in KINDS},
        added={kind: tuple(_decoded(a["line"], step) for a in added if a["kind"] == kind) for kind in KINDS},
    )


def _decoded(line: str, step: float) -> Line:
    """A line in degrees, from its first point and the steps to each next one."""
    x = y = 0
    points = []
    for pair in line.split():
        right, up = pair.split(",")
        x, y = x + int(right), y + int(up)
        points.append((round(x * step, 2), round(y * step, 2)))
    return tuple(points)
