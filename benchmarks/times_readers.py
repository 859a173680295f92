"""What readers of times are asked and answer, and the two that live in this environment."""

import calendar
import datetime
import time
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FRENCH = Path(__file__).parents[1] / "src/concordant/language/fr/dates.toml"
OPEN, FAR = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, its day of publication, and the tense of its verb: past, present or future."""

    text: str
    published: str
    tense: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Which words say when, and the first and last day; both open where the tool cannot tell."""

    start: int
    end: int
    first: str = OPEN
    last: str = FAR


@dataclass(frozen=True, slots=True)
class Run:
    """The answers to each question, and the CPU seconds that they took."""

    answers: list[list[Answer]]
    seconds: float


def days(earliest: str, latest: str) -> tuple[str, str]:
    """The first and last day of two prefixes of a date; an end left out stays open."""
    return f"{earliest}-01-01"[:10] if earliest else OPEN, _last_day(latest) if latest else FAR


def _last_day(prefix: str) -> str:
    if len(prefix) == 10:
        return prefix
    year, month = int(prefix[:4]), int(prefix[5:7] or 12)
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]}"


def concordant(questions: list[Question]) -> Run:
    """This grammar."""
    from concordant.extraction.times import compile_dates, find_times, resolve

    grammar = compile_dates(tomllib.loads(FRENCH.read_text("utf-8")))

    def read(question: Question) -> Iterator[Answer]:
        anchor = datetime.date.fromisoformat(question.published)
        tense: Any = question.tense
        for mention in find_times(question.text, 0, len(question.text), grammar):
            when = resolve(mention, anchor, tense)
            start = when.span.start if when.span else question.text.index(when.raw)
            yield Answer(start, start + len(when.raw), *days(when.earliest or "", when.latest or ""))

    return _timed(read(question) for question in questions)


def dateparser(questions: list[Question]) -> Run:
    """The general parser of dates that most Python programs use."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    def read(question: Question) -> Iterator[Answer]:
        base = datetime.datetime.fromisoformat(f"{question.published}T12:00:00")
        prefers = {"past": "past", "future": "future"}.get(question.tense, "current_period")
        settings: Any = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefers}
        at = 0
        for words, moment in search_dates(question.text, languages=["fr"], settings=settings) or ():
            start = max(question.text.find(words, at), 0)
            at, day = start + len(words), moment.date().isoformat()
            yield Answer(start, at, day, day)

    return _timed(read(question) for question in questions)


def _timed(readings: Iterable[Iterator[Answer]]) -> Run:
    began = time.process_time()
    answers = [list(reading) for reading in readings]
    return Run(answers, time.process_time() - began)
