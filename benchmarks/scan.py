"""Scanning web archives beside parsing every page, and beside extracting and tagging every page.

All go through the same archives in the same run, each in a process of its own on one core: milliseconds of
CPU time for each page, the median of several rounds. What would take hours is done on a sample: trafilatura
with metadata, then the whole French pipeline of spaCy on its text. Only the ratios say something.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import competitor
from benchmarks.processes import ROOT, FailedError, last_words, told
from benchmarks.scan_pages import archives
from benchmarks.tables import Sheet, at_least, at_most
from benchmarks.texts_to_read import WARM_UP

ARCHIVES, PAGES, WARM_PAGES = 4, 750, 60
ROUNDS = 5
_PIPELINE = "fr_core_news_md"
TELLING = 200
KILLS = 200
MOST_OF_PARSING, LEAST_OF_SPACY, LEAST_OF_TWO = 1.5, 50, 1.8


def sheets() -> list[Sheet]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm").mkdir()
        paths = [*archives(folder / "warm", 1, WARM_PAGES, seed=2), *archives(folder, ARCHIVES, PAGES)]
        return [_pages(folder, paths), _telling(folder, paths[0]), _processes(folder, paths), _killed(folder)]


def _way(way: str, folder: Path, paths: list[Path]) -> dict[str, Any]:
    found: dict[str, Any] = told([sys.executable, "-m", "benchmarks.scan_here", way, folder / way, *paths])
    return found


def _pages(folder: Path, paths: list[Path]) -> Sheet:
    total = ARCHIVES * PAGES
    size = sum(path.stat().st_size for path in paths[1:]) / total
    sheet = Sheet(
        f"Scanning {total:,} pages ({size / 1000:.0f} kB packed each), CPU time on one core",
        ("way", "ms a page", "pages/s", "scan costs", "target", ""),
    )
    # By turns, so that other work on the machine falls on all of them alike.
    rounds = [
        {way: _way(way, folder / f"{n}", paths) for way in ("unpack", "parse", "scan")} for n in range(ROUNDS)
    ]
    each = {way: 1000 * median(found[way]["seconds"] for found in rounds) / total for way in rounds[0]}
    scanned = rounds[0]["scan"]
    ratio = each["scan"] / each["parse"]
    sheet.add("unpack", *_pace(each["unpack"]), f"{each['scan'] / each['unpack']:.2f} ×", "", "")
    sheet.add(
        "unpack, parse (lxml)", *_pace(each["parse"]), f"{ratio:.2f} ×", *at_most(ratio, MOST_OF_PARSING, "×")
    )
    sheet.add("scan", *_pace(each["scan"]), "", "", "")
    try:
        other = sum(_tagged(folder, paths))
        times = other / each["scan"]
        sheet.add(
            "trafilatura, spaCy", *_pace(other), f"1/{times:.0f}", *at_least(times, LEAST_OF_SPACY, "×")
        )
    except FailedError as failure:
        sheet.notes.append(f"spaCy {failure}")
    told_of = ("pages", "named", "admitted", "read", "told", "claims")
    sheet.notes.append(" · ".join(f"{name} {scanned[name]:,}" for name in told_of))
    low, high = (
        f"{pick(r['scan']['seconds'] / r['parse']['seconds'] for r in rounds):.2f}" for pick in (min, max)
    )
    sheet.notes.append(f"Medians of {ROUNDS} rounds; scan to parsing in single ones: {low} to {high} ×.")
    sheet.notes.append(
        f"Not counted above, once for each process: {scanned['start']:.1f} s of CPU time to start."
    )
    return sheet


def _telling(folder: Path, warm: Path) -> Sheet:
    """The other extreme: every page is about arms, and no gate helps."""
    telling = folder / "telling"
    telling.mkdir()
    paths = [warm, *archives(telling, 1, TELLING, seed=5, every=1)]
    sheet = Sheet(
        f"{TELLING} pages that are all about arms, CPU time on one core", ("way", "ms a page", "pages/s")
    )
    scanned = _way("scan", telling, paths)
    sheet.add(f"scan: {scanned['claims']:,} claims", *_pace(1000 * scanned["seconds"] / TELLING))
    try:
        extracted, tagged = _tagged(telling, paths)
        sheet.add("trafilatura alone, with metadata", *_pace(extracted))
        sheet.add("spaCy alone, on its texts", *_pace(tagged))
    except FailedError as failure:
        sheet.notes.append(f"spaCy {failure}")
    return sheet


def _pace(milliseconds: float) -> tuple[str, str]:
    return f"{milliseconds:.3f}", f"{1000 / milliseconds:,.0f}"


def _tagged(folder: Path, paths: list[Path]) -> tuple[float, float]:
    """Milliseconds a page for extraction with metadata, and for the whole pipeline, on a sample."""
    extracted = _way("texts", folder, paths)
    file = folder / "texts.json"
    file.write_text(json.dumps([[WARM_UP], extracted["texts"]]), "utf-8")
    tagged = told([competitor.interpreter(), Path(__file__).with_name("reading_spacy.py"), file, _PIPELINE])
    pages = len(extracted["texts"])
    return 1000 * extracted["seconds"] / pages, 1000 * tagged["seconds"][1] / pages


def _processes(folder: Path, paths: list[Path]) -> Sheet:
    columns = ("processes", "s on the wall", "faster", "CPU of the busiest", "faster", "target", "")
    sheet = Sheet("Scanning in processes that are warm", columns)
    one, two = (_way(f"scan-{jobs}", folder, paths) for jobs in (1, 2))
    wall, busy = (one[name] / two[name] for name in ("seconds", "busiest"))
    sheet.add("1", f"{one['seconds']:.1f}", "", f"{one['busiest']:.1f}", "", "", "")
    reached = at_least(wall, LEAST_OF_TWO, "×")
    sheet.add(
        "2", f"{two['seconds']:.1f}", f"{wall:.2f} ×", f"{two['busiest']:.1f}", f"{busy:.2f} ×", *reached
    )
    sheet.notes.append(
        "On a machine with other work the wall tells of that work; CPU time, of what is shared."
    )
    return sheet


def _killed(folder: Path) -> Sheet:
    """Kill a scan at random moments, resume it, and compare what is left byte for byte."""
    source = folder / "small"
    source.mkdir()
    archives(source, 3, 40, seed=3)
    out = folder / "killed" / "k"
    program = ROOT / "tests" / "scanning" / "killing_scan.py"
    command = [
        sys.executable,
        str(program),
        str(source),
        str(out),
        str(KILLS),
        str(random.Random(4).randrange(99)),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(last_words(done.stderr))
    struck, folders, drafts = map(int, done.stdout.split())
    clean = _held(out.with_name("timed"))
    same = sum(_held(out.with_name(f"k{number}")) == clean for number in range(folders))
    sheet = Sheet(
        "Scans killed and resumed", ("killed at work", "drafts left", "finished after it", "as in one go")
    )
    sheet.add(f"{struck}", f"{drafts}", f"{folders}", f"{same}")
    return sheet


def _held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".part"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
