"""``concordant claims``: the claims of the ledger, filtered."""

import sys
from itertools import islice
from typing import Any

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import Listed, opened
from concordant.interfaces.cli.naming import speaking
from concordant.interfaces.cli.settings import settings
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES
from concordant.store.ledger import ClaimFilter
from concordant.views.wording import TONGUES, Tongue, wording


@declare(
    "claims",
    ("who is said to have sent arms to Russia", "concordant claims --event transfer --recipient RU"),
    ("what somebody denies, since 2024", "concordant claims --polarity denied --since 2024"),
    ("everything about drones, for a spreadsheet", "concordant claims --item drone --csv > drones.csv"),
    ("everything, for another program", "concordant claims --json"),
)
@click.option("--event", metavar="EVENT", help="Kind of act: transfer, production, test…")
@click.option("--actor", metavar="WHO", help="Who acts or receives: ISO code, name, or words of the report.")
@click.option("--agent", metavar="WHO", help="Who acts.")
@click.option("--recipient", metavar="WHO", help="Who receives or is concerned.")
@click.option("--item", metavar="WHAT", help="Item class (drone, ballistic_missile…) or words of the report.")
@click.option("--certainty", type=click.Choice(CERTAINTIES), help="How firmly it is said.")
@click.option("--phase", type=click.Choice(PHASES), help="How far along it is said to be.")
@click.option("--polarity", type=click.Choice(POLARITIES), help="Whether it is affirmed or denied.")
@click.option("--since", metavar="DATE", help="Not over before: 2024, 2024-06 or 2024-06-19.")
@click.option("--until", metavar="DATE", help="Begun no later than: 2024, 2024-06 or 2024-06-19.")
@click.option("--lang", metavar="LANG", help="Language of the report: fr, en, ru…")
@click.option("--report", metavar="ID", help="Of one report.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many.")
@click.option("--json", "form", flag_value="json", help="JSON Lines, one claim a line, each with its id.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the table.")
def command(limit: int | None, form: str | None, speak: Tongue, **wanted: Any) -> None:
    """List the claims of the ledger.

    By publication date. Without a filter, all of them; filters add up.
    """
    with opened() as ledger:
        held = ledger.claims(ClaimFilter(**wanted))
        if form == "json":
            _json(islice(held, limit))
        elif form == "csv":
            _csv(islice(held, limit))
        else:
            listed = list(held)
            _table(listed, limit, speak)
            if not listed:
                _say_why_empty(ledger.counts().claims, wanted)


def _json(held: Listed) -> None:
    from concordant.views.records import identified

    for claim, _ in held:
        paint.show_json(identified(claim))


def _csv(held: Listed) -> None:
    from concordant.views.table import FIELDS, flat

    paint.show_csv(FIELDS, (flat(claim, report) for claim, report in held))


def _table(held: list[Any], limit: int | None, speak: Tongue) -> None:
    from concordant.views.table import COLUMNS, COMPACT_COLUMNS, compact_row, heads, row, title

    words, naming = speaking(speak)
    columns, cells = (COLUMNS, row) if paint.is_wide() else (COMPACT_COLUMNS, compact_row)
    rows = [cells(claim, report, words, naming).cells for claim, report in held[:limit]]
    paint.show_table(title(held, words), heads(columns, words), rows)
    if len(rows) < len(held) and not settings().quiet:
        streams.say(f"{len(rows)} of {len(held)} claims shown")


def _say_why_empty(total: int, wanted: dict[str, Any]) -> None:
    if settings().quiet:
        return
    sys.stdout.flush()
    if not total:
        streams.say("The ledger holds no claims yet. Fill it with: concordant add PATH")
        return
    event, known = wanted["event"], wording("en").tables["event"]
    if event and event not in known:
        streams.say(f"No event is called {event!r} unless your own knowledge names it: {', '.join(known)}.")
    filters = ", ".join(f"--{name} {value}" for name, value in wanted.items() if value)
    streams.say(f"None of the {total} claims fits {filters}. Actors go by ISO code (RU) or by name.")
