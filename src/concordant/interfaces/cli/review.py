"""``concordant review``: what the readers leave to a person."""

from typing import Any

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import find_report, opened
from concordant.interfaces.cli.naming import speaking
from concordant.interfaces.reviewing import judged, matters, reports_asked_about
from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from concordant.model.report import Report
from concordant.views.wording import TONGUES, Tongue


@declare(
    "review",
    ("where the readers differ, and which claims wait", "concordant review"),
    ("of one report", "concordant review r-3f2a"),
    ("also what a language model said and no claim holds", "concordant review --refused"),
)
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--refused", is_flag=True, help="Also what failed verification, with the reason.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one matter a line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the listing.")
def command(identifier: str | None, refused: bool, as_json: bool, speak: Tongue) -> None:
    """List what the readers leave to a person.

    Claims that their own words speak against, and that wait until somebody accepts them; claims that two
    readers read otherwise, both readings side by side. What somebody has judged is no longer listed; judge
    with concordant judge accept, reject or correct. ID is the id of a report or the beginning of one.
    """
    from concordant.views.reviewing import reviewed

    with opened() as ledger:
        reports = [find_report(ledger, identifier).id] if identifier else reports_asked_about(ledger)
        done = judged(ledger)
        for each in (matter for report in reports for matter in matters(ledger, report, done, refused)):
            matter = (each.kind, each.claim, each.apart, each.report)
            if as_json:
                paint.show_json(_row(*matter))
            else:
                paint.show(reviewed(*matter, *speaking(speak)))


def _row(kind: str, claim: Claim | None, apart: Apart | None, report: Report) -> dict[str, Any]:
    why = list(apart.why) if apart else claim.doubt.split(",") if claim else []
    read = {"id": claim.id, "reader": claim.reader, **to_contract(claim)} if claim else None
    other = {"reader": apart.reader, **apart.said} if apart else None
    return {"kind": kind, "report": report.id, "why": why, "claim": read, "other": other}
