"""GeoJSON: valid by RFC 7946, every finding a feature, every point that of a state."""

import json
from pathlib import Path

import geojson as library
import pytest
from export_projects import HARMFUL, TOLD, exported, said
from hypothesis import given
from hypothesis import strategies as st

from concordant.exports.geojson import geometry, line
from concordant.model.claim import Actor
from concordant.views.map.points import state_points
from conftest import Concordant

POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def test_every_finding_is_a_feature_between_its_states(concordant: Concordant, tmp_path: Path) -> None:
    collection = library.loads(exported(concordant, tmp_path, TOLD, "geojson").decode())
    assert collection.is_valid and len(collection.features) == 2
    for feature in collection.features:
        assert feature.geometry.type == "LineString"
        assert [tuple(p) for p in feature.geometry.coordinates] == [state_points()[s] for s in ("KP", "RU")]
        told = feature.properties
        assert told["placed_by"] == "state" and told["counts"] and "not established" in told["notice"]
        assert {"words", "outlet", "published", "url"} <= set(told["quotes"][0])


def test_one_state_is_a_point_and_none_has_no_place(concordant: Concordant, tmp_path: Path) -> None:
    told = [
        said("Essai.", event="test", recipient=None),
        said("Rien.", event="test", agent=Actor("somebody"), recipient=None, day="2020-01-01"),
        said("Ensemble.", agent=Actor("Russia; Iran", "RU;IR"), recipient=Actor("China", "CN")),
    ]
    collection = library.loads(exported(concordant, tmp_path, told, "geojson").decode())
    assert collection.is_valid
    kinds = {f.properties["agent"]: f.geometry and f.geometry.type for f in collection.features}
    assert kinds == {"North Korea": "Point", "somebody": None, "Russia; Iran": "MultiLineString"}


def test_an_empty_collection_is_one(concordant: Concordant, tmp_path: Path) -> None:
    collection = library.loads(exported(concordant, tmp_path, [], "geojson").decode())
    assert collection.is_valid and collection.features == []


def test_hostile_words_stay_words(concordant: Concordant, tmp_path: Path) -> None:
    text = exported(concordant, tmp_path, HARMFUL, "geojson").decode()
    assert not {"<", "\x1b", "\u202e", "\u2028"} & set(text)
    (feature,) = json.loads(text)["features"]
    assert "</script>" in feature["properties"]["quotes"][0]["words"]


@given(POINTS, POINTS)
def test_no_line_crosses_the_edge_of_the_map(start: tuple[float, float], end: tuple[float, float]) -> None:
    parts = line(start, end)
    assert parts[0][0] == start and parts[-1][-1] == end
    assert all(abs(a[0] - b[0]) <= 180 and -90 <= b[1] <= 90 for a, b in parts)


@pytest.mark.parametrize(
    ("state", "near"), [("FR", (2, 47)), ("US", (-98, 39)), ("KP", (127, 40)), ("NZ", (171, -43))]
)
def test_points_lie_in_their_states(state: str, near: tuple[float, float]) -> None:
    east, north = state_points()[state]
    assert abs(east - near[0]) < 3 and abs(north - near[1]) < 3


def test_all_points_are_on_earth() -> None:
    for point in state_points().values():
        assert library.Point(point).is_valid and geometry([point], [point]) is not None
