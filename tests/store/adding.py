"""A program that adds reports to a ledger one by one.

usage: adding.py LEDGER REPORTS
"""

import sys

from ledger_samples import many, read

from concordant.store.project import open_ledger


def main(address: str, count: int) -> None:
    """Add them."""
    with open_ledger(address) as ledger:
        for each in many(count):
            ledger.receive([each])
            ledger.record([(each, read(each))], "v1")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
