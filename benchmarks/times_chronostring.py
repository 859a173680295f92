"""Answers questions with chronostring, which reads French dates of events; prints JSON.

It does not say which words it read, so that every answer counts for the whole sentence.
Runs in an environment of its own, so it imports nothing of this project.

usage: python benchmarks/times_chronostring.py QUESTIONS.json
"""

import datetime
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chronostring import parse_dates  # type: ignore[import-not-found]


def read(text: str, published: str, tense: str) -> Iterator[tuple[int, int, str, str]]:
    try:
        found = parse_dates(text, context=datetime.date.fromisoformat(published))
    except (ValueError, TypeError, AttributeError, IndexError):
        return  # some texts are too much for it: no answer
    for each in found:
        ends = each if isinstance(each, tuple) else (each, each)
        yield (0, len(text), _day(ends[0]), _day(ends[-1]))


def _day(moment: Any) -> str:
    return str(moment.isoformat()[:10])


def main() -> None:
    questions = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    began = time.process_time()
    answers = [list(read(**question)) for question in questions]
    print(json.dumps({"answers": answers, "seconds": time.process_time() - began}))


if __name__ == "__main__":
    main()
