"""``concordant check``: the knowledge files, and the cases that they must pass."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CHECK_FAILED, CommandError
from concordant.interfaces.cli.settings import settings
from concordant.model.problem import Problem, Severity
from concordant.views.text import Line, Piece, line

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_SIGNS: dict[Severity, str] = {"error": "✗", "warning": "!", "note": "·"}


@declare(
    "check",
    ("is all knowledge sound?", "concordant check"),
    ("also a folder of your own", "concordant check --overlay my-knowledge"),
    ("for another program", "concordant check --json"),
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one finding a line.")
def command(as_json: bool) -> None:
    """Check the knowledge files and run their cases.

    Every file says in which sentences it must fire and in which it must stay silent; these cases are
    run. Each finding names file and line, what is wrong, and what to write. Exit code 4 if there is an
    error; notes on provisional files are shown with -v.
    """
    files, cases, found = _examine()
    talkative = as_json or settings().verbosity > 0
    shown = [problem for problem in found if talkative or problem.severity != "note"]
    if as_json:
        from concordant.views.records import problem as described

        for problem in shown:
            paint.show_json(described(problem))
    else:
        paint.show(one for problem in shown for one in _told(problem))
    errors = sum(problem.severity == "error" for problem in found)
    if not settings().quiet:
        streams.say(f"{files} files · {cases} cases · {errors} errors · {len(found) - errors} remarks")
    if errors:
        raise CommandError(
            f"the knowledge holds {errors} error{'s' * (errors != 1)}", "see above", CHECK_FAILED
        )


def _examine() -> tuple[int, int, Sequence[Problem]]:
    """How many files and cases there are, and everything that is wrong with them."""
    from concordant.interfaces.cli.knowing import load_knowledge, overlays
    from concordant.prove import prove

    knowledge, unloaded = load_knowledge(overlays(settings()))
    found = {*unloaded, *prove(knowledge)}
    cases = sum(len(entry.cases) for _, entry in knowledge)
    return (
        len(knowledge),
        cases,
        sorted(found, key=lambda p: (_ORDER[p.severity], _place(p.place), p.message)),
    )


def _place(place: str) -> tuple[str, int]:
    """File and line, so that line 9 comes before line 10."""
    file, _, number = place.rpartition(":")
    return (file, int(number)) if number.isdigit() else (place, 0)


def _told(problem: Problem) -> Iterator[Line]:
    sign = f"{_SIGNS[problem.severity]} {problem.severity}"
    yield line(
        Piece(sign, "denied" if problem.severity == "error" else "hedge"),
        " ",
        Piece(_near(problem.place), "heading"),
    )
    yield line("  ", problem.message)
    if problem.advice:
        yield line("  ", Piece(f"next: {problem.advice}", "muted"))


def _near(place: str) -> str:
    """A place as seen from here, where it is below."""
    try:
        return str(Path(place).relative_to(Path.cwd()))
    except ValueError:
        return place
