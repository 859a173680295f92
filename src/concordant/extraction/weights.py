"""Learned weights: how much each feature speaks for an option. Plain numbers in the language's folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp

Table = Mapping[str, float]
"""Feature → weight; features that the table does not hold weigh nothing."""


_EMPTY: Table = {}


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

    def __post_init__(self) -> None:
        """Note which frames the weights were learned with."""
        known = (f for f in self.tables.get("trigger", ()) if f.startswith("frame="))
        object.__setattr__(self, "frames", frozenset(f[6:].partition("|")[0] for f in known))

    def __bool__(self) -> bool:
        return bool(self.tables)

    def total(self, table: str, features: Iterable[str]) -> float:
        """The sum of the weights of ``features`` in a table."""
        weight = self.tables.get(table, _EMPTY).get
        total = 0.0
        for feature in features:
            total += weight(feature, 0.0)
        return total


def likelihood(total: float) -> float:
    """The logistic function: a total as a likelihood between 0 and 1."""
    if total < -30:
        return 0.0
    return 1.0 / (1.0 + exp(-total))
