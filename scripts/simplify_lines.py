"""Lines on a grid without the points that nobody would miss."""

import heapq
import math
from collections.abc import Sequence

from scripts import frontier_rules as rules

Point = tuple[int, int]


def simplified(line: Sequence[Point], least: float) -> list[Point]:
    """The line without points that span less than an area with their neighbours (Visvalingam), ends kept."""
    points = [p for n, p in enumerate(line) if not n or p != line[n - 1]]
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))

    def area(n: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[n]], points[n], points[after[n]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * narrowed(by)

    heap = [(area(n), n) for n in range(1, len(points) - 1)]
    heapq.heapify(heap)
    current = {n: a for a, n in heap}
    fewest = 3 if points[0] == points[-1] else 0
    while heap and len(current) > fewest:
        size, n = heapq.heappop(heap)
        if current.get(n) != size:
            continue
        if size >= least:
            break
        del current[n]
        after[before[n]], before[after[n]] = after[n], before[n]
        for near in (before[n], after[n]):
            if near in current:
                current[near] = max(area(near), size)
                heapq.heappush(heap, (current[near], near))
    return [points[0], *(points[n] for n in sorted(current)), points[-1]] if len(points) > 1 else points


def narrowed(y: int) -> float:
    """How much shorter a step to the east is at a parallel than at the equator."""
    return math.cos(math.radians(y * rules.STEP))
