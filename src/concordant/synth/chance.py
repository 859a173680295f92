"""Seeded chance: the same on every machine, and quick.

Logarithms and powers differ in their last digit from one C library to another. Every distribution is
therefore a table of rounded quantiles, from which a draw takes one at random.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log
from random import Random
from statistics import NormalDist
from typing import Generic, TypeVar

T = TypeVar("T")
_STEPS = 2048
_CELLS = 1 << 14
_LEVELS = tuple((i + 0.5) / _STEPS for i in range(_STEPS))


def source_of_chance(seed: int, purpose: str) -> Random:
    """A generator of its own for each purpose, so that one more draw here changes nothing there."""
    return Random(f"{seed}/{purpose}")


class Quantiles:
    """A distribution of numbers as a table."""

    __slots__ = ("_values",)

    def __init__(self, values: Sequence[float]) -> None:
        self._values = tuple(float(f"{value:.6g}") for value in values)

    def draw(self, chance: Random) -> float:
        """One value."""
        return self._values[int(chance.random() * _STEPS)]


def exponential(mean: float) -> Quantiles:
    """The exponential distribution."""
    return Quantiles([-mean * log(1 - u) for u in _LEVELS])


def log_uniform(low: float, high: float) -> Quantiles:
    """Every order of magnitude is as likely as any other."""
    return Quantiles([low * (high / low) ** u for u in _LEVELS])


def log_normal(median: float, sigma: float) -> Quantiles:
    """Delays: most are short, some very long."""
    normal = NormalDist()
    return Quantiles([median * 2.718281828459045 ** (sigma * normal.inv_cdf(u)) for u in _LEVELS])


def cascades(mean: float, most: int = 80) -> Quantiles:
    """Numbers of copies: most stories get few, some get very many (a Lomax law with exponent 1.6)."""
    shape, scale = 1.6, 1.0
    for _ in range(40):
        sizes = [min(most, int(scale * ((1 - u) ** (-1 / shape) - 1))) for u in _LEVELS]
        scale = float(f"{scale * (mean + 0.05) / (sum(sizes) / _STEPS + 0.05):.6g}")
    return Quantiles(sizes)


class Choice(Generic[T]):
    """A weighted choice: as a table where there are few options, so that a draw is one look-up."""

    __slots__ = ("_cells",)

    def __init__(self, options: Sequence[T], weights: Sequence[float]) -> None:
        ends = [round(end / sum(weights) * _CELLS) for end in accumulate(weights)]
        cells: list[T] = []
        for option, end in zip(options, ends, strict=True):
            cells.extend([option] * (end - len(cells)))
        self._cells = tuple(cells)

    def draw(self, chance: Random) -> T:
        """One option."""
        return self._cells[int(chance.random() * _CELLS)]


def choice(weights: Mapping[T, float]) -> Choice[T]:
    """A choice among the keys of a mapping."""
    return Choice(tuple(weights), tuple(weights.values()))
