"""``concordant knowledge``: what the knowledge holds, and schemas by which editors complete its files."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.settings import settings
from concordant.views.wording import TONGUES, Tongue

if TYPE_CHECKING:
    from concordant.model.claim import Claim


@declare(
    "knowledge",
    ("how much is covered, and what never occurred in my reports", "concordant knowledge stats"),
    ("for another program", "concordant knowledge stats --json"),
    ("the schema of one kind of file", "concordant knowledge schema actor"),
    ("all schemas, for an editor", "concordant knowledge schema -o .schema"),
)
@click.argument("what", metavar="stats|schema", type=click.Choice(("stats", "schema")))
@click.argument("kind", metavar="[KIND]", required=False)
@click.option("-o", "output", metavar="DIR", type=click.Path(path_type=Path), help="Folder for schemas.")
@click.option("--json", "as_json", is_flag=True, help="Statistics as one JSON object.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the tables.")
def command(what: str, kind: str | None, output: Path | None, as_json: bool, speak: Tongue) -> None:
    """Tell what the knowledge holds, or write its schemas.

    stats counts entries by kind, confidence and language, tells which events which language can state, which
    files are not verified, and, in a project, which actors the ledger has never met. schema prints the JSON
    Schema of one KIND of file (actor, materiel, frame…), or writes one or all to a folder with -o.
    """
    if what == "schema":
        _schema(kind, output)
        return
    if kind or output:
        raise CommandError("stats takes no KIND and no -o", "concordant knowledge stats")
    _stats(as_json, speak)


def _schema(kind: str | None, output: Path | None) -> None:
    from concordant.knowledge.json_schema import names, schema_of
    from concordant.knowledge.language_schema import EVERY_KIND

    known = names(EVERY_KIND)
    if kind is not None and kind not in known:
        raise CommandError(f"no kind of file is called {kind!r}", f"kinds: {', '.join(sorted(known))}")
    wanted = [kind] if kind else sorted(known)
    if output is None:
        if kind is None:
            raise CommandError("which schema?", f"write one of: {', '.join(wanted)}; or -o DIR for all")
        print(json.dumps(schema_of(known[kind]), indent=1))
        return
    for each in wanted:
        place = output / f"{each}.json"
        try:
            output.mkdir(parents=True, exist_ok=True)
            place.write_text(json.dumps(schema_of(known[each]), indent=1) + "\n", "utf-8")
        except OSError as error:
            raise CommandError(
                f"{place} cannot be written: {error.strerror}", "choose another folder"
            ) from None
        print(place)


def _stats(as_json: bool, speak: Tongue) -> None:
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.views.coverage import as_record, coverage, tables
    from concordant.views.wording import wording

    held = sound_knowledge()
    found = coverage(held, _claims())
    if as_json:
        paint.show_json(as_record(found))
        return
    named = {**held.materiel, **held.actors}
    names = {each.id: each.names.get(speak, (each.name,))[0] for each in named.values()}
    for table in tables(found, wording(speak), names):
        paint.show_table(table.title, table.heads, table.rows)


def _claims() -> "list[Claim] | None":
    """The claims of the ledger; None where there is no project."""
    from concordant.interfaces.cli.ledger import opened
    from concordant.store.failure import ProjectMissingError
    from concordant.store.ledger import ClaimFilter
    from concordant.store.project import find_project

    try:
        find_project(settings().project)
    except ProjectMissingError:
        if not settings().quiet:
            streams.say("There is no project here, so nothing is told about what a ledger has met.")
        return None
    with opened() as ledger:
        return [claim for claim, _ in ledger.claims(ClaimFilter(), reasons=False)]
