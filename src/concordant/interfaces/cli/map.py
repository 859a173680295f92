"""``concordant map``: findings on a map, as an SVG file."""

from itertools import islice
from pathlib import Path
from typing import Any

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.filters import finding_filters
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling
from concordant.interfaces.cli.output import write_out
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.interfaces.mapping import MOST, places_in, with_claims
from concordant.store.ledger import FindingFilter
from concordant.views.wording import TONGUES, Tongue


@declare(
    "map",
    ("deliveries, from whom to whom", "concordant map --event transfer -o flows.svg"),
    (
        "what Russia is said to get from two origins at least",
        "concordant map --recipient RU --least 2 -o russia.svg",
    ),
    ("in French", "concordant map --speak fr -o carte.svg"),
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write; standard output without it, or with -.",
)
@finding_filters
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=MOST,
    show_default=True,
    metavar="N",
    help="The first N; 0 for all.",
)
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the map.")
def command(target: Path | None, limit: int, speak: Tongue, **wanted: Any) -> None:
    """Draw findings on a map: who is said to have sent what to whom.

    An SVG file with its key and the source of its outlines. Lines are as wide as a finding has independent
    origins; they are dashed where nobody puts it as fact, dotted where it is only denied. What names no state
    or place that has a point is listed, not guessed. Frontiers are drawn after United Nations practice.
    """
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.views.map.drawing import world_map
    from concordant.views.map.flows import traffic
    from concordant.views.map.wording import TABLE, map_wording

    target = None if target == Path("-") else target
    words, names = map_wording(speak), calling(speak)[1]
    with opened() as ledger:
        settle_now(ledger)
        found = ledger.findings(FindingFilter(**wanted))
        held = with_claims(ledger, islice(found, limit or None))
        shown = traffic(held, words, names, places_in(speak, sound_knowledge()))
        left = limit and next(found, None) is not None
    write_out([world_map(shown.flows, words, alone=True).encode(), b"\n"], target)
    if settings().quiet:
        return
    if left:
        streams.say(f"the first {limit} findings shown; all with --limit 0")
    for each in shown.unplaced:
        why = words.say(TABLE, each.why, what=each.what)
        streams.say(f"not on the map ({why}): {each.finding[:10]} {each.told}")
