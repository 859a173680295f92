"""The brief that a command line asks for."""

from dataclasses import replace

from concordant.interfaces import briefing
from concordant.interfaces.briefing import AbsentPartyError, Wanted
from concordant.interfaces.cli.concerning import law_now
from concordant.interfaces.cli.dossiers import find_finding
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.knowing import sound_knowledge
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.suggesting import nearest
from concordant.store.ledger import Ledger
from concordant.views.briefs.records import Brief

_IDS = ("f-", "c-")


def made(ledger: Ledger, wanted: Wanted, quiet: bool) -> Brief:
    """The brief that is asked for; the id of a finding or a claim may be cut short."""
    law, knowledge, about = law_now(), sound_knowledge(), wanted.about
    if isinstance(about, str) and about.startswith(_IDS):
        wanted = replace(wanted, about=find_finding(ledger, about))
    with Progress("gathering", quiet) as progress:
        try:
            return briefing.made(
                ledger, wanted, knowledge, law, lambda done: progress.tell(done, note="findings")
            )
        except AbsentPartyError:
            near = nearest(str(about), (each.name for each in knowledge.actors.values()))
            advice = f"the nearest names: {', '.join(near)}" if near else "concordant findings"
            raise CommandError(f"no finding names {about!r} as a party", advice) from None
