"""``concordant archive``: what was received, to take along, and whether all of it is still whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CHECK_FAILED, INPUTS_FAILED, CommandError
from concordant.interfaces.cli.inputs import name_problem
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.output import write_out
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.model.problem import Problem

if TYPE_CHECKING:
    from concordant.model.report import Received
    from concordant.store.ledger import Ledger


@declare(
    "archive",
    ("everything that was received, as a web archive", "concordant archive export received.warc.gz"),
    ("into another project", "concordant add received.warc.gz --project elsewhere"),
    ("is every byte still there, and every quoted word in it?", "concordant archive verify"),
    ("for another program", "concordant archive verify --json"),
)
@click.argument("what", metavar="export|verify", type=click.Choice(("export", "verify")))
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="What verify found as one JSON object.")
def command(what: str, file: Path | None, as_json: bool) -> None:
    """Write what was received as a web archive, or check all that is kept.

    export writes every arrival to FILE as WARC, packed where its name ends in .gz: the bytes as they were
    received, with their digest, their address where one is known, and what was said about them. Adding that
    file to another project gives the same reports.

    verify computes every digest anew, opens every report anew, and looks whether the words of every claim
    stand in it. What does not hold is named; the exit code is 4 then.
    """
    if what == "export" and (file is None or as_json):
        raise CommandError("export takes a FILE and no --json", "concordant archive export FILE.warc.gz")
    if what == "verify" and file is not None:
        raise CommandError("verify takes no FILE", "concordant archive verify")
    with opened() as ledger:
        if file is not None:
            _export(ledger, file)
        else:
            _verify(ledger, as_json)


def _export(ledger: "Ledger", file: Path) -> None:
    from concordant.exports.web_archive import web_archive

    lost: list[Problem] = []
    with Progress("writing", settings().quiet) as progress:
        write_out(web_archive(_sound(ledger, lost, progress), file.suffix.lower() == ".gz"), file)
    if lost:
        raise CommandError(f"{len(lost)} arrivals could not be written", "see above", INPUTS_FAILED)


def _sound(ledger: "Ledger", lost: list[Problem], progress: Progress) -> "Iterator[Received]":
    for number, each in enumerate(ledger.arrived(), 1):
        if isinstance(each, Problem):
            progress.clear()
            name_problem(each)
            lost.append(each)
        else:
            progress.tell(number)
            yield each


def _verify(ledger: "Ledger", as_json: bool) -> None:
    from concordant.store.verifying import Verified, verify

    done = Verified()
    with Progress("checking", settings().quiet) as progress:
        for done in verify(ledger):
            progress.tell(done.arrivals, note=f"{done.claims} claims")
    for problem in done.problems:
        streams.say(f"error: {problem}")
    if as_json:
        problems = [{"place": p.place, "message": p.message} for p in done.problems]
        paint.show_json({"arrivals": done.arrivals, "claims": done.claims, "problems": problems})
    else:
        print(f"{done.arrivals} arrivals · {done.claims} claims led back · {len(done.problems)} problems")
    if done.problems:
        raise CommandError("not everything is as it was received", "put a backup in its place", CHECK_FAILED)
