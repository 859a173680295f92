"""``concordant finding``: everything about one finding."""

import sys
from dataclasses import replace

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.dossiers import find_finding, gather
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling, in_every_tongue
from concordant.interfaces.cli.registers import the_register
from concordant.interfaces.cli.settling import settle_now
from concordant.views.wording import TONGUES, Tongue

_ON_A_SCREEN = 20
"""Claims of each version that a terminal gets; pipes and files get all."""


@declare(
    "finding",
    ("who says so, who denies it, and how far that can be relied on", "concordant finding f-25d80c"),
    ("the finding that a claim belongs to", "concordant finding c-91be04"),
    ("told in French", "concordant finding f-25d80c --speak fr"),
    ("for another program", "concordant finding f-25d80c --json"),
)
@click.argument("identifier", metavar="ID")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object: finding, claims, reports, judgements."
)
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the page.")
def command(identifier: str, as_json: bool, speak: Tongue) -> None:
    """Show one finding with everything behind it.

    ID is that of a finding or of a claim, or the beginning of one. Its versions with their claims, the
    denials, the independent origins and why there may be fewer, what excludes each other, other findings
    that bear on it, what people decided, and its grade with the reason.
    """
    from concordant.views.finding_page import EVERY, page
    from concordant.views.finding_records import whole

    with opened() as ledger:
        settle_now(ledger)
        gathered = gather(ledger, find_finding(ledger, identifier))
    dossier = replace(gathered, sources=the_register())
    if as_json:
        paint.show_json(whole(dossier, in_every_tongue()))
        return
    words, names = calling(speak)
    most = _ON_A_SCREEN if streams.is_terminal(sys.stdout) else EVERY
    paint.show(page(dossier, words, names.knowing(*dossier.reports.values()), most))
