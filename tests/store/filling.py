"""A program that adds reports to a ledger until there is no room left.

usage: filling.py LEDGER LIMIT

LIMIT is the size in bytes at which no file may grow any more; 0 for none. Prints as JSON how many
reports were told to be safe, and the error.
"""

import json
import random
import resource
import sys
from pathlib import Path

from ledger_samples import read, received

from concordant.store.failure import LedgerError
from concordant.store.project import open_ledger

MOST = 120


def text(number: int) -> str:
    """Words that no compression can shrink."""
    chance = random.Random(number)
    return f"Report {number}. " + "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=12_000))


def fill(file: Path) -> dict[str, object]:
    """Add until it fails."""
    safe = read_ = 0
    with open_ledger(file) as ledger:
        try:
            for number in range(MOST):
                each = received(text(number))
                safe += ledger.receive([each])
                read_ += ledger.record([(each, read(each))], "v1")
        except LedgerError as error:
            return {
                "received": safe,
                "recorded": read_,
                "kind": type(error).__name__,
                "message": error.message,
                "advice": error.advice,
                "readable": ledger.counts().received,
            }
    return {"received": safe, "recorded": read_, "kind": None}


if __name__ == "__main__":
    limit = int(sys.argv[2])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    print(json.dumps(fill(Path(sys.argv[1]))))
