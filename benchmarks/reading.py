"""Reading beside spaCy: words a second on one core, and memory.

Both read the same texts in the same run, one process after the other, each limited to one core: this
program from bytes to claims, spaCy its whole French pipeline ``fr_core_news_md`` on the decoded text.
The figure is words by CPU second, the median of five passes over texts whose words have been seen; the
first pass, in which every word is new, is told apart. What
spaCy gives is tokens, tags, trees and names, not claims: the comparison says what reading costs, not
which does more. Machines differ: look at the ratio.
"""

import json
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks import competitor
from benchmarks.processes import FailedError, told
from benchmarks.tables import Sheet, at_least, at_most
from benchmarks.texts_to_read import Texts, count_words, off_theme, on_theme

PASSES = 5
MOST_MEMORY = 700
LEAST_RATIO = {"on theme": 2, "off theme": 20}


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one reader was on some texts: words by CPU second, and megabytes."""

    first: float
    usual: float
    peak: float | None


def measure(command: list[str | Path], texts: Texts) -> Pace:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "passes.json"
        passes = texts.passes(PASSES)
        file.write_text(json.dumps(passes), "utf-8")
        found = told([*command, file])
    paces = [count_words(read) / spent for read, spent in zip(passes, found["seconds"], strict=True)]
    return Pace(paces[1], statistics.median(paces[2:]), found["peak"])


def sheets() -> list[Sheet]:
    speed = Sheet(
        "Reading: words by CPU second, one core",
        ("texts", "words", "pass", "concordant", "spaCy fr_core_news_md", "ratio", "target", ""),
    )
    memory = Sheet("Reading: peak memory", ("texts", "concordant", "spaCy fr_core_news_md", "target", ""))
    failed = ""
    for texts in (on_theme(), off_theme()):
        own = measure([sys.executable, "-m", "benchmarks.reading_here"], texts)
        try:
            other = _spacy(texts) if not failed else None
        except FailedError as failure:
            other, failed = None, str(failure)
        speed.add(*_paces(texts, "first", own.first, other.first if other else None))
        speed.add(*_paces(texts, f"median of {PASSES}", own.usual, other.usual if other else None))
        if own.peak is not None:
            held = f"{other.peak:,.0f} MB" if other and other.peak else "–"
            memory.add(texts.name, f"{own.peak:,.0f} MB", held, *at_most(own.peak, MOST_MEMORY, "MB"))
    if failed:
        speed.notes.append(f"spaCy {failed}")
    return [speed, memory]


def _paces(texts: Texts, which: str, own: float, other: float | None) -> tuple[str, ...]:
    row = (texts.name, f"{texts.words:,}", which, f"{own:,.0f}")
    if other is None:
        return (*row, "–", "–", "–", "not measured")
    ratio = own / other
    least = at_least(ratio, LEAST_RATIO[texts.name], "×") if which != "first" else ("", "")
    return (*row, f"{other:,.0f}", f"{ratio:.1f} ×", *least)


def _spacy(texts: Texts) -> Pace:
    return measure([competitor.interpreter(), Path(__file__).with_name("reading_spacy.py")], texts)
