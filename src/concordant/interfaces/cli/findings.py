"""``concordant findings``: what several reports say of one act, filtered."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.filters import finding_filters
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling, in_every_tongue, speaking
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.model.finding import Finding
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.wording import TONGUES, Tongue, wording

_ON_A_SCREEN = 50
"""How many findings a terminal gets unasked: more would only scroll away."""


@declare(
    "findings",
    ("what is new", "concordant findings"),
    ("what rests on most independent origins", "concordant findings --sort support"),
    (
        "arms that Russia is said to get, from two origins at least",
        "concordant findings --recipient RU --least 2",
    ),
    ("what is denied, or told with figures that exclude each other", "concordant findings --disputed"),
    ("everything, for another program", "concordant findings --json"),
)
@finding_filters
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The first N; 0 for all.")
@click.option("--json", "form", flag_value="json", help="JSON Lines, one finding a line.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the table.")
def command(
    limit: int | None,
    form: Literal["json", "csv"] | None,
    speak: Tongue,
    **wanted: Any,
) -> None:
    """List the findings: what several reports say of one act.

    Each with how many reports, families of copies and independent origins stand behind it, and the grade
    that follows. Newest first. A terminal gets the first 50 unless --limit says otherwise; pipes and files
    get all.
    """
    with opened() as ledger:
        settle_now(ledger)
        found = ledger.findings(FindingFilter(**wanted))
        if form == "json":
            _json(ledger, _first(found, limit))
        elif form == "csv":
            _csv(_first(found, limit), speak)
        elif not _table(found, limit, speak):
            _say_why_empty(ledger, wanted)


def _first(found: Iterator[Finding], limit: int | None) -> Iterator[Finding]:
    return islice(found, limit) if limit else found


def _json(ledger: Ledger, found: Iterable[Finding]) -> None:
    from concordant.interfaces.cli.dossiers import places_of
    from concordant.views.finding_records import recorded

    names = in_every_tongue()
    for finding in found:
        paint.show_json(recorded(finding, places_of(ledger, finding.claims), names))


def _csv(found: Iterable[Finding], speak: Tongue) -> None:
    from concordant.views.finding_table import FIELDS, flat

    words, names = calling(speak)
    paint.show_csv(FIELDS, (flat(finding, words, names) for finding in found))


def _table(found: Iterator[Finding], limit: int | None, speak: Tongue) -> int:
    """Show a table, fitted to the terminal or whole; returns how many findings it has."""
    from concordant.views.finding_table import COLUMNS, COMPACT_COLUMNS, compact_row, row
    from concordant.views.names import Names
    from concordant.views.table import heads

    most = limit if limit is not None else _ON_A_SCREEN * streams.is_terminal(sys.stdout)
    words, naming = speaking(speak)
    columns, cells = (COLUMNS, row) if paint.is_wide() else (COMPACT_COLUMNS, compact_row)
    rows = [cells(finding, words, Names(naming)) for finding in _first(found, most)]
    title = f"{words.number(len(rows))} {words.counted('count', 'finding', len(rows))}"
    paint.show_table(title, heads(columns, words), rows)
    if most and next(found, None) is not None and not settings().quiet:
        sys.stdout.flush()
        streams.say(f"the first {len(rows)} findings shown; all with --limit 0")
    return len(rows)


def _say_why_empty(ledger: Ledger, wanted: dict[str, Any]) -> None:
    if settings().quiet:
        return
    sys.stdout.flush()
    if not ledger.counts().claims:
        streams.say("The ledger holds no claims yet. Fill it with: concordant add PATH")
        return
    event, known = wanted["event"], wording("en").tables["event"]
    if event and event not in known:
        streams.say(f"No event is called {event!r} unless your own knowledge names it: {', '.join(known)}.")
    filters = ", ".join(_told(name, value) for name, value in wanted.items() if value and name != "order")
    fitting = f"fits {filters}. Actors go by ISO code (RU) or by name" if filters else "is there"
    streams.say(f"No finding {fitting}. What was read stands in: concordant claims")


def _told(name: str, value: Any) -> str:
    return f"--{name}" if value is True else f"--{name} {value}"
