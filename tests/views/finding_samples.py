"""One act as several reports tell it, and the findings that come of them."""

from collections.abc import Mapping, Sequence
from functools import cache

from concordant.assessment.reconciling import Reconciled, reconcile
from concordant.knowledge.load import load
from concordant.knowledge.schema import KINDS
from concordant.linking.decisions import Decisions
from concordant.linking.terms import compile_terms
from concordant.linking.voices import Register, Telling, compile_register
from concordant.model.claim import Actor, Certainty, Claim, Evidence, Item, Phase, Quantity, TimeSpan, Voice
from concordant.model.finding import Finding
from concordant.model.report import Report

NIS = Voice("National Intelligence Service", "KR")
KCNA = Voice("KCNA", "KP")
MID = Voice("Russian Ministry of Foreign Affairs", "RU")
SEOUL = Voice("South Korea", "KR")
SOMEBODY = Voice("American official", "US")

Told = tuple[Claim, Report]


@cache
def register() -> Register:
    """The shipped knowledge as linking uses it."""
    knowledge = load((), KINDS)[0]
    return compile_register(knowledge, compile_terms(knowledge))


def report(number: int, outlet: str | None = "Le Phare") -> Report:
    """A report of the third of November."""
    return Report(
        f"r-{number:02}" + "0" * 10,
        "0" * 64,
        f"{number}.txt",
        "fr",
        f"Titre {number}",
        "2024-11-03",
        "given",
        outlet,
    )


def said(
    number: int,
    *voices: Voice,
    outlet: str | None = "Le Phare",
    count: float | None = 12_000,
    denied: bool = False,
    certainty: Certainty = "asserted",
    phase: Phase = "done",
    day: str | None = "2024-10-14",
) -> Told:
    """A claim that North Korea sent shells to Russia, with its report."""
    claim = Claim(
        id=f"c-{number:02}" + "0" * 14,
        report=report(number).id,
        number=1,
        event="transfer",
        agent=Actor("North Korea", "KP"),
        recipient=Actor("Russia", "RU"),
        item=Item("obus", "artillery_ammunition"),
        quantity=Quantity(f"{count:.0f}", count, count, "round") if count else None,
        place=None,
        time=TimeSpan(day, day, day) if day else None,
        phase=phase,
        certainty=certainty,
        polarity="denied" if denied else "affirmed",
        attribution=voices,
        evidence=Evidence(f"des obus, dit l’article {number}", 0, 28),
    )
    return claim, report(number, outlet)


def reconciled(told: Sequence[Told], decisions: Decisions | None = None, copies: bool = False) -> Reconciled:
    """The findings that claims give; ``copies`` takes all reports for one family."""

    def families(tellings: Sequence[Telling]) -> Mapping[str, str]:
        return {t.claim: "one" for t in tellings} if copies else {}

    return reconcile(told, register(), decisions or Decisions(), families)


def found(*told: Told, copies: bool = False, decisions: Decisions | None = None) -> Finding:
    """The one finding that claims give."""
    (only,) = reconciled(told, decisions, copies).findings
    return only
