"""``concordant check``: the knowledge files, and the cases that they must pass."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CHECK_FAILED, CommandError
from concordant.interfaces.cli.settings import settings
from concordant.views.text import Line, Piece, Style, line

if TYPE_CHECKING:
    from concordant.knowledge.check import Finding

_SIGNS = {"error": "✗", "warning": "!", "note": "·"}
_GRAVEST = tuple(_SIGNS)


@declare(
    "check",
    ("is all knowledge sound?", "concordant check"),
    ("also a folder of your own", "concordant check --overlay my-knowledge"),
    ("only my own files, in seconds, while I write", "concordant check --overlay my-knowledge --mine"),
    ("for another program", "concordant check --json"),
)
@click.option("--mine", is_flag=True, help="Only files of overlays, and only their cases.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one finding a line.")
def command(mine: bool, as_json: bool) -> None:
    """Check the knowledge files and run their cases.

    Every file says in which sentences it must fire and in which it must stay silent; these cases are
    run. Each finding names file and line, what is wrong, and what to write. Exit code 4 if there is an
    error; notes on provisional files are shown with -v. New words can break cases elsewhere: run it
    without --mine before you rely on them.
    """
    files, cases, found = _examine(mine)
    talkative = as_json or settings().verbosity > 0
    shown = [finding for finding in found if talkative or finding.level != "note"]
    if as_json:
        for finding in shown:
            paint.show_json(asdict(finding))
    else:
        paint.show(one for finding in shown for one in _told(finding))
    errors = sum(finding.level == "error" for finding in found)
    if not settings().quiet:
        streams.say(f"{files} files · {cases} cases · {errors} errors · {len(found) - errors} remarks")
    if errors:
        raise CommandError(
            f"the knowledge holds {errors} error{'s' * (errors != 1)}", "see above", CHECK_FAILED
        )


def _examine(mine: bool) -> "tuple[int, int, Sequence[Finding]]":
    """How many files and cases were looked at, and everything that is wrong with them, the gravest first."""
    from concordant.interfaces.cli.knowing import load_knowledge, overlays
    from concordant.knowledge.check import check
    from concordant.prove import is_below, prove

    folders = overlays(settings())
    if mine and not folders:
        raise CommandError("there is no overlay whose files could be checked", "name one: --overlay DIR")
    below = folders if mine else ()
    knowledge, unloaded = load_knowledge(folders)
    found = check(knowledge, (*unloaded, *prove(knowledge, below)))
    entries = [entry for _, entry in knowledge if not below or is_below(entry.path, below)]
    shown = [each for each in found if not below or is_below(each.path, below)]
    cases = sum(len(entry.cases) for entry in entries)
    return len(entries), cases, sorted(shown, key=lambda finding: _GRAVEST.index(finding.level))


def _told(finding: "Finding") -> Iterator[Line]:
    sign = f"{_SIGNS[finding.level]} {finding.level}"
    style: Style = "denied" if finding.level == "error" else "hedge"
    yield line(Piece(sign, style), " ", Piece(f"{_near(finding.path)}:{finding.line}", "heading"))
    yield line("  ", finding.wrong)
    if finding.write:
        yield line("  ", Piece(f"next: {finding.write}", "muted"))


def _near(path: str) -> str:
    """A path as seen from here, where it is below."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path
