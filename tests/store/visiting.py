"""A program that visits a ledger as a user who owns nothing.

usage: visiting.py LEDGER

Prints as JSON what became of reading and of writing. Run by the superuser it takes the rights of
nobody first, for the superuser may write everywhere.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import sqlalchemy.dialects.sqlite  # noqa: F401  imported while it still may be read
from ledger_samples import many, read

from concordant.store import opening  # noqa: F401
from concordant.store.failure import LedgerError
from concordant.store.ledger import ClaimFilter
from concordant.store.project import init_project, open_ledger

NOBODY = 65534


def told(action: Callable[[], object]) -> list[object]:
    """What an action gives, or the error that it ends with."""
    try:
        return ["ok", action()]
    except LedgerError as error:
        return [type(error).__name__, error.message, error.advice]


def reading(file: Path) -> object:
    """How many claims there are to read."""
    with open_ledger(file) as ledger:
        return len(list(ledger.claims(ClaimFilter())))


def writing(file: Path) -> object:
    """How many reports could be added."""
    each = many(50)[-1]
    with open_ledger(file) as ledger:
        return ledger.record([(each, read(each))], "v1")


def main(file: Path) -> None:
    """Visit."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    outcome = {
        "reading": told(lambda: reading(file)),
        "writing": told(lambda: writing(file)),
        "starting": told(lambda: str(init_project(file.parent / "new").folder)),
        "opening": told(lambda: str(open_ledger(file.parent / "other.db"))),
    }
    print(json.dumps(outcome))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
