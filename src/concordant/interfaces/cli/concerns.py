"""``concordant concerns``: which provisions of sanctions texts the findings would concern."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.concerning import Concerned, Wanted, concerned, law_now
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.interfaces.cli.suggesting import known_or_near
from concordant.model.concern import STATUSES
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.wording import TONGUES, Tongue

if TYPE_CHECKING:
    from concordant.assessment.concerns.law import Law


@declare(
    "concerns",
    ("which provisions the findings would concern", "concordant concerns"),
    (
        "what would plainly concern a text on arms to or from North Korea",
        "concordant concerns --regime unsc-1718 --status would_concern",
    ),
    (
        "deliveries that Russia is said to get, told in French",
        "concordant concerns --recipient RU --speak fr",
    ),
    ("everything, for another program", "concordant concerns --json"),
)
@click.option("--event", metavar="EVENT", help="Kind of act: transfer, production, test…")
@click.option("--actor", metavar="WHO", help="Who acts or receives: ISO code, name, or words of the report.")
@click.option("--agent", metavar="WHO", help="Who acts.")
@click.option("--recipient", metavar="WHO", help="Who receives or is concerned.")
@click.option("--item", metavar="WHAT", help="Item class (drone, ballistic_missile…) or words of the report.")
@click.option("--regime", metavar="ID", help="Only provisions of this regime, as unsc-1718.")
@click.option("--status", type=click.Choice(STATUSES), help="Only concerns of this status.")
@click.option("--all", "everything", is_flag=True, help="Do not fold what is only possible.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one concern a line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the listing.")
def command(
    regime: str | None, status: str | None, everything: bool, as_json: bool, speak: Tongue, **wanted: Any
) -> None:
    """Tell which sanctions provisions the findings would concern.

    An act that a finding tells of would concern a provision: whether it took place, and what follows, is for
    people to judge. What would plainly concern a text stands first; what is planned, argued, only possible,
    hypothetical or denied stands apart below.
    """
    law = law_now()
    if regime is not None:
        regime = known_or_near(
            "regime", regime, law.regimes, "concordant provision (lists all, with their regimes)"
        ).id
    with opened() as ledger:
        settle_now(ledger)
        found = concerned(ledger, ledger.findings(FindingFilter(**wanted)), law, _wanted(law, regime, status))
        if as_json:
            _json(found, law)
        elif not _listing(found, law, speak, everything or status == "possible"):
            _say_why_empty(ledger)


def _wanted(law: "Law", regime: str | None, status: str | None) -> Wanted:
    return lambda each: (
        (regime is None or law.provisions[each.provision].regime == regime)
        and (status is None or each.status == status)
    )


def _json(found: Iterable[Concerned], law: "Law") -> None:
    from concordant.views.concern_records import concern_recorded

    for _, concerns in found:
        for concern in concerns:
            paint.show_json(concern_recorded(concern, law.provisions[concern.provision]))


def _listing(found: Iterable[Concerned], law: "Law", speak: Tongue, everything: bool) -> int:
    """Show what was found; returns how many findings would concern anything."""
    from concordant.views.concern_lines import FOLDED, concerned_lines

    words, names = calling(speak)
    most = None if everything else FOLDED
    held = sorted(found, key=_plainest)
    for finding, concerns in held:
        paint.show(concerned_lines(finding, concerns, law.provisions, words, names, most))
    return len(held)


def _plainest(one: Concerned) -> int:
    """How plain the plainest concern of a finding is; concerns stand in this order."""
    return STATUSES.index(one[1][0].status)


def _say_why_empty(ledger: Ledger) -> None:
    if settings().quiet:
        return
    sys.stdout.flush()
    if not ledger.counts().claims:
        streams.say("The ledger holds no claims yet. Fill it with: concordant add PATH")
        return
    streams.say("No finding that fits would concern a provision that the knowledge holds.")
    streams.say(
        "That says nothing about texts that it does not hold: concordant provision lists those it does."
    )
