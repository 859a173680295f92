"""Claims in few words, and what becomes of them: for tests that read like a specification."""

from collections.abc import Iterable

from concordant.assessment.reconciling import Reconciled, reconcile
from concordant.linking.decisions import Decisions
from concordant.linking.linking import NO_DECISIONS
from concordant.linking.statements import Figure, Statement, state
from concordant.linking.voices import Telling
from concordant.model.claim import Actor, Certainty, Claim, Evidence, Item, Phase, Quantity, TimeSpan, Voice
from concordant.model.finding import Finding
from concordant.model.report import Report
from dense_claims import register

Told = tuple[Claim, Report]
Amount = float | tuple[float | None, float | None] | None

STATES = {"North Korea": "KP", "Russia": "RU", "Iran": "IR", "Ukraine": "UA", "China": "CN", "Sudan": "SD"}
NIS = Voice("National Intelligence Service", "KR")
JCS = Voice("South Korean Joint Chiefs of Staff", "KR")
SEOUL = Voice("South Korea", "KR")
PENTAGON = Voice("Pentagon", "US")
OFFICIAL = Voice("US official", "US")
THOUSANDS: Amount = (2000, None)
INF = float("inf")


def more_than(number: float) -> Amount:
    return number, None


def up_to(number: float) -> Amount:
    return None, number


def figure(amount: Amount, dimension: str = "goods") -> Figure:
    low, high = amount if isinstance(amount, tuple) else (amount, amount)
    return Figure(low or 0.0, INF if high is None else high, dimension)


def actor(name: str | Actor | None) -> Actor | None:
    return Actor(name, STATES.get(name)) if isinstance(name, str) else name


def say(
    name: str,
    amount: Amount = None,
    *,
    agent: str | Actor | None = "North Korea",
    recipient: str | Actor | None = "Russia",
    goods: str | Item | None = "artillery_ammunition",
    unit: str = "round",
    on: str | None = None,
    since: str | None = None,
    published: str | None = "2025-03-12",
    report: str | None = None,
    outlet: str | None = None,
    by: Voice | Iterable[Voice] = (),
    phase: Phase = "done",
    denied: bool = False,
    certainty: Certainty = "asserted",
    event: str = "transfer",
) -> Told:
    """One claim in one report: by default that North Korea delivered shells to Russia, without a date."""
    report = report or f"r-{name}"
    low, high = amount if isinstance(amount, tuple) else (amount, amount)
    claim = Claim(
        id=f"c-{name}",
        report=report,
        number=1,
        event=event,
        agent=actor(agent),
        recipient=actor(recipient),
        item=Item("obus", goods) if isinstance(goods, str) else goods,
        quantity=None if amount is None else Quantity("x", low, high, unit),
        place=None,
        time=TimeSpan("x", on or since, on) if on or since else None,
        phase=phase,
        certainty=certainty,
        polarity="denied" if denied else "affirmed",
        attribution=(by,) if isinstance(by, Voice) else tuple(by),
        evidence=Evidence("obus", 0, 4),
    )
    return claim, Report(report, "0" * 64, report, "fr", published=published, outlet=outlet)


def stated(told: Told) -> Statement:
    """The claim as linking sees it."""
    return state(told[0], told[1].published, register().terms)


def findings(
    *told: Told, decisions: Decisions = NO_DECISIONS, copies: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """What these claims give; the claims named in ``copies`` are of one text."""
    return reconciled(*told, decisions=decisions, copies=copies).findings


def finding(*told: Told, decisions: Decisions = NO_DECISIONS, copies: Iterable[str] = ()) -> Finding:
    """The one finding that these claims give."""
    (only,) = findings(*told, decisions=decisions, copies=copies)
    return only


def reconciled(*told: Told, decisions: Decisions = NO_DECISIONS, copies: Iterable[str] = ()) -> Reconciled:
    """Findings and relations."""
    family = dict.fromkeys((f"c-{name}" for name in copies), "f-copies")

    def families(tellings: Iterable[Telling]) -> dict[str, str]:
        return {t.claim: family[t.claim] for t in tellings if t.claim in family}

    return reconcile(told, register(), decisions, families)


def grouped(*told: Told, decisions: Decisions = NO_DECISIONS) -> set[str]:
    """Which claims are of one finding: ``"a b"`` for claims named ``a`` and ``b``."""
    return {
        " ".join(c.removeprefix("c-") for c in found.claims) for found in findings(*told, decisions=decisions)
    }


def related(*told: Told) -> set[tuple[str, str, str, str]]:
    """How findings bear on each other, each called by its claims."""
    whole = reconciled(*told)
    names = {f.id: " ".join(c.removeprefix("c-") for c in f.claims) for f in whole.findings}
    return {(names[r.source], r.kind, names[r.target], r.topic) for r in whole.relations}
