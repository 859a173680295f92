"""The project's ledger, opened for one command, and what an id on the command line refers to."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.settings import settings
from concordant.model.claim import Claim
from concordant.model.report import Report
from concordant.store.ledger import Ledger

Listed = Iterable[tuple[Claim, Report]]

_CLAIM = "c-"
_MOST_NAMED = 5


@contextmanager
def opened() -> Iterator[Ledger]:
    """The ledger of the project that the settings name; closed afterwards whatever happens."""
    from concordant.store.project import find_project, open_ledger

    ledger = open_ledger(find_project(settings().project))
    try:
        yield ledger
    finally:
        ledger.close()


def find_claim(ledger: Ledger, identifier: str) -> tuple[Claim, Report]:
    """The claim that an id, or the beginning of one, refers to."""
    found = ledger.claim(identifier)
    if found is None:
        raise CommandError(f"no claim has an id that begins with {identifier!r}", "concordant claims")
    return found


def find_report(ledger: Ledger, identifier: str) -> Report:
    """The report that an id, or the beginning of one, refers to; a claim's id refers to its report."""
    reports = list(ledger.reports())
    for report in reports:
        if report.id == identifier:
            return report
    near = [report for report in reports if report.id.startswith(identifier)]
    if len(near) == 1:
        return near[0]
    if near:
        named = ", ".join(report.id for report in near[:_MOST_NAMED])
        raise CommandError(f"several reports begin with {identifier!r}: {named}", "write more of the id")
    if identifier.startswith(_CLAIM):
        return find_claim(ledger, identifier)[1]
    raise CommandError(
        f"no report or claim has an id that begins with {identifier!r}",
        "concordant claims (lists the ids of claims) or concordant claims --json (names the reports too)",
    )
