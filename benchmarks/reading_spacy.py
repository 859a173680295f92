"""Reads texts with a pipeline of spaCy; prints its CPU times and its peak memory as JSON.

Runs in the environment of the competitors, so it imports nothing of this project but its neighbour.

usage: python benchmarks/reading_spacy.py PASSES.json PIPELINE

The file holds a list of passes, each a list of texts.
"""

import json
import sys
import time
from pathlib import Path

import spacy  # type: ignore[import-not-found]

from memory import peak_megabytes  # type: ignore[import-not-found]


def main() -> None:
    passes = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    pipeline = spacy.load(sys.argv[2])
    spent = []
    for texts in passes:
        began = time.process_time()
        entities = sum(len(document.ents) for document in pipeline.pipe(texts))
        spent.append(time.process_time() - began)
    print(json.dumps({"seconds": spent, "entities": entities, "peak": peak_megabytes()}))


if __name__ == "__main__":
    main()
