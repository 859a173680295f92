"""The frontiers of the map: whose a place is, which lines are settled, and where the file comes from."""

import hashlib
import json
import os
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest

from concordant.knowledge.load import load
from concordant.knowledge.schema import KINDS as KINDS_OF_KNOWLEDGE
from concordant.views.map.cutting import seen_from, unrolled
from concordant.views.map.frontiers import KINDS, Kind, Line, frontiers
from concordant.views.map.points import place_points, state_points
from scripts import frontier_rules, generate_frontiers

DIGEST = "2e026cbee5d06ece52e9edfbcd02a12d754ca6005838db614b8700acd55ad02e"
"""Of ``frontiers.json``: whoever changes a frontier changes this line, and says why."""
FILE = files("concordant.views.map").joinpath("frontiers.json")
Place = tuple[float, float]


def inside(ring: Line, place: Place) -> bool:
    """Whether a ray from the place crosses the ring an odd number of times, seen from the place."""
    seen = unrolled(seen_from(ring, place[0]))
    return any(encloses(seen, (turn, place[1])) for turn in (-360.0, 0.0, 360.0))


def encloses(ring: Line, place: Place) -> bool:
    x, y = place
    crossed = (
        x < (bx - ax) * (y - ay) / (by - ay) + ax
        for (ax, ay), (bx, by) in pairwise(ring)
        if (ay > y) != (by > y)
    )
    return sum(crossed) % 2 == 1


@cache
def rings_of(code: str) -> tuple[tuple[float, float, Line], ...]:
    """The rings of a unit, each with its southernmost and northernmost latitude."""
    world = frontiers()
    lines = [world.ring(ring) for ring in world.units[code].rings]
    return tuple((min(y for _, y in line), max(y for _, y in line), line) for line in lines)


def units_at(place: Place) -> list[str]:
    """The units in which a place lies; a ring wholly north or south of it is not looked at."""
    return [
        code
        for code in frontiers().units
        if sum(south <= place[1] <= north and inside(line, place) for south, north, line in rings_of(code))
        % 2
    ]


def states_at(place: Place) -> list[str | None]:
    return [frontiers().units[code].state for code in units_at(place)]


def distance(place: Place, kind: Kind) -> float:
    """How many degrees away the nearest line of a kind is."""
    world = frontiers()
    lines = [*(world.arcs[n] for n in world.lines[kind]), *world.added[kind]]
    return min((to_segment(place, a, b) for line in lines for a, b in pairwise(line)), default=999.0)


def to_segment(place: Place, a: Place, b: Place) -> float:
    (x, y), (ax, ay), (bx, by) = place, a, b
    dx, dy = bx - ax, by - ay
    share = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy or 1.0)))
    return hypot(x - ax - share * dx, y - ay - share * dy)


@pytest.mark.parametrize(
    ("name", "place", "state"),
    [
        ("Simferopol", (34.1, 44.95), "UA"),
        ("Sevastopol", (33.6, 44.6), "UA"),
        ("Kerch", (36.4, 45.3), "UA"),
        ("Donetsk", (37.8, 48.0), "UA"),
        ("Luhansk", (39.3, 48.6), "UA"),
        ("Krasnodar", (39.0, 45.0), "RU"),
        ("Laayoune", (-13.15, 27.1), "EH"),
        ("Bir Lehlou, beyond the berm", (-9.6, 26.35), "EH"),
        ("Agadir", (-9.5, 30.4), "MA"),
        ("Majdal Shams, Golan", (35.77, 33.25), "SY"),
        ("Katzrin, Golan", (35.7, 33.0), "SY"),
        ("Damascus", (36.3, 33.5), "SY"),
        ("Kiryat Shmona", (35.57, 33.2), "IL"),
        ("Beersheba", (34.8, 31.25), "IL"),
        ("Ramallah", (35.2, 31.9), "PS"),
        ("East of Jerusalem", (35.26, 31.79), "PS"),
        ("Gaza", (34.42, 31.45), "PS"),
        ("Pristina", (21.16, 42.66), "XK"),
        ("Stanley", (-58.6, -51.75), "FK"),
        ("Taipei", (121.5, 25.0), "TW"),
        ("Xiamen's hinterland", (117.5, 25.0), "CN"),
        ("Hargeisa", (44.06, 9.56), "SO"),
        ("north of Nicosia", (33.5, 35.27), "CY"),
        ("Limassol's hinterland", (33.0, 34.8), "CY"),
        ("Sukhumi's hinterland", (41.2, 43.0), "GE"),
        ("Tskhinvali", (43.96, 42.2), "GE"),
        ("Tiraspol", (29.6, 46.85), "MD"),
        ("Stepanakert", (46.75, 39.8), "AZ"),
        ("Abyei", (28.43, 9.6), "SD"),
        ("Juba", (31.6, 4.85), "SS"),
        ("Srinagar", (74.8, 34.08), "IN"),
        ("Gilgit", (74.3, 35.9), "PK"),
        ("Siachen", (77.0, 35.5), None),
        ("Hong Kong", (114.15, 22.42), "HK"),
        ("Pyongyang", (125.75, 39.0), "KP"),
        ("Seoul", (127.0, 37.55), "KR"),
    ],
)
def test_whose_a_place_is(name: str, place: Place, state: str | None) -> None:
    assert states_at(place) == [state], name


def test_crimea_lies_in_the_outline_of_ukraine_and_not_in_that_of_russia() -> None:
    world, simferopol = frontiers(), (34.1, 44.95)
    assert any(inside(world.ring(ring), simferopol) for ring in world.units["UA"].rings)
    assert not any(inside(world.ring(ring), simferopol) for ring in world.units["RU"].rings)


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("line of control", (74.0, 34.0), "ceasefire"),
        ("Korea", (127.0, 38.25), "ceasefire"),
        ("disengagement on the Golan", (35.87, 33.1), "ceasefire"),
        ("armistice line west of the Golan", (35.64, 33.12), "unsettled"),
        ("Western Sahara and Morocco", (-11.0, 27.67), "unsettled"),
        ("West Bank", (35.0, 32.2), "unsettled"),
        ("Gaza Strip", (34.4, 31.35), "unsettled"),
        ("north of Abyei", (28.4, 10.17), "unsettled"),
        ("south of Abyei", (28.4, 9.33), "unsettled"),
        ("Sudan and South Sudan", (32.4, 11.4), "unsettled"),
        ("Kosovo and Serbia", (21.4, 42.85), "unsettled"),
        ("Aksai Chin, outer line", (79.8, 35.65), "unsettled"),
        ("Aksai Chin, inner line", (78.7, 34.5), "unsettled"),
        ("Arunachal Pradesh", (93.5, 28.6), "unsettled"),
        ("Halaib", (35.2, 22.78), "unsettled"),
        ("Ilemi", (35.0, 4.9), "unsettled"),
        ("Ethiopia and Somalia", (46.0, 6.5), "unsettled"),
    ],
)
def test_what_is_not_settled_is_not_drawn_as_if_it_were(name: str, place: Place, kind: Kind) -> None:
    near = distance(place, kind)
    assert near < 0.5, name
    assert distance(place, "border") > near, name


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Perekop", (33.7, 46.13)),
        ("Donbas", (37.6, 48.3)),
        ("Inguri", (41.7, 42.6)),
        ("South Ossetia", (44.0, 42.15)),
        ("Dniester", (29.2, 47.0)),
        ("Nagorno-Karabakh", (46.9, 39.9)),
        ("Cyprus", (33.2, 35.1)),
        ("Somaliland", (48.5, 9.5)),
        ("Taiwan Strait", (119.5, 24.5)),
        ("Paracel Islands", (112.0, 16.5)),
        ("Spratly Islands", (114.4, 10.4)),
        ("nine-dash line off Vietnam", (110.3, 14.0)),
        ("nine-dash line off Luzon", (119.0, 16.0)),
        ("Hong Kong", (114.15, 22.54)),
    ],
)
def test_where_no_line_is_drawn(name: str, place: Place) -> None:
    lines: tuple[Kind, ...] = ("border", "unsettled", "ceasefire")
    assert all(distance(place, kind) > 0.12 for kind in lines), name


def test_nobody_owns_the_islands_of_the_south_china_sea() -> None:
    assert units_at((112.3, 16.8)) == units_at((114.4, 10.4)) == []


def test_every_state_but_the_smallest_has_an_outline() -> None:
    assert set(state_points()) - set(frontiers().units) == {"VA"}


def test_the_point_of_a_state_lies_in_it_or_hard_by() -> None:
    world = frontiers()
    for code, place in state_points().items():
        if states_at(place) != [code] and code in world.units:
            rings = [pairwise(world.ring(ring)) for ring in world.units[code].rings]
            near = min(to_segment(place, a, b) for ring in rings for a, b in ring)
            assert near < (0.1 if code != "MV" else 3), code


def test_the_point_of_a_place_lies_in_its_state_or_off_its_coast() -> None:
    known = load((), KINDS_OF_KNOWLEDGE)[0].places
    far = set()
    for key, place in place_points().items():
        state = known[key].state
        if state and states_at(place) != [state]:
            units = [unit for unit in frontiers().units.values() if unit.state == state]
            rings = [pairwise(frontiers().ring(ring)) for unit in units for ring in unit.rings]
            if min(to_segment(place, a, b) for ring in rings for a, b in ring) > 0.25:
                far.add(key)
    # Bases on the soil of others, and islands that are kept apart.
    assert far == {"diego-garcia", "guam", "ramstein-air-base"}


def test_every_ring_is_closed_and_on_earth() -> None:
    world = frontiers()
    for code, unit in world.units.items():
        for ring in map(world.ring, unit.rings):
            assert ring[0] == ring[-1] and len(ring) > 2, code
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), code


def test_a_line_is_drawn_in_one_way_at_most() -> None:
    numbers = [n for kind in KINDS for n in frontiers().lines[kind]]
    assert len(numbers) == len(set(numbers))


def test_the_file_is_small_and_names_its_source_and_licence() -> None:
    raw = FILE.read_bytes()
    assert len(raw) <= 300_000
    assert hashlib.sha256(raw).hexdigest() == DIGEST
    source = frontiers().source
    assert source == frontier_rules.SOURCE
    assert "public domain" in source["data"] and "1.0.0" in source["package"]
    licence = files("concordant.views.map").joinpath("frontiers.LICENSE.txt").read_text("utf-8")
    assert "Redistribution and use" in licence and "Michael Bostock" in licence


# Two states, north and south of the equator; the line between them has a point too many.
ATLAS = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[0, 0], [5, 0], [5, 0]],
        [[10, 0], [0, 10], [-10, 0], [0, -10]],
        [[0, 0], [0, -10], [10, 0], [0, 10]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"a3": "FRA"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"a3": "ESP"}},
            ]
        }
    },
}


def test_an_atlas_is_simplified_and_its_lines_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontier_rules, "APART", ())
    monkeypatch.setattr(frontier_rules, "CUTS", ())
    made = json.loads(generate_frontiers.generated(ATLAS))
    assert made["lines"] == {"border": [0], "coast": [1, 2]}
    assert made["arcs"][0] == "0,0 500,0"
    assert made["units"]["ES"] == {"state": "ES", "rings": [[2, -1]]}


@pytest.mark.skipif("CONCORDANT_ATLAS" not in os.environ, reason="names no 50m.json of the atlas")
def test_the_file_is_what_the_script_makes_of_the_atlas() -> None:
    raw = Path(os.environ["CONCORDANT_ATLAS"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == frontier_rules.SOURCE["sha256"]
    assert generate_frontiers.generated(json.loads(raw)) == FILE.read_text("utf-8")
