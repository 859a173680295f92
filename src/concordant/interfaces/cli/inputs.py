"""What a command line names as reports, and what it says about them."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.failure import INPUTS_FAILED, CommandError
from concordant.interfaces.cli.settings import settings
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=str)),
    click.option("--published", metavar="DATE", help="Date of publication, as 2025-03-11."),
    click.option("--lang", metavar="LANG", help="Language, as fr, en or ru."),
    click.option("--outlet", metavar="NAME", help="Who published it."),
    click.option("--title", metavar="TEXT", help="Its headline."),
    click.option("--url", metavar="URL", help="Its address, for links to the very words."),
    click.option(
        "--workers", metavar="N", type=click.IntRange(min=1), default=1, help="Read with so many processes."
    ),
)
GIVEN = ("published", "lang", "outlet", "title", "url")


def report_options(function: _Command) -> _Command:
    """The paths of reports, what is known about them, and how many processes read them."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def gather(paths: Sequence[str], about: dict[str, str | None]) -> Iterator[Received | Problem]:
    """Every report below the paths, ``-`` being standard input; a problem for what cannot be opened."""
    from concordant.documents.receive import STANDARD_INPUT, receive, terms
    from concordant.documents.warc.holding import kept_pages, manifest_of
    from concordant.store.project import ANSWERS, DATABASE

    if STANDARD_INPUT in paths and streams.is_terminal(sys.stdin) and not settings().quiet:
        streams.say("reading what you type; Ctrl-D ends it (on Windows Ctrl-Z and Enter)")
    given = {name: value for name in GIVEN if (value := about.get(name))}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    agreed = terms(now, given)
    arrivals = chain.from_iterable(
        kept_pages(scan, agreed)
        if (scan := manifest_of(Path(path)))
        else receive([path], agreed, sys.stdin.buffer)
        for path in paths
    )
    # The database writes beside itself; in a project's own folder that is no report and no failure.
    own = tuple(f"{name}{ending}" for name in (DATABASE, ANSWERS) for ending in ("-wal", "-shm", "-journal"))
    return (each for each in arrivals if not _source(each).endswith(own))


def _source(arrival: Received | Problem) -> str:
    return arrival.source if isinstance(arrival, Received) else arrival.place


def failed(reading: Reading) -> bool:
    """Whether a report gave nothing, or not what it should have."""
    return reading.document is None or any(p.severity == "error" for p in reading.problems)


def name_problem(problem: Problem) -> None:
    """Say on standard error what could not be done; remarks only when asked to say more."""
    least = {"error": -1, "warning": 0, "note": 1}[problem.severity]
    if settings().verbosity >= least:
        streams.say(f"{problem.severity}: {problem}")


def report_failures(count: int, total: int) -> None:
    """End the command with exit code 3 if some inputs failed; they have been named before.

    Raises:
        CommandError: some did.
    """
    if count and total > 1:
        raise CommandError(
            f"{count} of {total} inputs could not be read", "see above; the rest is done", INPUTS_FAILED
        )
    if count:
        raise CommandError("the input could not be read", "see above", INPUTS_FAILED)
