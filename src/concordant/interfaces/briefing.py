"""From the ledger to a brief: which findings it takes, with their claims and concerns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from concordant.interfaces.actors import called
from concordant.interfaces.dossiers import concerns_of, told_of
from concordant.interfaces.names import names_in
from concordant.model.claim import Actor
from concordant.model.finding import Finding
from concordant.store.dates import last_day
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.briefs.making import Asked, brief
from concordant.views.briefs.matter import Matter
from concordant.views.briefs.records import Brief
from concordant.views.briefs.speech import speech
from concordant.views.dossier import Dossier, cited
from concordant.views.names import Names
from concordant.views.wording import Tongue

if TYPE_CHECKING:
    from concordant.assessment.concerns.law import Law
    from concordant.knowledge.collection import Knowledge
    from concordant.knowledge.schema import Actor as Known

USUAL = 40
"""So many findings a brief takes unasked."""
Day = str
Told = Callable[[int], None]
"""Hears how many findings were looked through."""

_PORTION = 200
"""Findings whose reports are asked for at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for.

    Attributes:
        about: a finding, an actor by id, code or name, or None for the whole ledger.
        tongue: language of the brief.
        since: only what was reported since that day.
        day: of the brief; the newest report's where None.
        order: what comes first.
        limit: so many findings; 0 for all.
        within: so many are looked through at most; 0 for all.
    """

    about: Finding | str | None
    tongue: Tongue
    since: Day | None = None
    day: Day | None = None
    order: Literal["novelty", "support", "time"] = "novelty"
    limit: int = USUAL
    within: int = 0


class AbsentPartyError(LookupError):
    """No finding names the actor that a brief shall be about."""


def made(ledger: Ledger, wanted: Wanted, knowledge: "Knowledge", law: "Law", told: Told) -> Brief:
    """The brief that is asked for.

    Raises:
        AbsentPartyError: no finding names its actor.
    """
    names = names_in(wanted.tongue, knowledge)
    subject, every = _found(ledger, wanted, knowledge, names)
    found = islice(every, wanted.within or None)
    held = _since(ledger, found, wanted.since, told)
    taken = list(islice(held, wanted.limit or None))
    total = len(taken) + sum(1 for _ in held)
    further = next(iter(every), None) is not None
    asked = Asked(wanted.tongue, subject, wanted.day, wanted.since, total, further)
    return brief(list(_matters(ledger, taken, law)), law.provisions, names, asked)


def _found(
    ledger: Ledger, wanted: Wanted, knowledge: "Knowledge", names: Names
) -> tuple[str | None, Iterator[Finding]]:
    """What the brief is about in words, and the findings about it."""
    said, about = speech(wanted.tongue), wanted.about
    if about is None:
        return None, iter(ledger.findings(FindingFilter(order=wanted.order)))
    if isinstance(about, Finding):
        return said.say("label", "finding", id=about.id), iter((about,))
    known = _known(knowledge, about)
    sought = known.state if known and known.kind == "state" and known.state else None
    actor = sought or (known.name if known else about)
    if not ledger.findings_page(FindingFilter(actor=actor), None, 1).rows:
        raise AbsentPartyError(about)
    name = names.actor(Actor(known.name)) if known else about
    held = ledger.findings(FindingFilter(actor=actor, order=wanted.order))
    return said.say("label", "actor", name=name), iter(held)


def _known(knowledge: "Knowledge", who: str) -> "Known | None":
    """The known actor of this name; states before others."""
    return min(called(knowledge, who), key=lambda actor: (actor.kind != "state", actor.id), default=None)


def _since(ledger: Ledger, found: Iterable[Finding], since: Day | None, heard: Told) -> Iterator[Finding]:
    """Those that a report told of since a day."""
    every, done = iter(found), 0
    while portion := list(islice(every, _PORTION)):
        told = told_of(ledger, {claim for finding in portion for claim in finding.claims}) if since else {}
        for finding in portion:
            days = (told[claim][1].published for claim in finding.claims if claim in told)
            if since is None or any(last_day(day) >= since for day in days if day):
                yield finding
        done += len(portion)
        heard(done)


def _matters(ledger: Ledger, taken: Iterable[Finding], law: "Law") -> Iterator[Matter]:
    """Findings with their claims, and those of others that support or deny them."""
    every = iter(taken)
    while portion := list(islice(every, _PORTION)):
        behind = {finding.id: cited(finding) for finding in portion}
        told = told_of(ledger, {claim for claims in behind.values() for claim in claims})
        for finding in portion:
            own = {claim: told[claim] for claim in behind[finding.id] if claim in told}
            yield Matter.of(Dossier(finding, own), concerns_of(finding, own, law))
