"""Cutting lines and areas: at the meridian where the map ends, and at the edges of what it shows."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from concordant.views.map.projection import HALF, WHOLE, Degrees, Plane, turned

Points = Sequence[tuple[float, float]]


class Window(NamedTuple):
    """A rectangle on the plane."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, points: Points) -> bool:
        """Whether the box around some points reaches into it."""
        across, down = [p[0] for p in points], [p[1] for p in points]
        return (
            min(across) <= self.right
            and max(across) >= self.left
            and min(down) <= self.bottom
            and max(down) >= self.top
        )


def seen_from(points: Sequence[Degrees], centre: float) -> list[Degrees]:
    """Places with their longitudes from a central meridian."""
    return [(turned(x, centre), y) for x, y in points]


def leaps(points: Sequence[Degrees]) -> bool:
    """Whether a line goes over the edge of the map, where longitudes leap from one end to the other."""
    return any(abs(a[0] - b[0]) > HALF for a, b in pairwise(points))


def unrolled(points: Sequence[Degrees]) -> list[Degrees]:
    """The same line without leaps, its longitudes running on beyond 180."""
    found = [points[0]]
    for x, y in points[1:]:
        last = found[-1][0]
        found.append((x + WHOLE * round((last - x) / WHOLE), y))
    return found


def pieces_of_line(points: Sequence[Degrees]) -> Iterator[list[Degrees]]:
    """A line in pieces that each stay on the map."""
    if not leaps(points):
        yield list(points)
        return
    piece = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(bx - ax) > HALF:
            edge = HALF if ax > 0 else -HALF
            whole = bx + 2 * edge - ax
            north = ay + (by - ay) * ((edge - ax) / whole if whole else 0.5)
            piece.append((edge, north))
            yield piece
            piece = [(-edge, north)]
        piece.append((bx, by))
    yield piece


def pieces_of_area(ring: Sequence[Degrees]) -> Iterator[list[Degrees]]:
    """An area in pieces that each stay on the map."""
    if not leaps(ring):
        yield list(ring)
        return
    whole = unrolled(ring)
    for turn in (-WHOLE, 0.0, WHOLE):
        part = within(whole, turn - HALF, turn + HALF, 0)
        if len(part) > 2:
            yield [(x - turn, y) for x, y in part]


def within(ring: Points, least: float, most: float, axis: int) -> list[tuple[float, float]]:
    """The part of an area between two parallels of an axis (Sutherland and Hodgman)."""
    above = _one_side(ring, least, axis, lambda value: value >= least)
    return _one_side(above, most, axis, lambda value: value <= most)


def _one_side(
    ring: Points, edge: float, axis: int, holds: Callable[[float], bool]
) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for one, other in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if holds(one[axis]):
            found.append(one)
        if holds(one[axis]) != holds(other[axis]):
            share = (edge - one[axis]) / (other[axis] - one[axis])
            across = one[1 - axis] + (other[1 - axis] - one[1 - axis]) * share
            found.append((edge, across) if axis == 0 else (across, edge))
    return found


def area_in(ring: Sequence[Plane], window: Window) -> list[Plane]:
    """The part of an area that a window shows; empty where it shows none."""
    if not ring or not window.meets(ring):
        return []
    upright = within(ring, window.left, window.right, 0)
    return within(upright, window.top, window.bottom, 1)


def lines_in(points: Sequence[Plane], window: Window) -> Iterator[list[Plane]]:
    """The pieces of a line that pass through a window; they may end a little outside."""
    piece: list[Plane] = []
    for one, other in pairwise(points):
        if window.meets((one, other)):
            piece = piece or [one]
            piece.append(other)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
