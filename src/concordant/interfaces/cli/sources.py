"""``concordant sources``: the outlets of the ledger, with the letters that the project gives them."""

from collections import Counter

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.registers import the_register
from concordant.views.wording import TONGUES, Tongue, wording


@declare(
    "sources",
    ("who is in the ledger, and how far you rely on each", "concordant sources"),
    ("for another program", "concordant sources --json"),
)
@click.option("--json", "as_json", is_flag=True, help="JSON, one source a line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the table.")
def command(as_json: bool, speak: Tongue) -> None:
    """List the outlets of the ledger with their letters of reliability.

    Letters from A to F are yours to give, in sources.toml beside concordant.toml, each with a reason, an
    author and a day. Without one a source is F: its reliability cannot be judged. No program gives letters.
    """
    from concordant.views.letters import COLUMNS, source_rows
    from concordant.views.table import heads
    from concordant.views.text import line

    held = the_register()
    with opened() as ledger:
        counts = Counter(report.outlet for report in ledger.reports() if report.outlet)
    rows = source_rows(counts, held)
    if as_json:
        for row in rows:
            paint.show_json(row)
        return
    words = wording(speak)
    title = f"{words.number(len(rows))} {words.counted('count', 'source', len(rows))}"
    paint.show_table(title, heads(COLUMNS, words), [[line(str(row[c])) for c in COLUMNS] for row in rows])
    if not held:
        streams.say("No letters yet. To give one, write sources.toml: docs/findings.md shows how.")
