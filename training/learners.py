"""Two small linear learners, deterministic and free of dependencies: choose one option, say yes or no."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

Features = Sequence[str]


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

    def __init__(self, rows: Sequence[Sequence[Features]], rare: int) -> None:
        seen: dict[str, int] = {}
        for row in rows:
            for feature in {f for features in row for f in features}:
                seen[feature] = seen.get(feature, 0) + 1
        self.index = {f: n for n, f in enumerate(sorted(f for f, k in seen.items() if k >= rare))}
        self.weights = [0.0] * len(self.index)
        self.squares = [1e-3] * len(self.index)

    def numbers(self, features: Features) -> list[int]:
        return [self.index[f] for f in features if f in self.index]

    def total(self, numbers: Sequence[int]) -> float:
        weights = self.weights
        return sum(weights[n] for n in numbers)

    def move(self, numbers: Sequence[int], slope: float, pace: Pace) -> None:
        for n in numbers:
            slant = slope - pace.decay * self.weights[n]
            self.squares[n] += slant * slant
            self.weights[n] += pace.step * slant / sqrt(self.squares[n])

    def table(self) -> dict[str, float]:
        rounded = {f: round(self.weights[n], 3) for f, n in self.index.items()}
        return {f: w for f, w in sorted(rounded.items()) if abs(w) >= 0.01}


def learn_choice(rows: Sequence[Choosing], pace: Pace = Pace(), seed: int = 1) -> Mapping[str, float]:
    """Weights under which right options are likelier than others (softmax over the options of a row)."""
    numbered = _Numbered([row.options for row in rows], pace.rare)
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


def learn_decision(rows: Sequence[Deciding], pace: Pace = Pace(), seed: int = 1) -> Mapping[str, float]:
    """Weights of a logistic decision."""
    numbered = _Numbered([[row.features] for row in rows], pace.rare)
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
