"""Pairing one to one by maximum total weight (the Hungarian method, with potentials)."""

from collections.abc import Sequence

Weights = Sequence[Sequence[float]]
Pairing = list[tuple[int, int]]


def assign(weights: Weights) -> Pairing:
    """Rows paired with columns so that the sum of weights is highest; weight 0 pairs nothing."""
    if not weights or not weights[0]:
        return []
    owners = _Matching(_square_costs(weights)).solve()
    height, width = len(weights), len(weights[0])
    return [
        (row, column)
        for column, row in enumerate(owners)
        if row < height and column < width and weights[row][column] > 0
    ]


def _square_costs(weights: Weights) -> list[list[float]]:
    """What each cell falls short of the highest weight; cells beyond the edge weigh nothing."""
    height, width = len(weights), len(weights[0])
    size, top = max(height, width), max(map(max, weights))
    return [
        [top - (weights[i][j] if i < height and j < width else 0) for j in range(size)] for i in range(size)
    ]


class _Matching:
    """A matching that grows row by row along the cheapest path that ends in a free column.

    Rows and columns count from 1; 0 is the row that is being placed, and the column it starts from.
    """

    def __init__(self, costs: list[list[float]]) -> None:
        self.costs = costs
        self.size = len(costs)
        self.of_row = [0.0] * (self.size + 1)
        self.of_column = [0.0] * (self.size + 1)
        self.owner = [0] * (self.size + 1)

    def solve(self) -> list[int]:
        """The row of each column, counted from 0."""
        for row in range(1, self.size + 1):
            self._place(row)
        return [row - 1 for row in self.owner[1:]]

    def _place(self, row: int) -> None:
        self.owner[0] = row
        slack = [float("inf")] * (self.size + 1)
        came_from = [0] * (self.size + 1)
        reached = [False] * (self.size + 1)
        column = 0
        while True:
            reached[column] = True
            column = self._advance(column, slack, came_from, reached)
            if not self.owner[column]:
                break
        while column:
            self.owner[column] = self.owner[came_from[column]]
            column = came_from[column]

    def _advance(self, at: int, slack: list[float], came_from: list[int], reached: list[bool]) -> int:
        """Take the cheapest column next to what was reached and shift the potentials by its price."""
        row, best, price = self.owner[at], 0, float("inf")
        for column in range(1, self.size + 1):
            if reached[column]:
                continue
            cost = self.costs[row - 1][column - 1] - self.of_row[row] - self.of_column[column]
            if cost < slack[column]:
                slack[column], came_from[column] = cost, at
            if slack[column] < price:
                price, best = slack[column], column
        self._shift(price, slack, reached)
        return best

    def _shift(self, price: float, slack: list[float], reached: list[bool]) -> None:
        for column in range(self.size + 1):
            if reached[column]:
                self.of_row[self.owner[column]] += price
                self.of_column[column] -= price
            else:
                slack[column] -= price
