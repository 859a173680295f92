"""The names on a map: of states and places, and of areas whose status is disputed."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import cos, radians, sin
from typing import Any

from concordant.views.map.curves import Curve
from concordant.views.map.cutting import Window
from concordant.views.map.flows import Flow, Spot
from concordant.views.map.frame import WIDTH, Frame
from concordant.views.map.labels import Label, Name, Room, placed
from concordant.views.map.projection import Plane
from concordant.views.map.svg import element, number, one_line, safe
from concordant.views.wording import Wording

_AREA = "map_area"
_LONGEST = 40
_DOT, _HEAD, _WAY = 3.5, 4.5, 2.0


@cache
def areas() -> Mapping[str, Mapping[str, Any]]:
    """The areas that are named, by id."""
    return tomllib.loads(files("concordant.views.map").joinpath("areas.toml").read_text("utf-8"))


def names_on(
    spots: Mapping[str, Spot], flows: Sequence[Flow], bows: Sequence[Curve], frame: Frame, words: Wording
) -> Iterator[str]:
    """The names that find room beside what is drawn, as text of the drawing."""
    weight = Counter(spot.key for flow in flows for spot in (flow.start, flow.end) if spot)
    wanted = [
        Name(spot.key, _short(spot.name), *frame.at(spot.point), weight[spot.key]) for spot in spots.values()
    ]
    called = {name.text for name in wanted}
    wanted.extend(name for name in _areas(frame, words) if name.text not in called)
    dots = [_around(frame.at(spot.point), _DOT) for spot in spots.values()]
    heads = [_around(_before(bow.end, bow.heading), _HEAD) for bow in bows]
    ways = [_around(at, _WAY) for bow in bows for at in bow.along()]
    room = Room(Window(0, 0, WIDTH, frame.height), (*dots, *heads), ways)
    for label in placed(wanted, room):
        yield _text(label, spots)


def _around(at: Plane, reach: float) -> Window:
    return Window(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach)


def _before(end: Plane, heading: float) -> Plane:
    """The middle of the head of an arrow."""
    return end[0] - _HEAD * cos(radians(heading)), end[1] - _HEAD * sin(radians(heading))


def _short(name: str) -> str:
    told = one_line(name)
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def _areas(frame: Frame, words: Wording) -> Iterator[Name]:
    degree = frame.scale * radians(1)
    for key, area in areas().items():
        x, y = frame.at(tuple(area["at"]))
        if degree >= area["from"] and 0 < x < WIDTH and 0 < y < frame.height:
            yield Name(f"area {key}", words.of(_AREA, key), x, y, 0, on_it=True)


def _text(label: Label, spots: Mapping[str, Spot]) -> str:
    kind = "name" if label.key in spots else "name area"
    return element(
        "text",
        safe(label.text),
        class_=kind if label.always else f"{kind} spare",
        x=number(label.x),
        y=number(label.y),
        dy=f"{label.shift}em",
        text_anchor=label.side,
    )
