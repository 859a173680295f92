"""Lines and rows of a list, one at a time: what is broken is told with its line and stops nothing else."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from concordant.model.problem import Problem

LONGEST_LINE = 4_000_000
_MOST_LINES = 25
"""A row of more lines than this has a quotation mark that nobody closed."""

Row = tuple[int, list[str]]


def problem(place: str, message: str, advice: str = "") -> Problem:
    """Something in a list that could not be read; the rest is."""
    return Problem("list", place, message, advice)


class Lines:
    """The lines of a list as text, counted from 1.

    Attributes:
        name: of the file, for problems.
        number: of the line that was given last.
        recent: lines given since ``begin``.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self.name = stream, name
        self.number = 0
        self.recent: list[str] = []
        self._problems: list[Problem] = []

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        raw = self._stream.readline(LONGEST_LINE)
        if not raw:
            raise StopIteration
        self.number += 1
        if len(raw) >= LONGEST_LINE and not raw.endswith(b"\n"):
            self._skip()
            raw = b"\n"
        text = _text(raw)
        if self.number == 1:
            text = text.removeprefix("\ufeff")
        self.recent.append(text)
        return text

    def _skip(self) -> None:
        """Pass over the rest of a line that is too long to be one."""
        while (rest := self._stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        wrong = f"this line has more than {LONGEST_LINE} characters and is left out."
        self._problems.append(problem(self.place(self.number), wrong))

    def place(self, number: int) -> str:
        """Where a line stands."""
        return f"{self.name}:{number}"

    def begin(self) -> int:
        """Forget the lines given so far; returns the number of the next one."""
        self.recent.clear()
        return self.number + 1

    def problems(self) -> Iterator[Problem]:
        """What was met since the last time."""
        found, self._problems = self._problems, []
        yield from found


def _text(raw: bytes) -> str:
    """A line as text; old lists are in the code page of Western Windows."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def rows(stream: BinaryIO, name: str, delimiter: str = ",") -> Iterator[Row | Problem]:
    """The rows of comma-separated values, each with the number of its first line."""
    lines = Lines(stream, name)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        start = lines.begin()
        try:
            row = next(reader)
        except StopIteration:
            yield from lines.problems()
            return
        except csv.Error as error:
            yield problem(
                lines.place(start), f"this row cannot be read: {error}.", "Look at its quotation marks."
            )
            yield from _singly(lines, start, delimiter)
            continue
        yield from lines.problems()
        if len(lines.recent) > _MOST_LINES:
            yield problem(lines.place(start), "a quotation mark of this row is not closed.", "Close it.")
            yield from _singly(lines, start, delimiter)
        elif any(cell.strip() for cell in row):
            yield start, row


def _singly(lines: Lines, start: int, delimiter: str) -> Iterator[Row | Problem]:
    """The lines after a broken one, each as a row of its own."""
    for number, text in enumerate(lines.recent[1:], start + 1):
        try:
            row = next(csv.reader([text], delimiter=delimiter), [])
        except csv.Error as error:
            yield problem(lines.place(number), f"this row cannot be read: {error}.")
            continue
        if any(cell.strip() for cell in row):
            yield number, row
