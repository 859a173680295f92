"""Points that stand for states."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from concordant.views.map.projection import Degrees


@cache
def state_points() -> Mapping[str, Degrees]:
    """Longitude and latitude of the point that stands for each state, by ISO 3166-1 alpha-2 code."""
    text = files("concordant.views.map").joinpath("state_points.toml").read_text("utf-8")
    return {code: (float(east), float(north)) for code, (east, north) in tomllib.loads(text).items()}


@cache
def place_points() -> Mapping[str, Degrees]:
    """Longitude and latitude of places, by id."""
    text = files("concordant.views.map").joinpath("place_points.toml").read_text("utf-8")
    return {name: (float(east), float(north)) for name, (east, north) in tomllib.loads(text).items()}


def place_point(identifier: str) -> Degrees | None:
    """Longitude and latitude of a place of the knowledge, by its id; None where no point is known."""
    return place_points().get(identifier)
