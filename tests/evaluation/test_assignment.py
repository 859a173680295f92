"""Pairing one to one."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.evaluation.assignment import assign

WEIGHT = st.sampled_from([0.0, 0.0, 1.0, 2.0, 3.5, 10.000001])


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(WEIGHT, min_size=width, max_size=width), min_size=1, max_size=4))


def best(weights: list[list[float]]) -> float:
    """The highest sum over every way of pairing."""
    height, width = len(weights), len(weights[0])
    size = max(height, width)
    cells = [[weights[i][j] if i < height and j < width else 0.0 for j in range(size)] for i in range(size)]
    return max(sum(cells[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))


@given(matrices())
def test_no_other_pairing_weighs_more(weights: list[list[float]]) -> None:
    pairs = assign(weights)
    assert sum(weights[i][j] for i, j in pairs) == pytest.approx(best(weights))


@given(matrices())
def test_everything_is_paired_at_most_once_and_never_for_nothing(weights: list[list[float]]) -> None:
    pairs = assign(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(weights[i][j] > 0 for i, j in pairs)


@pytest.mark.parametrize("weights", [[], [[]], [[], []], [[0.0]]])
def test_nothing_is_paired_with_nothing(weights: list[list[float]]) -> None:
    assert assign(weights) == []


def test_a_good_pair_gives_way_to_two() -> None:
    assert sorted(assign([[5.0, 4.0], [4.0, 0.0]])) == [(0, 1), (1, 0)]
