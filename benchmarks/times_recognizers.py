"""Answers questions with the French culture of Microsoft's Recognizers-Text; prints JSON.

Runs in an environment of its own, so it imports nothing of this project.

usage: python benchmarks/times_recognizers.py QUESTIONS.json
"""

import datetime
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recognizers_date_time import Culture, recognize_datetime  # type: ignore[import-not-found]

OPEN, FAR = "0000-00-00", "9999-99-99"


def read(text: str, published: str, tense: str) -> Iterator[tuple[int, int, str, str]]:
    base = datetime.datetime.fromisoformat(published)
    for found in recognize_datetime(text, Culture.French, reference=base):
        values = [value for value in (found.resolution or {}).get("values", ()) if _is_placed(value)]
        spans = sorted(_span(value) for value in values)
        # Without a year there are two readings, one on each side of the day of publication.
        chosen = (spans[-1 if tense == "future" else 0],) if spans else ((OPEN, FAR),)
        yield (found.start, found.end + 1, *chosen[0])


def _is_placed(value: dict[str, Any]) -> bool:
    return any(
        str(value.get(key, ""))[:4].isdigit() and "-" in value[key] for key in ("value", "start", "end")
    )


def _span(value: dict[str, Any]) -> tuple[str, str]:
    if "value" in value:
        return value["value"][:10], value["value"][:10]
    return value.get("start", OPEN)[:10], _day_before(value["end"][:10]) if "end" in value else FAR


def _day_before(day: str) -> str:
    """The end of a stretch is the first day that no longer belongs to it."""
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


def main() -> None:
    questions = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    list(read("Le 3 mai.", "2024-09-12", "past"))  # its patterns are compiled on first use
    began = time.process_time()
    answers = [list(read(**question)) for question in questions]
    print(json.dumps({"answers": answers, "seconds": time.process_time() - began}))


if __name__ == "__main__":
    main()
