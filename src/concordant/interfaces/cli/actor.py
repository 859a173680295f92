"""``concordant actor``: one actor, as the knowledge holds it and as the ledger tells of it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.naming import calling
from concordant.interfaces.cli.projects import has_project
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.interfaces.cli.suggesting import nearest
from concordant.model.finding import Finding
from concordant.store.ledger import ClaimFilter, FindingFilter, Ledger
from concordant.views.wording import TONGUES, Tongue, wording

if TYPE_CHECKING:
    from concordant.knowledge.schema import Actor as Known
    from concordant.views.actor_profile import Profile, Sought

_ON_A_SCREEN = 30
"""Acts of the timeline that a terminal gets; pipes and files get all."""


@declare(
    "actor",
    ("a state, by ISO code or by name", "concordant actor KP"),
    ("a body, person, company or ship, by its id or any of its names", 'concordant actor "Rosoboronexport"'),
    ("told in French", "concordant actor KP --speak fr"),
    ("for another program", "concordant actor KP --json"),
)
@click.argument("who", metavar="ID|NAME")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the page.")
def command(who: str, as_json: bool, speak: Tongue) -> None:
    """Show an actor: names, identifiers, claims, flows, timeline.

    Names and aliases in all languages, identifiers, sources and how well they are known; in a project also in
    how many claims it acts, receives and speaks, to whom it sends, who sends to it, and its acts by date.
    """
    from concordant.views.actor_page import EVERY, actor_page, actor_recorded

    called, known, profile = _gathered(who)
    if as_json:
        paint.show_json(actor_recorded(called, known, profile, wording("en")))
        return
    words, names = calling(speak)
    most = _ON_A_SCREEN if streams.is_terminal(sys.stdout) else EVERY
    paint.show(actor_page(called, known, profile, words, names, most))
    if profile is None and not settings().quiet:
        streams.say("There is no project here, so no claims are shown. Start one with: concordant init")


def _gathered(who: str) -> "tuple[str, Known | None, Profile | None]":
    """What the actor is called, what is known of it, and what the ledger tells."""
    from concordant.linking.terms import fold
    from concordant.views.actor_profile import Sought

    known = _known(who)
    if not has_project():
        if known is None:
            raise _unknown(who, ())
        return known.name, known, None
    with opened() as ledger:
        settle_now(ledger)
        findings = list(ledger.findings(FindingFilter()))
        if known is not None:
            return known.name, known, _profile(ledger, findings, Sought.of(known))
        named = {fold(name): name for name in _named(findings)}
        if fold(who) not in named:
            raise _unknown(who, named.values())
        return named[fold(who)], None, _profile(ledger, findings, Sought(None, fold(who)))


def _profile(ledger: Ledger, findings: list[Finding], sought: "Sought") -> "Profile":
    from concordant.views.actor_profile import profiled

    claims = (claim for claim, _ in ledger.claims(ClaimFilter(), reasons=False))
    return profiled(sought, findings, claims)


def _known(who: str) -> "Known | None":
    """The known actor with this id, ISO code or name.

    Raises:
        CommandError: several are called so.
    """
    from concordant.interfaces.actors import called
    from concordant.interfaces.cli.knowing import sound_knowledge

    chosen = called(sound_knowledge(), who)
    if len(chosen) > 1:
        ids = ", ".join(actor.id for actor in chosen)
        raise CommandError(f"several actors are called {who!r}: {ids}", "name one by its id")
    return chosen[0] if chosen else None


def _named(findings: list[Finding]) -> Iterator[str]:
    """The names of all parties of findings."""
    for finding in findings:
        for party in (finding.agent, finding.recipient):
            if party is not None:
                yield from (part.strip() for part in party.name.split(";"))


def _unknown(who: str, named: Iterable[str]) -> CommandError:
    from concordant.interfaces.actors import forms
    from concordant.interfaces.cli.knowing import sound_knowledge

    actors = sound_knowledge().actors.values()
    pool = [*named, *(form for actor in actors for form in forms(actor)), *(actor.id for actor in actors)]
    near = nearest(who, pool)
    advice = f"the nearest: {', '.join(near)}" if near else "concordant claims (names who acts)"
    return CommandError(f"no actor has the id or name {who!r}", advice)
