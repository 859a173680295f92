"""What findings have in common, counted: the ways in which a list can be narrowed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

AXES = ("event", "agent", "recipient", "item", "certainty", "grade", "disputed")
COUNTED = 5_000
"""So many of the newest findings are counted at most: more would make every page wait."""

_JOINT = ";"


@dataclass(frozen=True, slots=True)
class Facets:
    """How often each value occurs on each axis.

    Attributes:
        total: how many findings were counted.
        complete: whether these are all; otherwise they are the newest.
        values: by axis, each value with its number, the most frequent first.
    """

    total: int
    complete: bool
    values: Mapping[str, Mapping[str, int]]


def counted(rows: Iterable[tuple[str | int, ...]], at_most: int) -> Facets:
    """The facets of these rows, whose columns are the axes; one row more than ``at_most`` tells of others."""
    counts: dict[str, Counter[str]] = {axis: Counter() for axis in AXES}
    total, complete = 0, True
    for row in rows:
        if total == at_most:
            complete = False
            break
        total += 1
        for axis, value in zip(AXES, row, strict=True):
            counts[axis].update(_values(value))
    return Facets(total, complete, {axis: dict(_ordered(found)) for axis, found in counts.items()})


def _values(value: str | int) -> Iterable[str]:
    if isinstance(value, int):
        return ("yes",) if value else ()
    return list(dict.fromkeys(part for part in value.split(_JOINT) if part))


def _ordered(found: Counter[str]) -> Iterable[tuple[str, int]]:
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))
