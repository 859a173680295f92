"""A list that the user names: opened, read as it comes, its problems named."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.failure import INPUTS_FAILED, CommandError
from concordant.interfaces.cli.inputs import name_problem
from concordant.interfaces.cli.settings import settings
from concordant.model.problem import Problem

if TYPE_CHECKING:
    from concordant.screening.lists.ofac import Aliases
    from concordant.screening.lists.opening import Opened

STDIN = "-"
_MOST_NAMED = 20
_BESIDE = {"sdn.csv": "alt.csv", "cons_prim.csv": "cons_alt.csv"}
"""Where OFAC keeps the other names of a table's entries."""


class Source:
    """Bytes whose beginning was looked at and is given again, and which count themselves.

    Attributes:
        done: how many bytes were given.
        total: how many there are; None where that cannot be known.
    """

    def __init__(self, stream: BinaryIO, head: bytes, total: int | None) -> None:
        self._stream, self._head = stream, BytesIO(head)
        self.done, self.total = 0, total

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none at the end."""
        found = self._head.read(size) or self._stream.read(size)
        self.done += len(found)
        return found

    def readline(self, size: int = -1) -> bytes:
        """The next line, cut at so many bytes."""
        found = self._head.readline(size)
        if not found.endswith(b"\n") and (size < 0 or len(found) < size):
            found += self._stream.readline(size - len(found) if size >= 0 else -1)
        self.done += len(found)
        return found


class Problems:
    """Problems of a list: named as they come, the first ones only, and counted.

    Attributes:
        errors: how many entries gave nothing.
    """

    def __init__(self) -> None:
        self.errors = self._named = self._passed = 0

    def tell(self, problem: Problem) -> None:
        """Name one problem."""
        self.errors += problem.severity == "error"
        if self._named < _MOST_NAMED:
            name_problem(problem)
            self._named += 1
        else:
            self._passed += 1

    def end(self) -> None:
        """Say how many were not named; then end the command with exit code 3 if entries are missing.

        Raises:
            CommandError: some are.
        """
        if self._passed:
            streams.say(f"…and {self._passed} more problems")
        if self.errors:
            wrong = f"{self.errors} entr{'ies' if self.errors > 1 else 'y'} of the list could not be read"
            raise CommandError(wrong, "see above; the rest is screened", INPUTS_FAILED)


@contextmanager
def list_at(path: Path, aliases: Path | None, problems: Problems) -> "Iterator[tuple[Opened, Source]]":
    """The list of this name, told by its content; ``-`` is standard input.

    Raises:
        CommandError: there is none that can be read.
    """
    from concordant.screening.lists.opening import HEAD, UnknownListError, format_of, opened

    name = "<stdin>" if str(path) == STDIN else str(path)
    with _bytes_of(path) as (stream, total):
        head = stream.read(HEAD)
        source = Source(stream, head, total)
        try:
            form = format_of(head, name)
            names = _other_names(path, aliases, problems) if form == "ofac" else {}
            if form != "ofac" and aliases is not None:
                raise CommandError(f"{name} has its other names in itself", "leave --aliases out")
            yield opened(head, source, name, names), source  # type: ignore[arg-type]
        except UnknownListError as error:
            raise CommandError(str(error), error.advice) from error


@contextmanager
def _bytes_of(path: Path) -> Iterator[tuple[BinaryIO, int | None]]:
    if str(path) == STDIN:
        import sys

        yield sys.stdin.buffer, None
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}", "check its name") from error
    with stream:
        yield stream, path.stat().st_size


def _other_names(path: Path, aliases: Path | None, problems: Problems) -> "Aliases":
    """The table of other names: the one that was named, else the one beside the list."""
    from concordant.screening.lists.ofac import read_aliases

    held = aliases or _beside(path)
    if held is None:
        if not settings().quiet:
            streams.say(
                "OFAC keeps other names in alt.csv, which is not beside this file: main names and those in "
                "remarks are compared. Name it with --aliases FILE."
            )
        return {}
    with _bytes_of(held) as (stream, _):
        names, wrong = read_aliases(stream, str(held))
    for problem in wrong:
        problems.tell(problem)
    if not settings().quiet:
        streams.say(f"Other names from {held}: {sum(map(len, names.values()))}")
    return names


def _beside(path: Path) -> Path | None:
    wanted = _BESIDE.get(path.name.casefold())
    if wanted is None:
        return None
    return next((each for each in sorted(path.parent.iterdir()) if each.name.casefold() == wanted), None)
