"""From the ledger to a brief: which findings it takes, with their claims and concerns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from concordant.interfaces.cli.concerning import concerned, law_now
from concordant.interfaces.cli.dossiers import find_finding, gather
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.knowing import sound_knowledge
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.suggesting import nearest
from concordant.interfaces.names import names_in
from concordant.linking.terms import fold
from concordant.model.claim import Actor
from concordant.model.finding import Finding
from concordant.store.dates import last_day
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.briefs.making import Asked, brief
from concordant.views.briefs.matter import Matter
from concordant.views.briefs.records import Brief
from concordant.views.briefs.speech import speech
from concordant.views.wording import Tongue

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge
    from concordant.knowledge.schema import Actor as Known

_IDS = ("f-", "c-")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a command line asks for."""

    about: str | None
    tongue: Tongue
    since: str | None
    day: str | None
    order: Literal["novelty", "support", "time"]
    limit: int


def made(ledger: Ledger, wanted: Wanted, quiet: bool) -> Brief:
    """The brief that is asked for."""
    law, knowledge = law_now(), sound_knowledge()
    names = names_in(wanted.tongue, knowledge)
    subject, found = _found(ledger, wanted, knowledge)
    with Progress("gathering", quiet) as progress:
        held = _since(ledger, found, wanted.since, progress)
        taken = list(islice(held, wanted.limit or None))
        total = len(taken) + sum(1 for _ in held)
    of_law = {finding.id: told for finding, told in concerned(ledger, taken, law, lambda _: True)}
    matters = [Matter.of(gather(ledger, finding), of_law.get(finding.id, ())) for finding in taken]
    asked = Asked(wanted.tongue, subject, wanted.day, wanted.since, total)
    return brief(matters, law.provisions, names, asked)


def _found(ledger: Ledger, wanted: Wanted, knowledge: "Knowledge") -> tuple[str | None, Iterable[Finding]]:
    """What the brief is about in words, and the findings about it."""
    said, about = speech(wanted.tongue), wanted.about
    if about is None:
        return None, ledger.findings(FindingFilter(order=wanted.order))
    if about.startswith(_IDS):
        finding = find_finding(ledger, about)
        return said.say("label", "finding", id=finding.id), [finding]
    known = _known(knowledge, about)
    sought = known.state if known and known.kind == "state" and known.state else None
    actor = sought or (known.name if known else about)
    held = list(ledger.findings(FindingFilter(actor=actor, order=wanted.order)))
    if not held:
        near = nearest(about, (each.name for each in knowledge.actors.values()))
        advice = f"the nearest names: {', '.join(near)}" if near else "concordant findings"
        raise CommandError(f"no finding names {about!r} as a party", advice)
    called = names_in(wanted.tongue, knowledge).actor
    name = called(Actor(known.name)) if known else about
    return said.say("label", "actor", name=name), held


def _known(knowledge: "Knowledge", who: str) -> "Known | None":
    """The known actor with this id, ISO code or name; states before others of the same name."""
    found = knowledge.actors.get(who) or knowledge.state(who)
    if found is not None:
        return found
    wanted = fold(who)
    named = (
        actor
        for actor in knowledge.actors.values()
        if wanted
        in {fold(form) for form in (actor.name, *(n for held in actor.names.values() for n in held))}
    )
    return min(named, key=lambda actor: (actor.kind != "state", actor.id), default=None)


def _since(
    ledger: Ledger, found: Iterable[Finding], since: str | None, progress: Progress
) -> Iterator[Finding]:
    """Those that a report told of since a day."""
    every, done = iter(found), 0
    while portion := list(islice(every, _PORTION)):
        told = ledger.told({claim for finding in portion for claim in finding.claims}) if since else {}
        for finding in portion:
            days = (told[claim][1].published for claim in finding.claims if claim in told)
            if since is None or any(last_day(day) >= since for day in days if day):
                yield finding
        done += len(portion)
        progress.tell(done, note="findings")


_PORTION = 200
"""Findings whose reports are asked for at once."""
