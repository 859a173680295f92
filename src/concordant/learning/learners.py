"""Two small linear learners, deterministic and free of dependencies: choose one option, say yes or no."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from types import MappingProxyType

Features = Sequence[str]

_FRESH, _SETTLED = 1e-3, 4.0
"""Squares that AdaGrad begins with: weights that many examples made move slowly, new ones at once."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """One slot to fill: the features of each option, which options are right, how much the row counts."""

    options: Sequence[Features]
    right: frozenset[int]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Deciding:
    """One candidate: its features, whether it is a claim, and how much it counts."""

    features: Features
    yes: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How to learn.

    Attributes:
        rounds: passes over the examples.
        step: first step of AdaGrad.
        decay: pull towards zero at each update (L2).
        rare: features seen less often are left out.
    """

    rounds: int = 12
    step: float = 0.15
    decay: float = 2e-3
    rare: int = 2


class _Numbered:
    """Features as numbers, weights as a list, with the running squares of AdaGrad."""

    def __init__(
        self, rows: Sequence[Sequence[Features]], rare: int, start: Mapping[str, float] = MappingProxyType({})
    ) -> None:
        seen: dict[str, int] = {}
        for row in rows:
            for feature in {f for features in row for f in features}:
                seen[feature] = seen.get(feature, 0) + 1
        known = start.keys() | {f for f, k in seen.items() if k >= rare}
        self.index = {f: n for n, f in enumerate(sorted(known))}
        self.weights = [start.get(f, 0.0) for f in self.index]
        self.home = tuple(self.weights)
        self.squares = [_SETTLED if f in start else _FRESH for f in self.index]

    def numbers(self, features: Features) -> list[int]:
        return [self.index[f] for f in features if f in self.index]

    def total(self, numbers: Sequence[int]) -> float:
        weights = self.weights
        return sum(weights[n] for n in numbers)

    def move(self, numbers: Sequence[int], slope: float, pace: Pace) -> None:
        for n in numbers:
            slant = slope - pace.decay * (self.weights[n] - self.home[n])
            self.squares[n] += slant * slant
            self.weights[n] += pace.step * slant / sqrt(self.squares[n])

    def table(self) -> dict[str, float]:
        rounded = {f: round(self.weights[n], 3) for f, n in self.index.items()}
        return {f: w for f, w in sorted(rounded.items()) if abs(w) >= 0.01}


def learn_choice(
    rows: Sequence[Choosing],
    pace: Pace = Pace(),
    seed: int = 1,
    start: Mapping[str, float] = MappingProxyType({}),
) -> Mapping[str, float]:
    """Weights under which right options are likelier than others (softmax over the options of a row).

    Args:
        rows: the examples.
        pace: how to learn.
        seed: for the order of the examples.
        start: weights learned before, which these examples only bend.
    """
    numbered = _Numbered([row.options for row in rows], pace.rare, start)
    prepared = [([numbered.numbers(o) for o in row.options], row.right, row.weight) for row in rows]
    order = random.Random(seed)
    for _ in range(pace.rounds):
        order.shuffle(prepared)
        for options, right, weight in prepared:
            totals = [numbered.total(o) for o in options]
            top = max(totals)
            shares = [exp(t - top) for t in totals]
            whole, good = sum(shares), sum(shares[n] for n in right)
            for n, option in enumerate(options):
                wanted = shares[n] / good if n in right and good > 0 else 0.0
                slope = weight * (wanted - shares[n] / whole)
                if abs(slope) > 1e-4:
                    numbered.move(option, slope, pace)
    return numbered.table()


def learn_decision(
    rows: Sequence[Deciding],
    pace: Pace = Pace(),
    seed: int = 1,
    start: Mapping[str, float] = MappingProxyType({}),
) -> Mapping[str, float]:
    """Weights of a logistic decision; ``start`` as for ``learn_choice``."""
    numbered = _Numbered([[row.features] for row in rows], pace.rare, start)
    prepared = [(numbered.numbers(row.features), row.yes, row.weight) for row in rows]
    order = random.Random(seed)
    for _ in range(pace.rounds):
        order.shuffle(prepared)
        for features, yes, weight in prepared:
            total = max(-30.0, min(30.0, numbered.total(features)))
            slope = weight * ((1.0 if yes else 0.0) - 1.0 / (1.0 + exp(-total)))
            if abs(slope) > 1e-4:
                numbered.move(features, slope, pace)
    return numbered.table()
