"""How long pages and searches take over an invented ledger: ``python -m benchmarks.web --size 100000``.

Claims are those of ``synth``; a report has a text made of the words of its claims and of filler. Pages are
asked in one process, without a network, over the addresses that a reader would open.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random

from starlette.testclient import TestClient

from concordant.interfaces.cli.settling import means_of
from concordant.interfaces.web.app import application
from concordant.interfaces.web.site import Site
from concordant.model.claim import Evidence
from concordant.model.document import Block, Document
from concordant.model.identifiers import digest
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.model.span import Span
from concordant.pipeline import load_knowledge
from concordant.store.ledger import FindingFilter, Ledger
from concordant.store.project import init_project, open_ledger
from concordant.synth.claims import claims_level
from concordant.synth.truth import Told

_AT_ONCE = 2_000
_WORDS = 20_000
_TIMES = 5


def readings(size: int) -> Iterator[tuple[Received, Reading]]:
    """Reports with a text in which the words of their claims stand."""
    chance = Random(1)
    for _, group in groupby(claims_level("crowded", size, 1), key=lambda told: told.report.id):
        yield _reading(list(group), chance)


def _reading(told: Sequence[Told], chance: Random) -> tuple[Received, Reading]:
    text, claims = "", []
    for each in told:
        claim = each.claim
        parties = [who.name for who in (claim.agent, claim.recipient) if who]
        goods = [claim.item.item_class.replace("_", " ")] if claim.item else []
        quote = " ".join([*parties, claim.event, *goods])
        start = len(text)
        filler = " ".join(f"mot{int(chance.paretovariate(0.6)) % _WORDS}" for _ in range(60))
        text += f"{quote}. {filler}.\n"
        claims.append(replace(claim, evidence=Evidence(quote, start, start + len(quote))))
    raw = text.encode()
    report = replace(told[0].report, sha256=digest(raw), title=text[:60])
    document = Document(report, text, (Block(Span(0, len(text)), "body"),), ())
    received = Received(raw, report.source, "text/plain", "2026-01-01T00:00:00Z", report.sha256)
    return received, Reading(report, document, tuple(claims), ())


def fill(ledger: Ledger, size: int) -> None:
    """Record and settle so many claims."""
    batch = []
    for each in readings(size):
        batch.append(each)
        if len(batch) == _AT_ONCE:
            ledger.record(batch, "v1")
            batch = []
    ledger.record(batch, "v1")
    means = means_of(load_knowledge()[0])
    # Nobody copies these texts: looking for copies would only make one wait.
    tracer = means.tracer
    blind = replace(
        means, tracer=lambda report, _, claims: tracer(report, Document(report, "", (), ()), claims)
    )
    while ledger.settle(blind):
        pass


def addresses(ledger: Ledger) -> Iterator[str]:
    """What a reader would open."""
    page = ledger.findings_page(FindingFilter(), None, 20)
    supported = ledger.findings_page(FindingFilter(order="support"), None, 3)
    yield from ("/", "/findings", "/findings?sort=support", "/findings?sort=time", "/findings?disputed=yes")
    yield from (
        "/findings?event=transfer&recipient=RU",
        "/findings?agent=KP&least=2",
        "/findings?actor=Russia",
    )
    yield from (
        "/findings?grade=2&certainty=asserted",
        "/claims",
        "/claims?recipient=RU&certainty=unverified",
    )
    # What few fit or none, for which everything may have to be looked through.
    yield from (
        "/findings?agent=NE",
        "/findings?actor=Rostec",
        "/findings?until=1990",
        "/findings?item=drone",
    )
    yield from ("/claims?agent=NE", "/claims?actor=Rostec", "/claims?until=1990", "/claims?lang=ru&event=use")
    yield from (
        "/api/findings?recipient=RU&disputed=yes&limit=50",
        "/api/claims?agent=NE",
        "/api/search?q=drones",
    )
    yield from ("/actors", "/actors/KP", "/actors/RU", "/timeline", "/timeline?actor=RU", "/network")
    yield from ("/map", "/brief", "/brief?about=KP")
    yield from ("/provisions", "/sources", "/api/openapi.json")
    yield from (f"/findings/{found.id}" for found in [*page.rows[:5], *supported.rows])
    yield from (f"/reports/{found.claims[0]}" for found in page.rows[:5])
    yield from (
        "/search?q=russia+missile",
        "/search?q=drones",
        "/search?q=mot1",
        "/search?q=mot7+mot19+transfer",
        "/search?q=%22russia+transfer%22",
        "/search?q=nobody+says+this",
    )


def measure(client: TestClient, address: str) -> list[float]:
    """Milliseconds of CPU time of each time that a page is asked: other programs do not count."""
    taken = []
    for _ in range(_TIMES):
        began = time.process_time()
        answer = client.get(address)
        taken.append((time.process_time() - began) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
    return taken


def main() -> None:
    """Print the time of each page, and those that nineteen in twenty stay below."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000, help="claims")
    parser.add_argument("--keep", type=Path, help="a folder for the ledger; asked again where it is there")
    chosen = parser.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp(prefix="concordant-web-")) / "project"
    if not (folder / "concordant.db").exists():
        began = time.perf_counter()
        with open_ledger(init_project(folder)) as ledger:
            fill(ledger, chosen.size)
        print(f"filled in {time.perf_counter() - began:.0f} s")
    knowledge = load_knowledge()[0]
    with open_ledger(folder / "concordant.db") as ledger:
        site = Site(ledger, knowledge, lambda: means_of(knowledge), "bench", "bench")
        site.prepare()
        print(ledger.counts())
        every: dict[str, list[float]] = {}
        with TestClient(application(site), base_url="http://localhost") as client:
            for address in addresses(ledger):
                every[address] = measure(client, address)
    for address, taken in every.items():
        print(f"{statistics.median(taken):8.1f} {max(taken):8.1f}  {address}")
    for name, searches in (("pages", False), ("searches", True)):
        held = sorted(t for a, ts in every.items() if a.startswith("/search") == searches for t in ts)
        print(f"{name}: p50 {statistics.median(held):.1f} ms, p95 {held[int(len(held) * 0.95)]:.1f} ms")


if __name__ == "__main__":
    main()
