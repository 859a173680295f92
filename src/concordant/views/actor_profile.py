"""What a ledger tells of one actor: claims by role, to whom it sends, who sends to it, its acts by date."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from concordant.knowledge.schema import Actor as Known
from concordant.linking.terms import fold
from concordant.model.claim import Actor, Claim, Voice
from concordant.model.finding import Finding
from concordant.views.sentence import JOINT

ROLES = ("agent", "recipient", "voice")
_LATE = "9999"
_APART = ";"


@dataclass(frozen=True, slots=True)
class Flow:
    """One other party, and what goes there or comes from there.

    Attributes:
        other: the other party, as the first finding calls it.
        event: kind of act.
        classes: item classes, in order.
        findings: ids of the findings that affirm such acts.
        denied: ids of those that nobody affirms.
    """

    other: Actor
    event: str
    classes: tuple[str, ...]
    findings: tuple[str, ...]
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor over a whole ledger.

    Attributes:
        roles: role → number of claims.
        gives: flows in which it acts, and acts of two equals.
        takes: flows in which it receives or is concerned.
        timeline: its findings by date, those without one last.
    """

    roles: dict[str, int]
    gives: tuple[Flow, ...]
    takes: tuple[Flow, ...]
    timeline: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom to look for: the id of a known actor, and its canonical name folded."""

    id: str | None
    name: str

    @classmethod
    def of(cls, known: Known) -> "Sought":
        """The actor of the knowledge."""
        return cls(known.id, fold(known.name))

    def is_among(self, who: Actor | Voice | None) -> bool:
        """Whether this party, which may be joint, is the actor."""
        if who is None:
            return False
        if self.id is not None and self.id in _parts(who.id):
            return True
        return self.name in (fold(part) for part in _parts(who.name))


def _parts(joint: str | None) -> list[str]:
    return [part.strip() for part in (joint or "").split(_APART) if part.strip()]


def profiled(sought: Sought, findings: Iterable[Finding], claims: Iterable[Claim]) -> Profile:
    """What these findings and claims tell of an actor."""
    own = [f for f in findings if sought.is_among(f.agent) or sought.is_among(f.recipient)]
    roles: Counter[str] = Counter()
    for claim in claims:
        roles["agent"] += sought.is_among(claim.agent)
        roles["recipient"] += sought.is_among(claim.recipient)
        roles["voice"] += any(sought.is_among(voice) for voice in claim.attribution)
    gives = [(f.recipient, f) for f in own if sought.is_among(f.agent)]
    received = [f for f in own if sought.is_among(f.recipient) and not sought.is_among(f.agent)]
    gives += [(f.agent, f) for f in received if f.event in JOINT]
    takes = [(f.agent, f) for f in received if f.event not in JOINT]
    timeline = sorted(own, key=lambda f: (f.first or f.last or _LATE, f.last or _LATE, f.id))
    counts = {role: roles[role] for role in ROLES}
    return Profile(counts, _flows(gives), _flows(takes), tuple(timeline))


def _flows(pairs: Iterable[tuple[Actor | None, Finding]]) -> tuple[Flow, ...]:
    """The pairs gathered by other party and kind of act, those with most findings first."""
    held: dict[tuple[str, str], list[tuple[Actor, Finding]]] = {}
    for other, finding in pairs:
        if other is not None:
            held.setdefault((fold(other.name), finding.event), []).append((other, finding))
    flows = [_flow(event, both) for (_, event), both in held.items()]
    return tuple(sorted(flows, key=lambda f: (-len(f.findings), -len(f.denied), f.other.name, f.event)))


def _flow(event: str, both: list[tuple[Actor, Finding]]) -> Flow:
    classes = {f.item.item_class for _, f in both if f.item}
    affirmed = tuple(sorted(f.id for _, f in both if f.support.reports))
    denied = tuple(sorted(f.id for _, f in both if not f.support.reports))
    return Flow(both[0][0], event, tuple(sorted(classes)), affirmed, denied)
