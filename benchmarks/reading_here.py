"""Reads texts with this program; prints its CPU times and its peak memory as JSON.

usage: python -m benchmarks.reading_here PASSES.json LANG

The file holds a list of passes, each a list of texts in the language.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.memory import peak_megabytes
from concordant.model.identifiers import digest
from concordant.model.report import Received
from concordant.pipeline import load_knowledge, read, reader_for


def received(text: str, number: int) -> Received:
    """A text as it arrives; its language must be told from it."""
    raw = text.encode()
    given = (("published", "2025-03-11"),)
    return Received(raw, f"{number}.txt", "text/plain", "2025-03-12T00:00:00Z", digest(raw), given)


def main() -> None:
    passes = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    knowledge = load_knowledge()[0]
    if reader_for(knowledge, sys.argv[2]) is None:  # compiled now: ``start`` measures how long that takes
        raise SystemExit(f"there is no reader of {sys.argv[2]!r}")
    spent = []
    for texts in passes:
        arrived = [received(text, number) for number, text in enumerate(texts)]
        began = time.process_time()
        claims = sum(len(read(each, knowledge).claims) for each in arrived)
        spent.append(time.process_time() - began)
    print(json.dumps({"seconds": spent, "claims": claims, "peak": peak_megabytes()}))


if __name__ == "__main__":
    main()
