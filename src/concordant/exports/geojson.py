"""GeoJSON: a line between the states of a finding, or a point where there is but one.

Reports seldom name a place exactly, so every point is that of a state, and says so.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from concordant.exports.account import Account
from concordant.exports.characters import json_text
from concordant.exports.table import row
from concordant.model.claim import Actor
from concordant.views.map.points import state_points
from concordant.views.names import Names
from concordant.views.wording import Wording

Point = tuple[float, float]
Geometry = dict[str, Any]
_HALF = 180.0


def pieces(accounts: Iterable[Account], words: Wording, names: Names) -> Iterator[str]:
    """A feature collection, one feature a line."""
    yield '{"type":"FeatureCollection","features":['
    between = "\n"
    for account in accounts:
        yield between + json_text(feature(account, words, names))
        between = ",\n"
    yield "\n]}\n"


def feature(account: Account, words: Wording, names: Names) -> dict[str, Any]:
    """The finding on the map; one that names no state has no place there, and stays in the list."""
    finding = account.finding
    return {
        "type": "Feature",
        "id": finding.id,
        "geometry": geometry(_points(finding.agent), _points(finding.recipient)),
        "properties": {"placed_by": "state", **row(account, words, names)},
    }


def _points(actor: Actor | None) -> list[Point]:
    states = (actor.state or "").split(";") if actor else []
    return [state_points()[state] for state in dict.fromkeys(states) if state in state_points()]


def geometry(agents: list[Point], recipients: list[Point]) -> Geometry | None:
    """Lines from each who acts to each who receives, else the points that there are."""
    lines = [part for a in agents for r in recipients if a != r for part in line(a, r)]
    if lines:
        return _of("LineString", lines)
    points = list(dict.fromkeys((*agents, *recipients)))
    return _of("Point", points) if points else None


def _of(kind: str, parts: list[Any]) -> Geometry:
    if len(parts) == 1:
        return {"type": kind, "coordinates": parts[0]}
    return {"type": f"Multi{kind}", "coordinates": parts}


def line(start: Point, end: Point) -> list[list[Point]]:
    """The line the shorter way round; one that crosses the 180th meridian is cut there (RFC 7946, 3.1.9)."""
    (x, y), (to, upward) = start, end
    if abs(to - x) <= _HALF:
        return [[start, end]]
    edge = _HALF if x > to else -_HALF
    whole = 2 * _HALF - abs(to - x)
    share = abs(edge - x) / whole
    north = round(y + (upward - y) * share, 4)
    return [[start, (edge, north)], [(-edge, north), end]]
