"""``concordant brief``: a document to hand over, every sentence with its sources."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.output import write_out
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.interfaces.dates import is_date
from concordant.views.wording import TONGUES, Tongue

_FORMATS = ("md", "html", "pdf", "docx")
_BINARY = frozenset({"pdf", "docx"})
_ORDERS = ("novelty", "support", "time")
_USUAL = 40


class Day(click.ParamType[str]):
    """A day, month or year that is on the calendar."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it was written."""
        told = str(value)
        if not is_date(told):
            self.fail(f"{told!r} is no date; write 2024, 2024-06 or 2024-06-19", param, ctx)
        return told


@declare(
    "brief",
    ("all that is new, in French, as a PDF", "concordant brief --lang fr -o note.pdf"),
    ("what is said of an actor since May", "concordant brief KP --since 2025-05 -o korea.docx"),
    ("one finding, on the screen", "concordant brief f-0e20"),
    ("a page that needs no other file", "concordant brief --sort support --limit 20 --to html -o brief.html"),
)
@click.argument("about", metavar="[ACTOR|FINDING]", required=False)
@click.option("--since", type=Day(), metavar="DATE", help="Only what was reported since: 2024, 2024-06…")
@click.option("--lang", "tongue", type=click.Choice(TONGUES), default="en", help="Language of the brief.")
@click.option(
    "--to",
    "form",
    type=click.Choice(_FORMATS),
    help="Format; without it the one that FILE ends in, else md.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write; standard output without it, or with -.",
)
@click.option("--date", "day", type=Day(), metavar="DATE", help="Day of the brief; the newest report's.")
@click.option("--sort", "order", type=click.Choice(_ORDERS), default="novelty", help="What comes first.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_USUAL,
    show_default=True,
    metavar="N",
    help="The first N findings; 0 for all.",
)
def command(
    about: str | None,
    since: str | None,
    tongue: Tongue,
    form: str | None,
    target: Path | None,
    day: str | None,
    order: Any,
    limit: int,
) -> None:
    """Write a brief to hand over, every sentence with its sources.

    What is new, what is firm, what rests on one origin, what is disputed, and what it would concern.

    About the whole ledger, an actor (ISO code, id or name) or a finding. Every sentence has its voice and
    notes that give report, date, attribution and the very words. The same ledger gives the same file.
    """
    target = None if target == Path("-") else target
    chosen = form or _ending(target)
    if target is None and chosen in _BINARY and streams.is_terminal(sys.stdout):
        raise CommandError(f"{chosen} is no text for a terminal", f"concordant brief --to {chosen} -o FILE")
    from concordant.exports.briefs.forms import NEEDS, rendered
    from concordant.interfaces.briefing import Wanted
    from concordant.interfaces.cli.briefing import made

    if missing := [module for module in NEEDS.get(chosen, ()) if find_spec(module) is None]:
        needed = f"{chosen} needs {' and '.join(missing)}, which is not installed"
        raise CommandError(needed, "pip install 'concordant[brief]'")
    with opened() as ledger:
        settle_now(ledger)
        brief = made(ledger, Wanted(about, tongue, since, day, order, limit), settings().quiet)
    write_out([rendered(brief, chosen)], target)


def _ending(target: Path | None) -> str:
    """The format that the name of a file asks for."""
    if target is None:
        return _FORMATS[0]
    ending = target.suffix.lower().removeprefix(".")
    if ending not in _FORMATS:
        raise click.UsageError(f"{target.name} does not tell the format; add --to {'|'.join(_FORMATS)}")
    return ending
