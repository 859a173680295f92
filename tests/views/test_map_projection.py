"""The projection of the map, and the cutting of what goes over its edges."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, isclose, isfinite, pi, radians, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.views.map.cutting import (
    Window,
    area_in,
    leaps,
    lines_in,
    pieces_of_area,
    pieces_of_line,
    seen_from,
    unrolled,
)
from concordant.views.map.frame import WIDTH, framed
from concordant.views.map.projection import project, turned

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-90, 90)
PLACES = st.tuples(LONGITUDES, LATITUDES)
POPULATED = st.tuples(LONGITUDES, st.floats(-56, 82))


def area(ring: Sequence[tuple[float, float]]) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def test_the_measures_of_the_published_projection() -> None:
    assert project(0, 0) == (0, 0)
    assert project(180, 0)[0] == pytest.approx(2.7066, abs=1e-4)
    assert -project(0, 90)[1] == pytest.approx(1.3174, abs=1e-4)
    assert 2 * project(180, 90)[0] / (2 * project(180, 0)[0]) == pytest.approx(0.5924, abs=1e-3)


@given(PLACES)
def test_every_place_on_earth_has_one_on_the_map(place: tuple[float, float]) -> None:
    x, y = project(*place)
    assert isfinite(x) and isfinite(y) and abs(x) < 2.71 and abs(y) < 1.32


@given(LONGITUDES, LATITUDES, st.floats(0.01, 20))
def test_east_is_right_and_north_is_up(x: float, y: float, step: float) -> None:
    assert project(x + step, y)[0] > project(x, y)[0]
    if y + step <= 90:
        assert project(x, y + step)[1] < project(x, y)[1]


@given(LONGITUDES, LATITUDES)
def test_both_halves_mirror_each_other(x: float, y: float) -> None:
    east, north = project(x, y)
    assert project(-x, y) == pytest.approx((-east, north))
    assert project(x, -y) == pytest.approx((east, -north))


@given(LONGITUDES, st.floats(-85, 85))
def test_areas_keep_their_size(x: float, y: float) -> None:
    d = 0.05
    corners = [project(x - d, y - d), project(x + d, y - d), project(x + d, y + d), project(x - d, y + d)]
    on_earth = radians(2 * d) ** 2 * cos(radians(y))
    # The formulas are those of a globe whose radius makes the whole come out at its area.
    assert abs(area(corners)) == pytest.approx(on_earth, rel=2e-3)


def test_the_whole_map_has_the_area_of_the_globe() -> None:
    edge = [project(180, y / 4) for y in range(-360, 361)]
    ring = [*edge, *((-x, y) for x, y in reversed(edge))]
    assert abs(area(ring)) == pytest.approx(4 * pi, rel=1e-3)


@given(st.floats(-1e4, 1e4), st.floats(-180, 180))
def test_a_longitude_seen_from_a_meridian(longitude: float, centre: float) -> None:
    seen = turned(longitude, centre)
    assert -180 <= seen <= 180
    assert isclose((seen + centre - longitude) / 360, round((seen + centre - longitude) / 360), abs_tol=1e-6)


@given(st.lists(PLACES, min_size=2, max_size=20), LONGITUDES)
def test_no_piece_of_a_line_goes_over_the_edge(points: list[tuple[float, float]], centre: float) -> None:
    seen = seen_from(points, centre)
    pieces = list(pieces_of_line(seen))
    assert not any(leaps(piece) for piece in pieces)
    ends = [piece[0] for piece in pieces[1:]] + [piece[-1] for piece in pieces[:-1]]
    assert all(abs(x) == 180 for x, _ in ends)
    kept = [point for piece in pieces for point in piece]
    assert all(point in kept for point in seen)
    assert all(isfinite(y) and -90 <= y <= 90 for _, y in kept)


def test_a_line_over_the_edge_leaves_and_comes_in_at_one_latitude() -> None:
    pieces = list(pieces_of_line([(170.0, 0.0), (-170.0, 20.0)]))
    assert pieces == [[(170, 0), (180, 10)], [(-180, 10), (-170, 20)]]


def test_a_square_over_the_edge_becomes_two_that_are_as_large() -> None:
    ring = [(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0)]
    pieces = list(pieces_of_area(ring))
    assert [abs(area(piece)) for piece in pieces] == [100, 100]
    assert {min(x for x, _ in piece) for piece in pieces} == {-180, 170}


@given(st.tuples(LONGITUDES, st.floats(-60, 60)), st.floats(1, 80), st.floats(1, 20), st.floats(-180, 179))
def test_cutting_an_area_loses_none_of_it(
    corner: tuple[float, float], wide: float, high: float, centre: float
) -> None:
    x, y = corner
    ring = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
    seen = seen_from(ring, centre)
    pieces = list(pieces_of_area(seen))
    assert all(abs(px) <= 180 for piece in pieces for px, _ in piece)
    assert sum(abs(area(piece)) for piece in pieces) == pytest.approx(wide * high, rel=1e-6)


@given(st.lists(PLACES, min_size=2, max_size=12))
def test_an_unrolled_line_never_leaps(points: list[tuple[float, float]]) -> None:
    assert all(abs(a[0] - b[0]) <= 180.000001 for a, b in pairwise(unrolled(points)))


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(-50, 150)), min_size=3, max_size=12))
def test_what_a_window_shows_lies_in_it(ring: list[tuple[float, float]]) -> None:
    window = Window(0, 0, 100, 80)
    assert all(-1e-9 <= x <= 100 + 1e-9 and -1e-9 <= y <= 80 + 1e-9 for x, y in area_in(ring, window))
    for piece in lines_in(ring, window):
        assert len(piece) > 1 and all(point in ring for point in piece)


def test_a_window_shows_the_half_of_a_square_that_reaches_into_it() -> None:
    square = [(-10.0, 10.0), (10.0, 10.0), (10.0, 30.0), (-10.0, 30.0)]
    assert abs(area(area_in(square, Window(0, 0, 100, 100)))) == 200
    assert area_in(square, Window(50, 0, 100, 100)) == []


@given(st.lists(POPULATED, max_size=8))
def test_a_frame_shows_every_place_it_is_made_for(places: list[tuple[float, float]]) -> None:
    frame = framed(places)
    assert 0.43 * WIDTH <= frame.height <= 0.63 * WIDTH
    for place in places:
        x, y = frame.at(place)
        assert 0 <= x <= WIDTH and 0 <= y <= frame.height


def test_a_frame_is_as_large_as_it_must_be() -> None:
    near, far = framed([(44, 15), (35, 33)]), framed([(44, 15), (127, 40)])
    assert near.scale > 1.5 * far.scale and not near.whole
    assert framed([]).whole and framed([(-100, 40), (20, 0), (140, 35)]).whole


def test_a_frame_across_the_pacific_is_seen_from_there() -> None:
    frame = framed([(127, 40), (-98, 39)])
    assert not frame.whole and abs(turned(frame.centre, 180)) < 20
    assert frame.at((127, 40))[0] < frame.at((-98, 39))[0]


def test_equal_earth_bends_meridians_little() -> None:
    assert project(90, 60)[0] / project(90, 0)[0] > sqrt(0.5)
