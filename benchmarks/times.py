"""Times in French news: this grammar beside ``dateparser.search``, on the sentences of the tests.

These sentences were written together with the grammar, so its own score only shows that it is kept;
what the table tells is how far a general tool gets on the same news language, and how fast.
Both get the day of writing and the tense. An expression is *found* where the words overlap, and
*placed* where the interval (here) or the day (there) touches the expected interval. Machines
differ: read the ratio of the speeds, not the speeds.

    python -m benchmarks.times
"""

import datetime
import time
import tomllib
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from concordant.extraction.times import DateGrammar, compile_dates, find_times, resolve

ROOT = Path(__file__).parents[1]
# What a reader gives: words, first day, last day; no days where it could not place the words.
Answer = tuple[str, str, str]
Reader = Callable[[dict[str, Any]], list[Answer]]


@dataclass(frozen=True, slots=True)
class Score:
    """How one reader did on all sentences."""

    expected: int
    found: int
    placed: int
    false_alarms: int
    words_per_second: float


def first_day(prefix: str) -> str:
    return (prefix + "-01-01"[len(prefix) - 4 :])[:10] if prefix else "0000-00-00"


def last_day(prefix: str) -> str:
    return (prefix + "-99-99"[len(prefix) - 4 :])[:10] if prefix else "9999-99-99"


def rows() -> tuple[list[dict[str, Any]], list[str]]:
    """The dated sentences, and those in which nothing says when."""
    paths = sorted((ROOT / "tests/extraction/cases").glob("times_*.toml"))
    tables = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    dated = [row for table in tables for row in table.get("case", [])]
    return dated, [text for table in tables for text in table.get("silent", [])]


def grammar_reader(grammar: DateGrammar) -> Reader:
    def read(row: dict[str, Any]) -> list[Answer]:
        text = row["text"]
        mentions = find_times(text, 0, len(text), grammar)
        spans = [resolve(mention, row["anchor"], row["tense"]) for mention in mentions]
        return [
            (s.raw, first_day(s.earliest or ""), last_day(s.latest or ""))
            if s.earliest or s.latest
            else (s.raw, "", "")
            for s in spans
        ]

    return read


def dateparser_reader() -> Reader:
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    def read(row: dict[str, Any]) -> list[Answer]:
        settings: Any = {
            "RELATIVE_BASE": datetime.datetime.combine(row["anchor"], datetime.time(12)),
            "PREFER_DATES_FROM": {"past": "past", "future": "future"}.get(row["tense"], "current_period"),
        }
        found = search_dates(row["text"], languages=["fr"], settings=settings) or []
        return [(str(hit[0]), hit[1].date().isoformat(), hit[1].date().isoformat()) for hit in found]

    return read


def overlap(answer: Answer, text: str, words: str) -> bool:
    start, there = text.find(words), text.find(answer[0])
    return there >= 0 and there < start + len(words) and start < there + len(answer[0])


def touches(answer: Answer, earliest: str, latest: str) -> bool:
    if not earliest and not latest:
        return not answer[1]
    return bool(answer[1]) and answer[1] <= last_day(latest) and first_day(earliest) <= answer[2]


def measure(read: Reader, dated: list[dict[str, Any]], silent: Iterable[str]) -> Score:
    alarms = sum(
        len(read({"text": text, "anchor": datetime.date(2024, 9, 12), "tense": "past"})) for text in silent
    )
    began = time.perf_counter()
    answers = [read(row) for row in dated]
    spent = time.perf_counter() - began
    expected = found = placed = 0
    for row, given in zip(dated, answers, strict=True):
        for words, earliest, latest in row["times"]:
            hits = [answer for answer in given if overlap(answer, row["text"], words)]
            expected, found = expected + 1, found + bool(hits)
            placed += any(touches(hit, earliest, latest) for hit in hits)
    return Score(expected, found, placed, alarms, sum(len(row["text"].split()) for row in dated) / spent)


def table(scores: dict[str, Score], silent: int) -> str:
    """A Markdown table; the last column is the speed as a multiple of the slowest."""
    slowest = min(score.words_per_second for score in scores.values())
    lines = [
        f"| reader | found | placed | false alarms in {silent} sentences | words/s | speed |",
        "|---|---|---|---|---|---|",
    ]
    for name, s in scores.items():
        found, placed = f"{s.found}/{s.expected}", f"{s.placed}/{s.expected}"
        pace = f"{s.words_per_second:,.0f} | {s.words_per_second / slowest:.0f}×"
        lines.append(f"| {name} | {found} | {placed} | {s.false_alarms} | {pace} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    french = ROOT / "src/concordant/language/fr/dates.toml"
    dated, silent = rows()
    readers = {
        "concordant": grammar_reader(compile_dates(tomllib.loads(french.read_text("utf-8")))),
        "dateparser.search": dateparser_reader(),
    }
    print(table({name: measure(read, dated, silent) for name, read in readers.items()}, len(silent)))


if __name__ == "__main__":
    main()
