"""``concordant export``: findings in the formats of other programs."""

from itertools import islice
from pathlib import Path
from typing import Any

import click

from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.exporting import accounts
from concordant.interfaces.cli.filters import finding_filters
from concordant.interfaces.cli.formats import WRITING, Asked
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.output import write_out
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.store.ledger import FindingFilter
from concordant.views.wording import TONGUES, Tongue

_FORMATS = tuple(WRITING)


@declare(
    "export",
    ("for OpenAleph and other tools of FollowTheMoney", "concordant export ftm -o findings.ftm.json"),
)
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write; standard output without it, or with -.",
)
@finding_filters
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The first N; 0 for all.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of what people read.")
def command(form: str, target: Path | None, limit: int | None, speak: Tongue, **wanted: Any) -> None:
    r"""Write findings in the formats of other programs.

    \b
    FORMAT  for
    ftm     FollowTheMoney: OpenAleph, OpenSanctions tools

    Every finding comes with its quotes, reports, counts of origins, grade and denials, and with the notice
    that these are claims of the press and not established facts. Filters add up.
    """
    if target == Path("-"):
        target = None
    with opened() as ledger, Progress("exporting", settings().quiet or target is None) as progress:
        settle_now(ledger)
        found = islice(ledger.findings(FindingFilter(**wanted)), limit or None)
        write_out(WRITING[form](accounts(ledger, found, progress), Asked(speak)), target)
