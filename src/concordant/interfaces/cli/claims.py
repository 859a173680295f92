"""``concordant claims``: the claims of the ledger, filtered."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import Listed, opened
from concordant.interfaces.cli.naming import speaking
from concordant.interfaces.cli.settings import settings
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES
from concordant.store.ledger import ClaimFilter
from concordant.views.text import Line
from concordant.views.wording import TONGUES, Tongue, wording

_ON_A_SCREEN = 50
"""How many claims a terminal gets unasked: more would only scroll away."""


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
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The newest N; 0 for all.")
@click.option("--json", "form", flag_value="json", help="JSON Lines, one claim a line, each with its id.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the table.")
def command(limit: int | None, form: str | None, speak: Tongue, **wanted: Any) -> None:
    """List the claims of the ledger.

    By publication date. Without a filter, all of them; filters add up. A terminal gets the newest 50
    unless --limit says otherwise; pipes and files get all.
    """
    with opened() as ledger:
        held = ledger.claims(ClaimFilter(**wanted), reasons=False)
        if form:
            write = _json if form == "json" else _csv
            write(_newest(held, limit) if limit else held)
        else:
            found = _tabulate(held, limit, speak)
            if not found:
                _say_why_empty(ledger.counts().claims, wanted)


def _tabulate(held: Listed, limit: int | None, speak: Tongue) -> int:
    """Show a table, fitted to the terminal or whole; returns how many claims there are."""
    watched = streams.is_terminal(sys.stdout)
    most = limit if limit is not None else _ON_A_SCREEN * watched
    if not most and not watched:
        return _whole_table(held, speak)
    listed = list(held)
    _table(listed, most, speak)
    return len(listed)


def _newest(held: Listed, limit: int) -> Listed:
    from concordant.views.table import newest

    return newest(list(held), limit)


def _json(held: Listed) -> None:
    import json

    from concordant.views.records import identified

    # One encoder for all: to make one costs as much as to write a claim.
    encode = json.JSONEncoder(ensure_ascii=not streams.says_unicode(sys.stdout)).encode
    for claim, _ in held:
        sys.stdout.write(encode(identified(claim)) + "\n")


def _csv(held: Listed) -> None:
    from concordant.views.table import FIELDS, flat

    paint.show_csv(FIELDS, (flat(claim, report) for claim, report in held))


def _table(held: list[Any], limit: int, speak: Tongue) -> None:
    from concordant.views.table import COLUMNS, COMPACT_COLUMNS, compact_row, heads, newest, row, title

    chosen = newest(held, limit)
    words, naming = speaking(speak)
    columns, cells = (COLUMNS, row) if paint.is_wide() else (COMPACT_COLUMNS, compact_row)
    rows = [cells(claim, report, words, naming).cells for claim, report in chosen]
    paint.show_table(title(held, words), heads(columns, words), rows)
    if len(chosen) < len(held) and not settings().quiet:
        sys.stdout.flush()
        left = len(held) - len(chosen)
        streams.say(f"the newest {len(chosen)} of {len(held)} claims shown; {left} more with --limit 0")


def _whole_table(held: Listed, speak: Tongue) -> int:
    """Every claim on a line of its own; they are not kept, since there may be many. Returns how many."""
    from concordant.interfaces.cli.columns import aligned
    from concordant.views.table import COLUMNS, counted, heads, row

    words, naming = speaking(speak)
    sources: list[str] = []

    def rows() -> Iterator[Sequence[Line]]:
        for claim, report in held:
            sources.append(report.id)
            yield row(claim, report, words, naming).cells

    lines = aligned(heads(COLUMNS, words), rows())
    print(paint.legible(counted(len(sources), len(set(sources)), words)))
    if sources:
        sys.stdout.write("\n".join(lines) + "\n\n")
    return len(sources)


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
