"""Learned weights: how much each feature speaks for an option. Plain numbers in the language's folder."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Any

Table = Mapping[str, float]
"""Feature → weight; features that the table does not hold weigh nothing."""

Group = tuple[Any, ...]
"""Features that hang on the same few facts: the function that names them, and these facts.

The same facts come again and again; what they weigh together is added up once. Facts at one place of the
tuple are of one type, for ``True`` and ``1`` would be taken for the same.
"""

_EMPTY: Table = {}

_MOST = 50_000
"""Groups whose weight is kept in mind, by table: more than any archive has, and a bound on memory."""


def named(groups: Iterable[Group]) -> tuple[str, ...]:
    """The features of groups, by name."""
    return tuple(feature for group in groups for feature in group[0](*group[1:]))


def literally(*features: str) -> tuple[str, ...]:
    """Names a group whose facts are its features."""
    return features


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of one language by what they decide.

    Attributes:
        tables: ``text``, ``trigger``, ``agent``, ``recipient``, ``item``, ``claim``, ``voice``.
        floor: likelihood from which a candidate is a claim.
        gate: likelihood from which a trigger is weighed at all.
        frames: ids of the frames that the weights know.
    """

    tables: Mapping[str, Table] = field(default_factory=dict)
    floor: float = 0.0
    gate: float = 0.0
    frames: frozenset[str] = field(init=False, default=frozenset())
    _known: Mapping[str, dict[Group, float]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note which frames the weights were learned with."""
        object.__setattr__(self, "frames", frozenset(_frames(self.tables.get("trigger", _EMPTY))))
        object.__setattr__(self, "_known", {table: {} for table in self.tables})

    def __bool__(self) -> bool:
        return bool(self.tables)

    def total(self, table: str, features: Iterable[str]) -> float:
        """The sum of the weights of ``features`` in a table."""
        weight = self.tables.get(table, _EMPTY).get
        total = 0.0
        for feature in features:
            total += weight(feature, 0.0)
        return total

    def weigh(self, table: str, groups: Iterable[Group]) -> float:
        """The sum of the weights of the features of ``groups`` in a table."""
        known = self._known.get(table)
        if known is None:
            return 0.0
        total = 0.0
        for group in groups:
            weight = known.get(group)
            if weight is None:
                if len(known) >= _MOST:
                    known.clear()
                weight = known[group] = self.total(table, group[0](*group[1:]))
            total += weight
        return total


def _frames(triggers: Iterable[str]) -> Iterator[str]:
    """The frames that features of triggers name: as ``frame=ID|…``, or as ``rule=PATTERN|ID``."""
    for feature in triggers:
        if feature.startswith("frame="):
            yield feature[6:].partition("|")[0]
        elif feature.startswith("rule="):
            yield feature.rpartition("|")[2]


def likelihood(total: float) -> float:
    """The logistic function: a total as a likelihood between 0 and 1."""
    if total < -30:
        return 0.0
    return 1.0 / (1.0 + exp(-total))
