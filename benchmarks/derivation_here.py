"""The made-up press held against itself, in a process of its own; JSON on stdout.

usage: python -m benchmarks.derivation_here WHAT, which is
own STORIES TEXTS | jaccard STORIES | score STORIES PAIRS | many N
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from derivation_score import score, traced
from derivation_world import Press, Written, press

from benchmarks.memory import peak_megabytes
from concordant.linking.derivation import Edge, Fingerprints, Memory, applied, derive, derive_all

SEED, ROW, ALIKE, BATCH = 7, 5, 0.15, 1000
# One report in two of a large press is a copy or a rewrite; French online news has more.
MIX = ("verbatim", "heavy", "own")


def own(reports: Sequence[Written], texts: Path) -> dict[str, Any]:
    """This package; the texts are written for others to read."""
    texts.write_text(json.dumps({report.id: report.text for report in reports}), "utf-8")
    start = time.process_time()
    edges = derive_all([traced(report) for report in reports])
    return _scored(reports, edges, time.process_time() - start)


def jaccard(reports: Sequence[Written]) -> dict[str, Any]:
    """Every pair that shares five words in a row, kept where its sets are alike enough."""
    start = time.process_time()
    rows = {report.id: _rows(report.text) for report in reports}
    held: dict[str, list[str]] = {}
    edges: list[Edge] = []
    for name, mine in rows.items():
        shared = Counter(other for row in mine for other in held.get(row, ()))
        for other, count in shared.items():
            if count >= ALIKE * (len(mine) + len(rows[other]) - count):
                edges.append(_edge(name, other))
        for row in mine:
            held.setdefault(row, []).append(name)
    return _scored(reports, edges, time.process_time() - start)


def _rows(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + ROW]) for i in range(len(words) - ROW + 1)}


def _edge(one: str, other: str) -> Edge:
    return Edge(min(one, other), max(one, other), "reuse", 1.0)


def _scored(reports: Sequence[Written], edges: Iterable[Edge], seconds: float) -> dict[str, Any]:
    found = score(reports, edges)
    return {
        "recall": found.recall,
        "precision": found.precision,
        "reports": len(reports),
        "seconds": seconds,
    }


def many(count: int) -> dict[str, Any]:
    """Reports that arrive by the thousand; writing them is not counted."""
    writer, shelf, edges = Press(SEED, stock=count // 100), Fingerprints(), frozenset[Edge]()
    memory, done, words = Memory(), 0, 0
    printing = filing = 0.0
    while done < count:
        stories = range(done // (len(MIX) + 1), (done + BATCH) // (len(MIX) + 1))
        batch = [report for number in stories for report in writer.story(number, MIX)]
        begun = time.process_time()
        traces = [traced(report) for report in batch]
        printed = time.process_time()
        for trace in traces:
            shelf.put(trace)
        edges = applied(edges, derive(traces, shelf, memory))
        printing, filing = printing + printed - begun, filing + time.process_time() - printed
        done, words = done + len(batch), words + sum(len(report.text.split()) for report in batch)
    return {
        "reports": done,
        "words": words / done,
        "printing": printing,
        "seconds": printing + filing,
        "megabytes": peak_megabytes(),
    }


def main(what: str, size: int, file: Path) -> dict[str, Any]:
    """One of the measurements."""
    if what == "many":
        return many(size)
    reports = press(SEED, size)
    if what == "own":
        return own(reports, file)
    if what == "jaccard":
        return jaccard(reports)
    return _scored(reports, [_edge(*pair) for pair in json.loads(file.read_text("utf-8"))], 1.0)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), Path(*sys.argv[3:]))))
