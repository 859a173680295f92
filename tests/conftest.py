"""What every test may ask for."""

from dataclasses import replace

import pytest

from concordant.model.claim import Actor, Claim, Evidence, Item, Quantity, Reason, TimeSpan, Voice
from concordant.model.document import Anchor, Block, Document
from concordant.model.identifiers import claim_id
from concordant.model.report import Report
from concordant.model.span import Span

TEXT = (
    "Des obus pour l’Est\nPyongyang aurait livré plus de 9 millions d’obus à Moscou, selon Séoul.\nPartager"
)
QUOTE = "Pyongyang aurait livré plus de 9 millions d’obus à Moscou"


@pytest.fixture
def report() -> Report:
    """One report of an invented agency."""
    return Report(
        id="r-0123456789ab",
        sha256="0" * 64,
        source="obus.txt",
        lang="fr",
        title="Des obus pour l’Est",
        published="2025-03-11",
        published_from="given",
        outlet="Agence Horizon",
        url="https://agence-horizon.example/obus",
    )


@pytest.fixture
def document(report: Report) -> Document:
    """Its text: a headline, one paragraph, a share bar."""
    first, second = TEXT.index("\n"), TEXT.rindex("\n")
    return Document(
        report,
        TEXT,
        (
            Block(Span(0, first), "title"),
            Block(Span(first + 1, second), "body"),
            Block(Span(second + 1, len(TEXT)), "furniture", "share bar"),
        ),
        (Anchor(0, 100, len(TEXT)),),
    )


@pytest.fixture
def claim(report: Report) -> Claim:
    """What it states: a transfer, hedged, in a named voice."""
    start = TEXT.index(QUOTE)
    made = Claim(
        id="",
        report=report.id,
        number=1,
        event="transfer",
        agent=Actor("North Korea", "KP"),
        recipient=Actor("Russia", "RU"),
        item=Item("obus", "artillery_ammunition"),
        quantity=Quantity("plus de 9 millions", 9_000_000, None, "round"),
        place=None,
        time=TimeSpan("depuis mi-2023", "2023-07", None),
        phase="done",
        certainty="unverified",
        polarity="affirmed",
        attribution=(Voice("South Korea", "KR", "Séoul"),),
        evidence=Evidence(QUOTE, start, start + len(QUOTE), "pour l’Est\n", ", selon Séoul.\nParta"),
        reasons=(
            Reason("event", "fr/livrer", "aurait livré", "the verb of the frame"),
            Reason("certainty", "journalistic-conditional", "aurait livré"),
        ),
    )
    return replace(made, id=claim_id(made))
