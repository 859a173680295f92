"""``concordant ledger``: copy a ledger to another place."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings

if TYPE_CHECKING:
    from concordant.store.copying import Portion


@declare(
    "ledger",
    ("from a file to a server", "concordant ledger copy concordant.db postgresql://anna@db.example/arms"),
    ("and back", "concordant ledger copy postgresql://anna@db.example/arms copy.db"),
    ("the ledger of a project", "concordant ledger copy arms-watch backup.db"),
)
@click.argument("what", metavar="copy", type=click.Choice(("copy",)))
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def command(what: str, source: str, target: str) -> None:
    """Copy a ledger to another place.

    FROM and TO are files, addresses of PostgreSQL servers, or folders of projects. Everything that cannot be
    rebuilt is copied row for row: what was received, what was read out of it, what people judged. TO must be
    empty, and gets all or nothing; FROM is left as it is, and may be in use. Findings are made anew by the
    next command that wants them.
    """
    from concordant.store.project import open_ledger

    places = _place(source), _place(target)
    if isinstance(places[0], Path) and not places[0].is_file():
        raise CommandError(f"there is no ledger at {source}", "concordant ledger --help")
    with open_ledger(places[0]) as old, open_ledger(places[1]) as new:
        with Progress("copying", settings().quiet) as progress:
            rows = new.take(_told(old.kept(), progress))
        held = new.counts()
    print(f"{rows} rows · {held.received} received · {held.reports} reports · {held.claims} claims")
    if not settings().quiet:
        streams.say("to use it, write its address under [ledger] in concordant.toml")


def _place(named: str) -> Path | str:
    from concordant.store.address import scheme
    from concordant.store.project import find_project

    if scheme(named):
        return named
    return find_project(Path(named)).address if Path(named).is_dir() else Path(named)


def _told(portions: "Iterable[Portion]", progress: Progress) -> "Iterator[Portion]":
    done = 0
    for table, rows in portions:
        yield table, rows
        done += len(rows)
        progress.tell(done, note=table.name)
