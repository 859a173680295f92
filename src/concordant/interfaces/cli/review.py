"""``concordant review``: what the readers leave to a person."""

from collections.abc import Iterator
from typing import Any

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import find_report, opened
from concordant.interfaces.cli.naming import speaking
from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from concordant.model.report import Report
from concordant.store.ledger import ClaimFilter, Ledger
from concordant.views.wording import TONGUES, Tongue

Waiting = tuple[str, Claim | None, Apart | None, Report]
"""Why something is left to a person, the claim, what was read otherwise or refused, and the report."""


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
        report = find_report(ledger, identifier).id if identifier else None
        for matter in _matters(ledger, report, refused):
            if as_json:
                paint.show_json(_row(*matter))
            else:
                paint.show(reviewed(*matter, *speaking(speak)))


def _matters(ledger: Ledger, report: str | None, refused: bool) -> Iterator[Waiting]:
    judged = _judged(ledger)
    for claim, whose in ledger.claims(ClaimFilter(report=report), reasons=False):
        if claim.doubt and claim.id not in judged:
            yield "waits", claim, None, whose
    for apart, whose in ledger.apart(report):
        if apart.kind == "otherwise":
            found = ledger.claim(apart.claim)
            if found is not None and apart.claim not in judged:
                yield "differs", found[0], apart, whose
        elif refused:
            yield "refused", None, apart, whose


def _judged(ledger: Ledger) -> frozenset[str]:
    from concordant.linking.decisions import decide

    decisions = decide(ledger.judgements())
    return frozenset((*decisions.accepted, *decisions.rejected, *decisions.corrections))


def _row(kind: str, claim: Claim | None, apart: Apart | None, report: Report) -> dict[str, Any]:
    why = list(apart.why) if apart else claim.doubt.split(",") if claim else []
    read = {"id": claim.id, "reader": claim.reader, **to_contract(claim)} if claim else None
    other = {"reader": apart.reader, **apart.said} if apart else None
    return {"kind": kind, "report": report.id, "why": why, "claim": read, "other": other}
