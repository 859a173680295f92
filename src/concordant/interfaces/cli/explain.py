"""``concordant explain``: which words, rules and cues led to a claim."""

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import find_claim, opened
from concordant.interfaces.cli.naming import speaking
from concordant.views.wording import TONGUES, Tongue


@declare(
    "explain",
    ("why a claim says what it says", "concordant explain c-91be04"),
    ("the same in French", "concordant explain c-91be04 --speak fr"),
    ("for another program", "concordant explain c-91be04 --json"),
)
@click.argument("identifier", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: claim, reasons, place, link.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the explanation.")
def command(identifier: str, as_json: bool, speak: Tongue) -> None:
    """Tell which words and rules led to a claim.

    ID is the claim's id or the beginning of it. For each slot: the rule that decided, the words it
    rests on, what was passed over; then where the words stand, in the text and in what was received,
    and a link that opens the page at these words.
    """
    from concordant.views.explanation import explanation
    from concordant.views.records import explained

    with opened() as ledger:
        claim, report = find_claim(ledger, identifier)
        document = ledger.document(report.id)
    if as_json:
        paint.show_json(explained(claim, report, document))
    else:
        paint.show(explanation(claim, report, document, *speaking(speak)))
