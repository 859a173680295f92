"""The words of the map, with those in which claims are told."""

import tomllib
from functools import cache
from importlib.resources import files

from concordant.views.wording import Tongue, Wording, wording

TABLE = "map"


@cache
def map_wording(tongue: Tongue) -> Wording:
    """All words that a map in one language needs."""
    text = files("concordant.views.map.words").joinpath(f"{tongue}.toml").read_text("utf-8")
    return Wording(tongue, {**wording(tongue).tables, **tomllib.loads(text)})
