"""Invented reports and a reader of one line, so that these tests speak of the ledger alone."""

import json
from dataclasses import replace
from typing import Any

from concordant.model.apart import Apart
from concordant.model.claim import Actor, Claim, Evidence, Item, Reason, TimeSpan
from concordant.model.document import Anchor, Block, Document
from concordant.model.identifiers import claim_id, digest, report_id
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.model.span import Span

NOON = "2026-01-02T12:00:00Z"
ACTS: tuple[dict[str, Any], ...] = (
    {"event": "transfer", "agent": ("Borduria", "BO", "la Bordurie"), "item": ("obus", "artillery")},
    {"event": "production", "agent": ("Syldavia", "SY", "Klow"), "item": ("drones", "drone")},
    {"event": "test", "agent": ("Arlandia", None, "l’Arlandie"), "phase": "planned"},
)


def received(text: str, source: str = "one.txt", at: str = NOON, **given: str) -> Received:
    """What arrives when somebody adds ``text``."""
    raw = text.encode()
    return Received(raw, source, "text/plain", at, digest(raw), tuple(given.items()))


def many(count: int) -> list[Received]:
    """So many different reports, on different days."""
    return [
        received(f"Report {n}. " + "Obus. " * (n % 5), f"{n}.txt", published=f"2025-{n % 12 + 1:02}-15")
        for n in range(count)
    ]


def read(arrived: Received) -> Reading:
    """A reading that depends on nothing but what arrived: a claim for each sentence, some problems."""
    given = dict(arrived.given)
    name = given.get("id", report_id(arrived.sha256))
    report = Report(
        name, arrived.sha256, arrived.source, given.get("lang", "fr"), published=given.get("published")
    )
    text = arrived.raw.decode()
    document = Document(report, text, (Block(Span(0, len(text)), "body"),), (Anchor(0, 0, len(text)),))
    starts = [at for at, character in enumerate(text) if character == "."]
    claims = tuple(act(report, number, at, **ACTS[number % 3]) for number, at in enumerate(starts, 1))
    problems = (Problem("read", name, "too short to hold a claim"),) if len(starts) < 2 else ()
    apart = (Apart("refused", "llm", ("quote",), {"quote": "words that are not there"}),)
    return Reading(report, document, claims, problems, apart)


def act(report: Report, number: int = 1, at: int = 0, **said: Any) -> Claim:
    """A claim of ``report`` with whatever a test wants it to say."""
    made = Claim(
        id="",
        report=report.id,
        number=number,
        event=said.get("event", "transfer"),
        agent=party(said.get("agent")),
        recipient=party(said.get("recipient")),
        item=Item(*said["item"]) if "item" in said else None,
        quantity=None,
        place=None,
        time=TimeSpan("then", *said["time"]) if "time" in said else None,
        phase=said.get("phase", "done"),
        certainty=said.get("certainty", "asserted"),
        polarity=said.get("polarity", "affirmed"),
        attribution=(),
        evidence=Evidence(".", at, at + 1),
        reasons=(Reason("event", "full-stop", ".", span=Span(at, at + 1)),),
    )
    return replace(made, id=claim_id(made))


def party(said: tuple[str, str | None, str | None] | None) -> Actor | None:
    return Actor(said[0], said[1], raw=said[2]) if said else None


def listing(pairs: Any) -> str:
    """Claims with their reports as one text, to compare ledgers by."""
    return json.dumps([(repr(claim), repr(report)) for claim, report in pairs], indent=0)
