"""Land, coasts and frontiers as paths of a drawing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from concordant.views.map.cutting import (
    Window,
    area_in,
    leaps,
    lines_in,
    pieces_of_area,
    pieces_of_line,
    seen_from,
)
from concordant.views.map.frame import WIDTH, Frame
from concordant.views.map.frontiers import FRONTIERS, Frontiers, Kind
from concordant.views.map.projection import HALF, Degrees, Plane, project

GRID = 0.1
"""Paths are written in whole steps of so many units of the drawing."""
_FINEST = 0.8
"""Points that lie nearer to the one before, in units of the drawing, are left out."""
_OUTSIDE = 4.0
_STEPS = 24


@dataclass(frozen=True, slots=True)
class Outlines:
    """Values of the attribute ``d`` of paths, in steps of the grid.

    Attributes:
        sea: what is earth at all.
        land: land of everybody else.
        parties: land of the states that something comes from or goes to.
        lines: frontiers by kind; coasts show where land ends.
    """

    sea: str
    land: str
    parties: str
    lines: Mapping[Kind, str]


def outlines(world: Frontiers, frame: Frame, states: Collection[str]) -> Outlines:
    """The outlines of what a frame shows.

    Args:
        world: the outlines of the world.
        frame: which part of it is shown.
        states: codes of the states that stand out.
    """
    turned = [seen_from(arc, frame.centre) for arc in world.arcs]
    flat = [[frame.drawn(project(*place)) for place in arc] for arc in turned]
    page = Window(-_OUTSIDE, -_OUTSIDE, WIDTH + _OUTSIDE, frame.height + _OUTSIDE)
    land: list[str] = []
    parties: list[str] = []
    for unit in world.units.values():
        kept = parties if unit.state in states else land
        for ring in unit.rings:
            for piece in _rings(ring, turned, flat, frame):
                kept.append(closed(area_in(piece, page)))
    lines = {}
    for kind in FRONTIERS:
        held = [flat_line for n in world.lines[kind] for flat_line in _lines(turned[n], flat[n], frame)]
        for added in world.added[kind]:
            held.extend(_lines(seen_from(added, frame.centre), None, frame))
        lines[kind] = "".join(opened(piece) for whole in held for piece in lines_in(whole, page))
    return Outlines(closed(area_in(_earth(frame), page)), "".join(land), "".join(parties), lines)


def _rings(
    ring: Sequence[int], turned: Sequence[list[Degrees]], flat: Sequence[list[Plane]], frame: Frame
) -> Iterator[list[Plane]]:
    """A ring in the drawing; in pieces where it goes over the edge of the map."""
    degrees = _joined(ring, turned)
    if not leaps(degrees):
        yield _joined(ring, flat)
        return
    for piece in pieces_of_area(degrees):
        yield [frame.drawn(project(*place)) for place in piece]


def _joined(ring: Sequence[int], arcs: Sequence[list[Plane]]) -> list[Plane]:
    found: list[Plane] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        found.extend(arc[1:] if found else arc)
    return found


def _lines(degrees: list[Degrees], flat: list[Plane] | None, frame: Frame) -> Iterator[list[Plane]]:
    if flat is not None and not leaps(degrees):
        yield flat
        return
    for piece in pieces_of_line(degrees):
        yield [frame.drawn(project(*place)) for place in piece]


def _earth(frame: Frame) -> list[Plane]:
    """The edge of the whole map."""
    north = [90 - 180 * n / _STEPS for n in range(_STEPS + 1)]
    east = [frame.drawn(project(HALF, y)) for y in north]
    west = [frame.drawn(project(-HALF, y)) for y in reversed(north)]
    return [*east, *west]


def closed(points: Iterable[Plane]) -> str:
    """An area as a path; empty where it is too small to be seen."""
    kept = thinned(points)
    return f"{_path(kept)}z" if len(kept) > 2 else ""


def opened(points: Iterable[Plane]) -> str:
    """A line as a path."""
    kept = thinned(points)
    return _path(kept) if len(kept) > 1 else ""


def thinned(points: Iterable[Plane]) -> list[Plane]:
    """The points without those that nobody could tell apart; the ends stay."""
    held = list(points)
    kept = held[:1]
    for number, (x, y) in enumerate(held[1:], 1):
        last = kept[-1]
        if abs(x - last[0]) + abs(y - last[1]) >= _FINEST or number == len(held) - 1:
            kept.append((x, y))
    return kept


def _path(points: Sequence[Plane]) -> str:
    """Points as a path of relative steps on the grid, as short as it can be written."""
    grid = [(round(x / GRID), round(y / GRID)) for x, y in points]
    steps = [f"M{grid[0][0]} {grid[0][1]}l"]
    for (ax, ay), (bx, by) in pairwise(grid):
        across, down = str(bx - ax), str(by - ay)
        steps.append(f"{'' if across[0] == '-' else ' '}{across}{'' if down[0] == '-' else ' '}{down}")
    return "".join(steps).replace("l ", "l")
