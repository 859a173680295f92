"""Growing a ledger: short reports added to SQLite portion by portion, findings up to date after each.

usage: python -m benchmarks.ingest [--to REPORTS] [--portion N] [--workers N] [--press FILE] [--picture FILE]

The reports are the headlines and first sentences of an invented press in three languages, with its copies:
about thirty words each, and forty a day: it begins long ago, so that the last of a million is not published
in the future. Every portion is one ``concordant add``. What a command costs to start, knowledge and the
readers of three languages in each process, is measured with a few reports of each and told apart. Rows are
printed as they come, and the picture is drawn anew with each, so that a run may be cut off.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from os import getloadavg
from pathlib import Path

from benchmarks.curve import Point, curve
from benchmarks.processes import ROOT, FailedError, last_words
from concordant.store.project import DATABASE, init_project
from concordant.synth.preset import preset
from concordant.synth.texts import Written, texts_level

_SENTENCE = re.compile(r"(?<=[.!?])\s")
_SEED = 7
_CROWDED = preset("crowded")
_WORLD = replace(_CROWDED, first_day="1955-01-01", rate=2 * _CROWDED.rate)
_LANGUAGES, _FEW = ("en", "fr", "ru"), 32
_NAMED = ("Adding short reports, findings up to date", "reports held", "CPU seconds in all; green: straight")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, and of CPU in all processes."""

    wall: float
    cpu: float

    def after(self, start: "Cost") -> "Cost":
        """Without the CPU time of the start; its time on the wall depends on what else runs, and stays."""
        return Cost(self.wall, max(self.cpu - start.cpu, 0.001))


def reports(count: int) -> Iterator[str]:
    """Lines of JSON, one for each report."""
    return (_short(written) for written in texts_level(_WORLD, count, _SEED))


def kept(count: int, press: Path | None) -> Iterator[str]:
    """The same from a file, written there first unless it holds as many; made anew where there is no file."""
    if press is None:
        yield from reports(count)
        return
    held = sum(1 for _ in press.open("rb")) if press.exists() else 0
    if held < count:
        press.write_text("".join(f"{line}\n" for line in reports(count)), "utf-8")
    with press.open(encoding="utf-8") as lines:
        yield from (line.rstrip("\n") for line in islice(lines, count))


def few() -> list[str]:
    """Some of each language, from another world: enough for every process to get some."""
    world = list(texts_level(_WORLD, 500, _SEED + 1))
    return [_short(w) for lang in _LANGUAGES for w in [w for w in world if w.record["lang"] == lang][:_FEW]]


def _short(written: Written) -> str:
    first = _SENTENCE.split(written.record["text"], 1)[0]
    return json.dumps({**written.record, "text": first}, ensure_ascii=False)


def grow(
    folder: Path, count: int, portion: int, workers: int, press: Path | None = None
) -> Iterator[tuple[int, Cost, int]]:
    """Add portion after portion: reports held then, the cost of the portion, bytes of the ledger."""
    project = init_project(folder / "ledger").folder
    lines, started = kept(count, press), few()
    start, held = _add(folder, project, started, workers), len(started)
    print(f"start of each command: {start.wall:.1f} s, {start.cpu:.1f} s of CPU time", flush=True)
    while some := list(islice(lines, portion)):
        cost = _add(folder, project, some, workers)
        held += len(some)
        yield held, cost.after(start), (project / DATABASE).stat().st_size


def _add(folder: Path, project: Path, lines: list[str], workers: int) -> Cost:
    file = folder / "portion.jsonl"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    where = ("add", str(file), "--project", str(project), "-q", "--workers", str(workers))
    before, began = _spent(), time.monotonic()
    command = [sys.executable, "-m", "concordant", *where]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(last_words(done.stderr))
    return Cost(time.monotonic() - began, _spent() - before)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest")
    parser.add_argument("--to", type=int, default=1_000_000)
    parser.add_argument("--portion", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--press", type=Path, help="keeps the reports; a million take 13 minutes to make")
    parser.add_argument("--picture", type=Path)
    asked = parser.parse_args()
    points: list[Point] = []
    with tempfile.TemporaryDirectory() as name:
        for held, cost, size in grow(Path(name), asked.to, asked.portion, asked.workers, asked.press):
            points.append(Point(held, cost.cpu + (points[-1].spent if points else 0.0)))
            each, pace = 1000 * cost.cpu / asked.portion, asked.portion / cost.wall
            told = f"{held:9,} held: {pace:5.0f} reports/s with the start, {each:6.2f} ms of CPU time each"
            print(
                f"{told}, {size / held:6.0f} bytes each in the ledger, load {getloadavg()[0]:.1f}", flush=True
            )
            if asked.picture:
                asked.picture.write_text(curve(*_NAMED, points), "utf-8")


if __name__ == "__main__":
    main()
