"""A part of a long list, and where the next part begins, so that every part takes as long as the first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, UnaryExpression, and_, false, or_

from concordant.store.folding import storable

T = TypeVar("T")

LARGEST = 2**31 - 1
"""The largest number that every database takes in a column of numbers."""

Mark = tuple[int | str | None, ...]
"""What a list is ordered by, of the last row shown: the next part begins behind it."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list.

    Attributes:
        rows: what the part holds.
        after: where the next part begins; None where the list ends.
    """

    rows: tuple[T, ...]
    after: Mark | None


class WrongMarkError(ValueError):
    """A mark that belongs to another list."""


class Key(NamedTuple):
    """One column of an order."""

    column: ColumnElement[Any]
    falling: bool = False

    @property
    def ordered(self) -> UnaryExpression[Any]:
        """The column as an order takes it; what is missing comes last."""
        ordered = self.column.desc() if self.falling else self.column.asc()
        # Said only where something may be missing: databases would not see that an index has this order.
        return ordered.nulls_last() if self.has_gaps else ordered

    def beyond(self, value: int | str | None) -> ColumnElement[bool]:
        """Whether a row comes behind those with this value."""
        if value is None:
            return false()
        further = self.column < value if self.falling else self.column > value
        return or_(further, self.column.is_(None)) if self.has_gaps else further

    def takes(self, value: int | str | None) -> bool:
        """Whether a row can have this value."""
        if value is None:
            return self.has_gaps
        if isinstance(value, str):
            return self.column.type.python_type is str and value == storable(value)
        return self.column.type.python_type is int and abs(value) <= LARGEST

    @property
    def has_gaps(self) -> bool:
        """Whether the value may be missing."""
        return bool(getattr(self.column, "nullable", False))


def behind(keys: Sequence[Key], mark: Mark) -> Iterator[ColumnElement[bool]]:
    """What rows behind ``mark`` fulfil. The first condition bounds the range of an index.

    Raises:
        WrongMarkError: the mark belongs to another order.
    """
    if len(mark) != len(keys) or not all(key.takes(value) for key, value in zip(keys, mark, strict=True)):
        raise WrongMarkError("the mark belongs to another order")
    first, value = keys[0], mark[0]
    if not first.has_gaps:
        yield first.column <= value if first.falling else first.column >= value
    steps = reversed(list(zip(keys, mark, strict=True)))
    last: ColumnElement[bool] = false()
    yield reduce(_unless_equal, steps, last)


def _unless_equal(rest: ColumnElement[bool], step: tuple[Key, int | str | None]) -> ColumnElement[bool]:
    key, value = step
    level = key.column.is_(None) if value is None else key.column == value
    return or_(key.beyond(value), and_(level, rest))


def part(asked: Select[Any], keys: Sequence[Key], after: Mark | None, at_most: int) -> Select[Any]:
    """``asked`` from ``after`` on, in order; one row more than shown tells whether there are more."""
    conditions = [] if after is None else list(behind(keys, after))
    return asked.where(*conditions).order_by(*(key.ordered for key in keys)).limit(at_most + 1)


def paged(rows: Sequence[Any], width: int, at_most: int, shown: Callable[[Any], T]) -> Page[T]:
    """The page of ``rows``, whose first ``width`` columns are its order."""
    held = rows[:at_most]
    after = tuple(held[-1][:width]) if len(rows) > at_most else None
    return Page(tuple(shown(row) for row in held), after)
