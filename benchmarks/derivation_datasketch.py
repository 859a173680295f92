"""MinHash with locality-sensitive hashing: texts from a file, pairs to another, CPU seconds on stdout."""

import json
import re
import sys
import time
from pathlib import Path

from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

PERMUTATIONS, THRESHOLD, ROW = 128, 0.5, 5


def main(texts: Path, pairs: Path) -> None:
    """Find the pairs of the texts, which come as id → text."""
    given: dict[str, str] = json.loads(texts.read_text("utf-8"))
    start = time.process_time()
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found: list[tuple[str, str]] = []
    for name, text in given.items():
        words = re.findall(r"\w+", text.lower())
        rows = {" ".join(words[i : i + ROW]).encode() for i in range(len(words) - ROW + 1)}
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch(sorted(rows))
        found += [(str(other), name) for other in index.query(sketch)]
        index.insert(name, sketch)
    seconds = time.process_time() - start
    pairs.write_text(json.dumps(found), "utf-8")
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
