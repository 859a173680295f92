"""What adding short reports costs, part by part, in this process alone.

usage: python -m benchmarks.ingest_here [--to REPORTS] [--portion REPORTS]

Prints for each portion the CPU time of keeping what arrived, of reading it, of handing readings from process
to process, of writing them down and of bringing findings up to date, in seconds for 1,000 reports.
"""

import argparse
import gc
import pickle
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from os import getloadavg
from pathlib import Path
from typing import TypeVar

from benchmarks.ingest import few, reports
from concordant import pipeline
from concordant.documents.receive import receive, terms
from concordant.interfaces.cli.ready import Ready
from concordant.interfaces.cli.settling import means_of
from concordant.model.report import Received
from concordant.store.ledger import Ledger
from concordant.store.project import init_project, open_ledger

_Some = TypeVar("_Some")
_NOW = "2026-01-01T00:00:00+00:00"
_TOGETHER, _HANDFUL, _PORTION = 1_024, 256, 10_000
_COLLECT_AFTER = 50_000


class Parts:
    """CPU seconds by the name of what they went into."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """What is done within counts under this name."""
        began = time.process_time()
        yield
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - began

    def told(self, count: int) -> str:
        """The parts and their sum, for 1,000 of so many reports."""
        each = {name: 1000 * spent / count for name, spent in self.spent.items()}
        return " · ".join(
            f"{name} {spent:.2f}" for name, spent in {**each, "all": sum(each.values())}.items()
        )


def add(ledger: Ledger, arrived: Sequence[Received], parts: Parts) -> None:
    """What ``concordant add`` does with two workers, one thing after the other."""
    knowledge = pipeline.load_knowledge()[0]
    means, version = means_of(knowledge), pipeline.version(knowledge)
    with parts.of("keeping"):
        for some in _some(arrived, _TOGETHER):
            ledger.receive(some)
    for portion in _some(ledger.pending(version), _PORTION):
        with parts.of("reading"):
            read = [(each, pipeline.read(each, knowledge)) for each in portion]
        with parts.of("making rows"):
            ready = [(each, Ready.of(each, reading)) for each, reading in read]
        with parts.of("handing over"):
            for handful in _some(ready, _HANDFUL):
                pickle.loads(pickle.dumps(handful))
        with parts.of("writing"):
            for batch in _some(ready, _TOGETHER):
                ledger.record([(each, made.rows) for each, made in batch], version)
        with parts.of("findings"):
            while ledger.settle(means):
                pass


def _some(items: Iterable[_Some], most: int) -> Iterator[list[_Some]]:
    rest = iter(items)
    while some := list(islice(rest, most)):
        yield some


def _received(folder: Path, lines: Sequence[str]) -> list[Received]:
    file = folder / "portion.jsonl"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return [each for each in receive([str(file)], terms(_NOW)) if isinstance(each, Received)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest_here")
    parser.add_argument("--to", type=int, default=20_000)
    parser.add_argument("--portion", type=int, default=10_000)
    asked = parser.parse_args()
    gc.set_threshold(_COLLECT_AFTER)  # as the command line has it
    with tempfile.TemporaryDirectory() as name, open_ledger(init_project(Path(name) / "ledger")) as ledger:
        add(ledger, _received(Path(name), few()), Parts())
        held, lines = 0, reports(asked.to)
        while some := list(islice(lines, asked.portion)):
            parts = Parts()
            add(ledger, _received(Path(name), some), parts)
            held += len(some)
            told = f"{held:9,} held, CPU seconds for 1,000 reports: {parts.told(len(some))}"
            print(f"{told}, load {getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
