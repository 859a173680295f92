"""How flows are drawn: bent, so that those there and back, and several between the same two, stand apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

from concordant.views.map.flows import Flow
from concordant.views.map.frame import Frame
from concordant.views.map.projection import HALF, Plane, turned

MOST_SIDE_BY_SIDE = 5
"""More flows than this between the same two are drawn as one beyond the best supported."""
_BEND, _LEAST_BEND, _MOST_BEND, _APART = 0.15, 9.0, 55.0, 10.0
_STOPS = 24
_EDGE = 5.0
_FROM_START, _FROM_END, HEAD = 5.0, 6.0, 9.0


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of the map: a flow, or several that are drawn as one, and how far it is bent.

    Attributes:
        flows: what it stands for, the best supported first.
        number: its place among those between the same two, from 0.
        total: how many these are.
    """

    flows: tuple[Flow, ...]
    number: int
    total: int = 1

    @property
    def first(self) -> Flow:
        """The best supported of its flows."""
        return self.flows[0]


@dataclass(frozen=True, slots=True)
class Curve:
    """A bent line in the drawing: where it starts and ends, and the point that bends it."""

    start: Plane
    bend: Plane
    end: Plane

    def point(self, share: float) -> Plane:
        """The point after a share of the way."""
        (ax, ay), (bx, by), (cx, cy) = self.start, self.bend, self.end
        one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
        return one * ax + two * bx + three * cx, one * ay + two * by + three * cy

    def along(self) -> list[Plane]:
        """Points at even shares of the way."""
        return [self.point(n / _STOPS) for n in range(_STOPS + 1)]

    @property
    def heading(self) -> float:
        """The direction in which it arrives, in degrees, clockwise from the right."""
        return degrees(atan2(self.end[1] - self.bend[1], self.end[0] - self.bend[0]))

    def shortened(self, length: float) -> "Curve":
        """The same, ending so much earlier."""
        return Curve(self.start, self.bend, _towards(self.end, self.bend, length))


def strands(flows: Iterable[Flow]) -> list[Strand]:
    """The lines of the map, in an order that only depends on what they show."""
    pairs: dict[tuple[str, str], list[Flow]] = {}
    for flow in flows:
        if flow.end:
            pairs.setdefault((flow.start.key, flow.end.key), []).append(flow)
    return [strand for _, held in sorted(pairs.items()) for strand in _side_by_side(held)]


def _side_by_side(held: Sequence[Flow]) -> list[Strand]:
    ordered = sorted(held, key=lambda flow: (-flow.support, flow.finding))
    total = min(len(ordered), MOST_SIDE_BY_SIDE)
    most = total if len(ordered) == total else total - 1
    found = [Strand((flow,), number, total) for number, flow in enumerate(ordered[:most])]
    if rest := tuple(ordered[most:]):
        found.append(Strand(rest, most, total))
    return found


def at_one_spot(flows: Iterable[Flow]) -> Mapping[str, tuple[Flow, ...]]:
    """What happened at one spot, by its key."""
    found: dict[str, list[Flow]] = {}
    for flow in flows:
        if flow.end is None:
            found.setdefault(flow.start.key, []).append(flow)
    return {
        key: tuple(sorted(held, key=lambda flow: (-flow.support, flow.finding)))
        for key, held in sorted(found.items())
    }


def curves(strand: Strand, frame: Frame) -> list[Curve]:
    """The line of a strand; where the shorter way leads over the edge of the map, both its ends."""
    flow = strand.first
    if flow.end is None:
        return []
    start, end = flow.start.point, flow.end.point
    way = turned(end[0], frame.centre) - turned(start[0], frame.centre)
    if abs(way) <= HALF:
        return [bent(frame.at(start), frame.at(end), strand, frame.height)]
    beyond = 1 if way < 0 else -1
    return [
        bent(frame.at(start), frame.at(end, beyond), strand, frame.height),
        bent(frame.at(start, -beyond), frame.at(end), strand, frame.height),
    ]


def bent(start: Plane, end: Plane, strand: Strand, height: float) -> Curve:
    """The line between two points that bends to its own left, further with each one beside it.

    All that lie side by side stay within a drawing of this height.
    """
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay) or 1.0
    across, down = (by - ay) / length, (ax - bx) / length
    least = min(max(_BEND * length, _LEAST_BEND), _MOST_BEND)
    outermost = least + (strand.total - 1) * _APART
    room = max(_room((ay + by) / 2, down, height), _LEAST_BEND)
    rise = (least + strand.number * _APART) * min(1.0, room / outermost)
    bend = (ax + bx) / 2 + 2 * rise * across, (ay + by) / 2 + 2 * rise * down
    return Curve(_towards(start, bend, _FROM_START), bend, _towards(end, bend, _FROM_END))


def _room(middle: float, down: float, height: float) -> float:
    """How far a line may bend before it leaves the drawing above or below."""
    if abs(down) < 1e-6:
        return height
    return ((height - _EDGE - middle) if down > 0 else (middle - _EDGE)) / abs(down)


def _towards(point: Plane, other: Plane, length: float) -> Plane:
    """The point so far on the way to another, at most half way."""
    (ax, ay), (bx, by) = point, other
    whole = hypot(bx - ax, by - ay)
    share = min(length / whole, 0.5) if whole else 0.0
    return ax + (bx - ax) * share, ay + (by - ay) * share
