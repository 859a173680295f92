"""What comes out of a container, and how much may come out."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordant.model.problem import Problem

_FLOOR = 200_000_000
_RATIO = 100
"""Text packs to a tenth, at most to a thirtieth."""
MOST_PARTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a container holds.

    Attributes:
        place: where it stands, seen from outside, for people.
        raw: its bytes.
        told: what the container says about it: ``url``, ``captured``, ``charset``.
        name: the file name by which its kind may be told; empty where it has none.
    """

    place: str
    raw: bytes
    told: tuple[tuple[str, str], ...] = ()
    name: str = ""


Parts = Iterator[Part | Problem]


class TooMuchError(Exception):
    """More comes out of a container than any honest one holds."""


class Budget:
    """How much may still come out of what came in, containers within containers included."""

    def __init__(self) -> None:
        self._left = _FLOOR
        self._parts = MOST_PARTS

    def feed(self, count: int) -> None:
        """So many packed bytes came in from outside."""
        self._left += count * _RATIO

    def take(self, count: int) -> None:
        """So many bytes came out.

        Raises:
            TooMuchError: that is too much.
        """
        self._left -= count
        if self._left < 0:
            raise TooMuchError

    def part(self) -> None:
        """One more part.

        Raises:
            TooMuchError: there were too many.
        """
        self._parts -= 1
        if self._parts < 0:
            raise TooMuchError


def too_much(place: str) -> Problem:
    """The problem of a container that unpacks without end."""
    message = (
        "Far more comes out of this than went in, as of a file made to fill memory; the rest was passed over."
    )
    return Problem("receive", place, message, "If it is honest, unpack it and add the folder.")
