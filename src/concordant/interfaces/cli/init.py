"""``concordant init``: start a project."""

from pathlib import Path

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.settings import settings


@declare(
    "init",
    ("make this folder a project", "concordant init"),
    ("make a new folder one", "concordant init arms-watch"),
    ("keep its ledger on a server", "concordant init arms-watch --ledger postgresql://anna@db.example/arms"),
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--ledger", metavar="ADDRESS", help="Where the ledger is or will be [default: concordant.db].")
def command(folder: Path | None, ledger: str | None) -> None:
    """Start a project: a folder with a ledger and its settings.

    Makes concordant.db, which keeps everything, and concordant.toml, whose comments say what may be
    set. A folder that is a project already is left as it is. With --ledger, the ledger is another file, or a
    database of a PostgreSQL server that several people can share; its password comes from PGPASSWORD or
    ~/.pgpass, and is never written down here.
    """
    from concordant.store.address import without_password
    from concordant.store.failure import ProjectExistsError
    from concordant.store.project import SETTINGS, init_project

    place = folder or settings().project
    try:
        made = init_project(place, ledger)
    except ProjectExistsError:
        streams.say(f"{place.absolute()} is a project already; nothing was changed")
        return
    print(made.folder)
    if ledger and without_password(ledger) != ledger:
        streams.say("the password was not written down: set PGPASSWORD, or write it to ~/.pgpass")
    if not settings().quiet:
        aim = "" if made.folder == Path().absolute() else f" --project {place}"
        streams.say(f"made {SETTINGS} and the ledger; next: concordant{aim} add PATH")
