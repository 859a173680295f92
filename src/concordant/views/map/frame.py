"""What a map shows: as much of the world as the places on it need, seen from their middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from concordant.views.map.cutting import Window
from concordant.views.map.projection import HALF, WHOLE, Degrees, Plane, project, turned

WIDTH = 720.0
"""Width of every map, in the units of its drawing."""

_MIDDLE = 11.0
"""Central meridian of the whole world: the edge runs through the Bering Strait and cuts no continent."""
_NORTH, _SOUTH = 83.7, -57.0
_WORLD = Window(project(-HALF, 0)[0], project(0, _NORTH)[1], project(HALF, 0)[0], project(0, _SOUTH)[1])
_WIDEST_SPAN = 190.0
_LEAST_WIDTH = 0.8
_MARGIN = 0.2
_LEAST_MARGIN = 0.12
_FLATTEST, _STEEPEST = 0.45, 0.62


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world, and where it stands in the drawing.

    Attributes:
        centre: the central meridian.
        window: what is shown, on the plane.
        whole: whether it is the whole world.
    """

    centre: float
    window: Window
    whole: bool

    @property
    def scale(self) -> float:
        """Units of the drawing for one radius of the globe."""
        return WIDTH / (self.window.right - self.window.left)

    @property
    def height(self) -> float:
        """Height of the drawing."""
        return round((self.window.bottom - self.window.top) * self.scale, 1)

    def drawn(self, point: Plane) -> Plane:
        """A point of the plane in the drawing."""
        return (point[0] - self.window.left) * self.scale, (point[1] - self.window.top) * self.scale

    def at(self, place: Degrees, turns: int = 0) -> Plane:
        """A place in the drawing, or so many turns of the globe further east."""
        return self.drawn(project(turned(place[0], self.centre) + turns * WHOLE, place[1]))


def framed(places: Sequence[Degrees]) -> Frame:
    """The frame that shows these places; the whole world where there are none, or they lie all around it."""
    if not places:
        return Frame(_MIDDLE, _WORLD, True)
    centre, span = _around(places)
    if span > _WIDEST_SPAN:
        return Frame(_MIDDLE, _WORLD, True)
    window = _widened(_box([project(turned(x, centre), y) for x, y in places]))
    if window.right - window.left >= _WORLD.right - _WORLD.left:
        return Frame(centre, _WORLD, True)
    return Frame(centre, window, False)


def _around(places: Sequence[Degrees]) -> tuple[float, float]:
    """The meridian in the middle of the places, and how many degrees they span the shorter way round."""
    east = sorted({x % WHOLE for x, _ in places})
    gaps = [(b - a, b) for a, b in zip(east, [*east[1:], east[0] + WHOLE], strict=True)]
    widest, first = max(gaps)
    span = WHOLE - widest
    return turned(first + span / 2, 0.0), span


def _box(points: Sequence[Plane]) -> Window:
    across, down = [p[0] for p in points], [p[1] for p in points]
    return Window(min(across), min(down), max(across), max(down))


def _widened(box: Window) -> Window:
    """The box with a margin, neither too small nor too flat nor too steep, within the world."""
    wide, high = box.right - box.left, box.bottom - box.top
    margin = max(_LEAST_MARGIN, _MARGIN * max(wide, high))
    wide, high = max(wide + 2 * margin, _LEAST_WIDTH), high + 2 * margin
    wide = max(wide, high / _STEEPEST)
    high = max(high, wide * _FLATTEST)
    left, right = _within((box.left + box.right) / 2, wide, _WORLD.left, _WORLD.right)
    top, bottom = _within((box.top + box.bottom) / 2, high, _WORLD.top, _WORLD.bottom)
    return Window(left, top, right, bottom)


def _within(middle: float, length: float, least: float, most: float) -> tuple[float, float]:
    """A stretch of some length around a middle, moved so that it lies within bounds where it fits."""
    if length >= most - least:
        return least, most
    start = min(max(middle - length / 2, least), most - length)
    return start, start + length
