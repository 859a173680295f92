"""A program that adds reports to a ledger one by one.

usage: adding.py LEDGER REPORTS
"""

import sys
from pathlib import Path

from ledger_samples import many, read

from concordant.store.project import open_ledger


def main(file: Path, count: int) -> None:
    """Add them."""
    with open_ledger(file) as ledger:
        for each in many(count):
            ledger.receive([each])
            ledger.record([(each, read(each))], "v1")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
