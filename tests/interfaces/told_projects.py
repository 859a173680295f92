"""Projects whose reports tell of one act, so that findings come of them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from concordant.model.claim import Actor, Certainty, Claim, Evidence, Item, Phase, Quantity, TimeSpan, Voice
from concordant.model.document import Block, Document
from concordant.model.identifiers import claim_id, digest, report_id
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.model.span import Span
from concordant.store.project import init_project, open_ledger

NIS = Voice("National Intelligence Service", "KR")
KCNA = Voice("KCNA", "KP")
MID = Voice("Russian Ministry of Foreign Affairs", "RU")

# Nothing of one stands in another: no report is taken for a copy.
_WORDS = (
    "Une cargaison de munitions a quitté Rajin pour Vostotchny, relève l’agence.",
    "Pyongyang a remis des obus à Moscou, assure un service de Séoul.",
    "La péninsule expédie son artillerie vers le front, proclame la radio du régime.",
    "Aucun projectile coréen ne nous est parvenu, rétorque la diplomatie russe.",
    "Dès l’hiver précédent, trains et cargos chargeaient des caisses militaires.",
)

Told = tuple[Received, Reading]


def said(
    number: int,
    *voices: Voice,
    outlet: str = "Le Phare",
    count: float | None = 12_000,
    denied: bool = False,
    certainty: Certainty = "asserted",
    phase: Phase = "done",
    month: str = "2024-10-14",
) -> Told:
    """A report, read, with one claim: that North Korea sent shells to Russia."""
    quote = f"{number} : {_WORDS[number % len(_WORDS)]}"
    raw = quote.encode()
    sha = digest(raw)
    report = Report(
        report_id(sha), sha, f"{number}.txt", "fr", f"Titre {number}", "2024-11-03", "given", outlet
    )
    claim = Claim(
        id="",
        report=report.id,
        number=1,
        event="transfer",
        agent=Actor("North Korea", "KP", "north-korea"),
        recipient=Actor("Russia", "RU", "russia"),
        item=Item("obus", "artillery_ammunition"),
        quantity=Quantity(f"{count:.0f}", count, count, "round") if count else None,
        place=None,
        time=TimeSpan(month, month, month),
        phase=phase,
        certainty=certainty,
        polarity="denied" if denied else "affirmed",
        attribution=voices,
        evidence=Evidence(quote, 0, len(quote)),
    )
    held = replace(claim, id=claim_id(claim))
    document = Document(report, quote, (Block(Span(0, len(quote)), "body"),), ())
    received = Received(raw, report.source, "text/plain", "2024-11-04T00:00:00Z", sha)
    return received, Reading(report, document, (held,), ())


def told_project(folder: Path, told: Iterable[Told]) -> Path:
    """A project that holds these readings."""
    made = init_project(folder)
    with open_ledger(made) as ledger:
        ledger.record(list(told), "v1")
    return made.folder


def claim_of(told: Told) -> str:
    """The id of the claim of a report."""
    return told[1].claims[0].id
