"""Reads texts with natasha: sentences, tags, trees and names of Russian; prints CPU times and peak memory.

Runs in an environment of its own, so it imports nothing of this project but its neighbour.

usage: python benchmarks/reading_natasha.py PASSES.json

The file holds a list of passes, each a list of texts.
"""

import json
import sys
import time
from pathlib import Path

from natasha import (  # type: ignore[import-not-found]
    Doc,
    NewsEmbedding,
    NewsMorphTagger,
    NewsNERTagger,
    NewsSyntaxParser,
    Segmenter,
)

from memory import peak_megabytes  # type: ignore[import-not-found]


def main() -> None:
    passes = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    embedding, segmenter = NewsEmbedding(), Segmenter()
    morphology, syntax = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
    names = NewsNERTagger(embedding)
    spent, entities = [], 0
    for texts in passes:
        began = time.process_time()
        for text in texts:
            document = Doc(text)
            document.segment(segmenter)
            document.tag_morph(morphology)
            document.parse_syntax(syntax)
            document.tag_ner(names)
            entities += len(document.spans)
        spent.append(time.process_time() - began)
    print(json.dumps({"seconds": spent, "entities": entities, "peak": peak_megabytes()}))


if __name__ == "__main__":
    main()
