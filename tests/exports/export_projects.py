"""Projects to export: an act told by several, and reports that mean harm to whoever opens the export."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from concordant.model.claim import Actor, Claim, Evidence, Item, Polarity, Quantity, TimeSpan, Voice
from concordant.model.document import Block, Document
from concordant.model.identifiers import claim_id, digest, report_id
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.model.span import Span
from concordant.store.project import init_project, open_ledger
from conftest import Concordant

NIS = Voice("National Intelligence Service", "KR")
KCNA = Voice("KCNA", "KP")
MID = Voice("Russian Ministry of Foreign Affairs", "RU")
NORTH_KOREA = Actor("North Korea", "KP", "north-korea")
RUSSIA = Actor("Russia", "RU", "russia")

HARM = (
    "=HYPERLINK(1)</script><img src=x onerror=1>]]>&\x00\x07\x1b[2J\u202e\ufffe\u2028"
    "[[x]]`|\n---\n# x\r\ttail"
)
"""Formula, markup, NUL, bell, escape sequence, direction override, no character, line separator, Markdown."""

Told = tuple[Received, Reading]


def said(
    words: str,
    *voices: Voice,
    outlet: str = "Le Phare",
    title: str | None = None,
    count: float | None = 12_000,
    polarity: Polarity = "affirmed",
    agent: Actor | None = NORTH_KOREA,
    recipient: Actor | None = RUSSIA,
    surface: str = "obus",
    day: str = "2024-10-14",
    event: str = "transfer",
) -> Told:
    """A report, read, with one claim in these words."""
    raw = words.encode("utf-8", "backslashreplace")
    sha = digest(raw)
    report = Report(
        report_id(sha), sha, f"folder/{sha[:4]}.txt", "fr", title or f"Titre {sha[:4]}", "2024-11-03", "given"
    )
    report = replace(report, outlet=outlet, url=f"https://phare.example/{sha[:6]}")
    claim = Claim(
        id="",
        report=report.id,
        number=1,
        event=event,
        agent=agent,
        recipient=recipient,
        item=Item(surface, "artillery_ammunition"),
        quantity=Quantity(f"{count:.0f}", count, count, "round") if count else None,
        place=None,
        time=TimeSpan(day, day, day),
        phase="done",
        certainty="asserted",
        polarity=polarity,
        attribution=voices,
        evidence=Evidence(words, 0, len(words)),
    )
    held = replace(claim, id=claim_id(claim))
    document = Document(report, words, (Block(Span(0, len(words)), "body"),), ())
    received = Received(raw, report.source, "text/plain", "2024-11-04T08:30:00Z", sha)
    return received, Reading(report, document, (held,), ())


TOLD = (
    said("Pyongyang a remis des obus à Moscou, assure un service de Séoul.", NIS),
    said("La péninsule expédie son artillerie, proclame la radio.", KCNA, outlet="La Vigie", count=6000),
    said("Aucun projectile ne nous est parvenu.", MID, outlet="Le Courrier", polarity="denied", count=None),
    said("Dès janvier, trains et cargos chargeaient des caisses.", NIS, day="2023-01-10"),
)
"""Two findings, one of them denied and told with two figures."""

HARMFUL = (
    said(
        HARM,
        Voice(HARM, "KR"),
        outlet=HARM,
        title=HARM,
        surface=HARM,
        agent=Actor(HARM, "KP"),
        recipient=Actor("+Russia", "RU"),
    ),
)


def project_of(folder: Path, told: Iterable[Told]) -> Path:
    """A project that holds these readings."""
    made = init_project(folder)
    with open_ledger(made) as ledger:
        ledger.record(list(told), "v1")
    return made.folder


def many(count: int) -> Iterable[Told]:
    """So many acts, each told once."""
    for number in range(count):
        day = f"{1900 + number % 100}-{number // 100 % 12 + 1:02}-10"
        yield said(f"Livraison {number}.", day=day, recipient=Actor(f"Receiver {number}"))


def exported(concordant: Concordant, folder: Path, told: Iterable[Told], *arguments: str) -> bytes:
    """What a project with these readings is exported as."""
    home, target = folder / "project", folder / "exported"
    project = home if home.exists() else project_of(home, told)
    outcome = concordant("export", *arguments, "-o", target, "--project", project)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", ""), outcome.err
    return target.read_bytes()
