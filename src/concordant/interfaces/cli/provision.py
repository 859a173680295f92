"""``concordant provision``: one provision of a sanctions text, or all that the knowledge holds."""

from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.concerning import concerned, law_now
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling
from concordant.interfaces.cli.projects import has_project
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.interfaces.cli.suggesting import known_or_near
from concordant.store.ledger import FindingFilter
from concordant.views.wording import TONGUES, Tongue, wording

if TYPE_CHECKING:
    from concordant.assessment.concerns.law import Law
    from concordant.knowledge.provision import Provision
    from concordant.views.provision_page import Concerning


@declare(
    "provision",
    ("everything about one provision", "concordant provision dprk-1874-9"),
    ("all provisions", "concordant provision"),
    ("told in French", "concordant provision dprk-1874-9 --speak fr"),
    ("for another program", "concordant provision --json"),
)
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON: the provision, or one provision a line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the page.")
def command(identifier: str | None, as_json: bool, speak: Tongue) -> None:
    """Show a provision of a sanctions text.

    What it says, in words of one's own, who issued it, when it is in force and who contests that, whom it
    addresses, which acts it covers, whether number and wording were checked, and in a project the findings
    that would concern it. Without ID: all provisions that the knowledge holds.
    """
    law = law_now()
    if identifier is None:
        _all(law, as_json, speak)
        return
    provision = known_or_near("provision", identifier, law.provisions, "concordant provision")
    _one(provision, law, as_json, speak)


def _all(law: "Law", as_json: bool, speak: Tongue) -> None:
    from concordant.views.provision_page import PROVISION_COLUMNS, provision_recorded, provision_row
    from concordant.views.table import heads

    held = sorted(law.provisions.values(), key=lambda each: (each.regime, each.id))
    if as_json:
        for provision in held:
            paint.show_json(provision_recorded(provision))
        return
    words = wording(speak)
    title = f"{words.number(len(held))} {words.counted('count', 'provision', len(held))}"
    rows = [provision_row(provision, words) for provision in held]
    paint.show_table(title, heads(PROVISION_COLUMNS, words), rows)


def _one(provision: "Provision", law: "Law", as_json: bool, speak: Tongue) -> None:
    from concordant.views.provision_page import concerning_recorded, provision_page, provision_recorded

    concerning = _concerning(provision, law)
    if as_json:
        findings = None if concerning is None else concerning_recorded(concerning)
        paint.show_json({**provision_recorded(provision), "findings": findings})
        return
    words, names = calling(speak)
    paint.show(provision_page(provision, law, concerning, words, names))
    if concerning is None and not settings().quiet:
        streams.say("There is no project here, so no findings are shown. Start one with: concordant init")


def _concerning(provision: "Provision", law: "Law") -> "Concerning | None":
    """The findings of the project that would concern the provision; None where there is no project."""
    if not has_project():
        return None
    with opened() as ledger:
        settle_now(ledger)
        findings = ledger.findings(FindingFilter())
        found = concerned(ledger, findings, law, lambda each: each.provision == provision.id)
        return [(finding, concern) for finding, (concern,) in found]
