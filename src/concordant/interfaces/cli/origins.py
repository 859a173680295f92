"""``concordant origins``: who is behind one finding, or behind all of them."""

import sys

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.dossiers import find_finding, gather, told_of
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling, in_every_tongue
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.wording import TONGUES, Tongue


@declare(
    "origins",
    ("from which report through whom to which origin", "concordant origins f-25d80c"),
    ("all origins, those behind most findings first", "concordant origins"),
    ("for another program", "concordant origins --json"),
)
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON: the finding whole, or one origin a line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the listing.")
def command(identifier: str | None, as_json: bool, speak: Tongue) -> None:
    """Tell who is behind what is said.

    With ID, that of a finding or of a claim: for each report the voices through which it has it, and the
    origin at the end; then which reports are copies, and how the origins were counted. Without: all
    origins over all findings.
    """
    with opened() as ledger:
        settle_now(ledger)
        if identifier is None:
            _all(ledger, as_json, speak)
        else:
            _one(ledger, identifier, as_json, speak)


def _one(ledger: Ledger, identifier: str, as_json: bool, speak: Tongue) -> None:
    from concordant.views.finding_records import whole
    from concordant.views.origin_lines import chained

    dossier = gather(ledger, find_finding(ledger, identifier))
    if as_json:
        paint.show_json(whole(dossier, in_every_tongue()))
        return
    words, names = calling(speak)
    paint.show(chained(dossier, words, names.knowing(*dossier.reports.values())))


def _all(ledger: Ledger, as_json: bool, speak: Tongue) -> None:
    from concordant.views.origin_table import ORIGIN_COLUMNS, origin_row, over_all, reached
    from concordant.views.table import heads

    reaches = over_all(ledger.findings(FindingFilter()))
    if as_json:
        for reach in reaches:
            paint.show_json(reached(reach))
        return
    words, names = calling(speak)
    own = told_of(ledger, (reach.sample for reach in reaches if reach.kind in ("own", "circular")))
    names = names.knowing(*(report for _, report in own.values()))
    title = f"{words.number(len(reaches))} {words.counted('count', 'origin', len(reaches))}"
    paint.show_table(title, heads(ORIGIN_COLUMNS, words), [origin_row(r, words, names) for r in reaches])
    if not reaches and not settings().quiet:
        sys.stdout.flush()
        streams.say("There are no findings yet. Fill the ledger with: concordant add PATH")
