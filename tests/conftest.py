"""What every test may ask for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from concordant.interfaces.cli.main import run
from concordant.model.claim import Actor, Claim, Evidence, Item, Quantity, Reason, TimeSpan, Voice
from concordant.model.document import Anchor, Block, Document
from concordant.model.identifiers import claim_id, digest
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.model.span import Span
from concordant.store.project import init_project, open_ledger
from misbehaving import Site, serving

# How fast a test is depends on who else uses the machine: that is for the benchmarks to say.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

TEXT = (
    "Des obus pour l’Est\nPyongyang aurait livré plus de 9 millions d’obus à Moscou, selon Séoul.\nPartager"
)
RAW = TEXT.encode()
JUNK = b"\0\1\2"
QUOTE = "Pyongyang aurait livré plus de 9 millions d’obus à Moscou"


@pytest.fixture
def report() -> Report:
    """One report of an invented agency."""
    return Report(
        id="r-0123456789ab",
        sha256=digest(RAW),
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


@dataclass(frozen=True)
class Outcome:
    """What one command line did."""

    code: int
    out: str
    err: str


Concordant = Callable[..., Outcome]


@pytest.fixture
def concordant(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Concordant:
    """Runs one command line in an empty folder that is no project."""
    home = tmp_path / "elsewhere"
    home.mkdir()
    monkeypatch.chdir(home)
    for name in ("CONCORDANT_PROJECT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    """A project that holds nothing."""
    return init_project(tmp_path / "empty").folder


@pytest.fixture
def project(tmp_path: Path, report: Report, document: Document, claim: Claim) -> Path:
    """A project that holds one report with one claim, and one that gave nothing."""
    made = init_project(tmp_path / "project")
    ledger = open_ledger(made)
    received = Received(RAW, report.source, "text/plain", "2025-03-12T00:00:00Z", report.sha256)
    junk = Received(JUNK, "junk.txt", "text/plain", "2025-03-12T00:00:01Z", digest(JUNK))
    nothing = Report("r-111111111111", digest(JUNK), "junk.txt", "und")
    ledger.receive([received, junk])
    ledger.record(
        [
            (received, Reading(report, document, (claim,), ())),
            (junk, Reading(nothing, None, (), (Problem("read", "junk.txt", "It holds no text."),))),
        ],
        "v1",
    )
    ledger.close()
    return made.folder


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on the loopback address that answers as it is told."""
    with serving() as made:
        yield made
