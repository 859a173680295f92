"""The ledger: how long reports take to be added, and ten thousand claims to be listed.

Every figure is the CPU time of the whole process of one command line, from start to end.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle, islice
from pathlib import Path

from benchmarks.processes import cpu_seconds
from benchmarks.reading_here import received
from benchmarks.tables import Sheet, at_most
from benchmarks.texts_to_read import on_theme
from concordant.model.identifiers import claim_id
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.pipeline import load_knowledge, read, version
from concordant.store.project import init_project, open_ledger

REPORTS = 2_000
CLAIMS = 10_000
SHORT = 700  # characters
LISTING, HELP = 0.6, 0.25  # seconds
_BATCH = 200


def sheets() -> list[Sheet]:
    with tempfile.TemporaryDirectory() as name:
        return [adding(Path(name)), listing(Path(name))]


def adding(folder: Path) -> Sheet:
    project = init_project(folder / "adding").folder
    file = folder / "reports.jsonl"
    file.write_text("\n".join(islice(_rows(), REPORTS)) + "\n", "utf-8")
    sheet = Sheet(f"Ledger: adding {REPORTS:,} short reports to SQLite", ("command", "CPU", "reports/s"))
    for name in ("add reports.jsonl", "the same again: nothing is new"):
        spent = cpu_seconds(["add", str(file), "--project", str(project), "-q"], times=1, warm=False)
        sheet.add(name, f"{spent:.2f} s", f"{REPORTS / spent:,.0f}")
    return sheet


def _rows() -> Iterator[str]:
    """Beginnings of texts on the theme, each with a number that makes it another report."""
    for number, text in zip(count(1), cycle(on_theme().texts)):
        short = text[:SHORT].rsplit(".", 1)[0]
        row = {"id": f"short-{number}", "lang": "fr", "published": "2025-03-11"}
        yield json.dumps({**row, "text": f"{short}.\n\nDépêche {number}."}, ensure_ascii=False)


def listing(folder: Path) -> Sheet:
    project = init_project(folder / "listing")
    with open_ledger(project) as ledger:
        readings = _readings()
        while batch := list(islice(readings, _BATCH)):
            ledger.record(batch, version(load_knowledge()[0]))
    sheet = Sheet(f"Ledger: listing {CLAIMS:,} claims", ("command", "CPU", "target", ""))
    here = ("--project", str(project.folder))
    forms: dict[str, tuple[str, ...]] = {
        "claims, to a pipe": (),
        "claims --json": ("--json",),
        "claims --csv": ("--csv",),
        "claims --limit 50": ("--limit", "50"),
    }
    for name, options in forms.items():
        spent = cpu_seconds(["claims", *here, *options])
        sheet.add(name, f"{spent:.2f} s", *at_most(spent, LISTING, "s"))
    if os.name == "posix":
        spent = cpu_seconds(["claims", *here], terminal=True)
        sheet.add("claims, on a terminal", f"{spent:.2f} s", *at_most(spent, LISTING, "s"))
    spent = cpu_seconds(["--help"])
    sheet.add("--help", f"{spent:.2f} s", *at_most(spent, HELP, "s"))
    return sheet


def _readings() -> Iterator[tuple[Received, Reading]]:
    """Readings of texts on the theme, again and again under other dates, until there are enough claims."""
    knowledge = load_knowledge()[0]
    read_once = [read(received(text, 0), knowledge) for text in on_theme().texts]
    left = CLAIMS
    for number, reading in zip(count(1), cycle([one for one in read_once if one.claims and one.document])):
        arrived = received(f"{number}", number)
        day = f"{2010 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        report = replace(reading.report, id=f"r-{number}", sha256=arrived.sha256, published=day)
        moved = [replace(claim, report=report.id) for claim in reading.claims[:left]]
        claims = tuple(replace(claim, id=claim_id(claim)) for claim in moved)
        assert reading.document is not None
        yield arrived, Reading(report, replace(reading.document, report=report), claims, ())
        left -= len(claims)
        if not left:
            return
