"""``concordant show``: a report with the words of its claims marked."""

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import find_report, opened
from concordant.interfaces.cli.naming import speaking
from concordant.store.ledger import ClaimFilter
from concordant.views.wording import TONGUES, Tongue


@declare(
    "show",
    ("a report, by its id or the beginning of it", "concordant show r-3f2a"),
    ("the report in which a claim stands", "concordant show c-91be04"),
    ("told in French", "concordant show r-3f2a --speak fr"),
)
@click.argument("identifier", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: report, text, claims.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the listing.")
def command(identifier: str, as_json: bool, speak: Tongue) -> None:
    """Show a report with the words of every claim marked.

    ID is the id of a report or of a claim, or the beginning of one. The words of each claim stand in
    double brackets with its number; the claims follow below, then what to hold against the report as a
    whole: that it is undated, rests on people whom nobody names, or names a party that nothing supports.
    """
    from concordant.assessment.reservations import compile_naming, reservations
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.views.records import shown
    from concordant.views.reported import reported

    with opened() as ledger:
        report = find_report(ledger, identifier)
        document = ledger.document(report.id)
        claims = [claim for claim, _ in ledger.claims(ClaimFilter(report=report.id))]
    naming = compile_naming(sound_knowledge(), report.lang)
    held_against = reservations(report, document, claims, naming)
    if as_json:
        paint.show_json(shown(report, document, claims, held_against))
    else:
        paint.show(reported(report, document, claims, *speaking(speak), held_against))
