"""The same bytes give the same ids in any process, under any hash seed, whatever was read before."""

import os
import subprocess
import sys
from pathlib import Path

from reports_read import samples

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from reports_read import NOW, samples, shipped
from concordant.documents.receive import receive_path, terms
from concordant.pipeline import read

if sys.argv[2] == "alone":
    readings = samples()
else:
    corpus = receive_path(__import__("pathlib").Path(sys.argv[1], "quality/corpus/texts.jsonl"), terms(NOW))
    for arrival in list(corpus)[:6]:
        read(arrival, shipped())
    readings = samples()
for reading in readings:
    print(reading.report.id, *(claim.id for claim in reading.claims))
"""


def lines_of(seed: str, company: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(Path(__file__).parent), company],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return done.stdout.splitlines()


def test_ids_depend_on_nothing_but_the_bytes() -> None:
    here = [" ".join((r.report.id, *(claim.id for claim in r.claims))) for r in samples()]
    assert sum(line.count(" c-") for line in here) > 10
    assert lines_of("1", "alone") == here
    assert lines_of("4242", "after others") == here
