"""Whether what is kept is what was received, and whether every claim's words stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from concordant.documents.open import open_document
from concordant.model.document import Document
from concordant.model.problem import Problem
from concordant.model.report import Received
from concordant.store.ledger import ClaimFilter, Ledger


@dataclass(slots=True)
class Verified:
    """How much was looked at, and what was found wrong.

    Attributes:
        arrivals: how many times bytes arrived; their digests were computed anew.
        claims: how many claims were led back to the bytes that their report was read from.
        problems: what does not hold.
    """

    arrivals: int = 0
    claims: int = 0
    problems: list[Problem] = field(default_factory=list)


def verify(ledger: Ledger) -> Iterator[Verified]:
    """Look at everything; the same record again after each arrival, for whoever shows how far it has come."""
    done = Verified()
    for arrival in ledger.arrived():
        done.arrivals += 1
        if isinstance(arrival, Problem):
            done.problems.append(arrival)
        yield done
    for report in ledger.reports():
        received = _received(ledger, report.id)
        if isinstance(received, Received):
            _check(ledger, report.id, received, done)
        elif isinstance(received, Problem):
            done.problems.append(received)
        yield done


def _received(ledger: Ledger, report: str) -> Received | Problem | None:
    from concordant.store.failure import LedgerDamagedError

    try:
        return ledger.received(report)
    except LedgerDamagedError:
        return Problem("store", report, "The bytes of this report are damaged; its claims lead nowhere.")


def _check(ledger: Ledger, report: str, received: Received, done: Verified) -> None:
    """Hold every claim of a report against its text as it was kept, and as its bytes give it now."""
    claims = [claim for claim, _ in ledger.claims(ClaimFilter(report=report), reasons=False)]
    if not claims:
        return
    kept = ledger.document(report)
    opened = open_document(received)[1]
    words = _row(opened.text) if opened else ""
    for claim in claims:
        done.claims += 1
        e = claim.evidence
        place = f"{claim.id}, {received.source}"
        if kept is None or _differs(kept, e.start, e.end, e.quote):
            message = "The words of this claim do not stand where it says in the text that was kept."
            done.problems.append(Problem("store", place, message))
        if _row(e.quote) not in words:
            message = "The words of this claim do not stand in the text of what was received."
            done.problems.append(Problem("store", place, message, "Read it again: concordant reread."))


def _differs(document: Document, start: int, end: int, quote: str) -> bool:
    return document.text[start:end] != quote


def _row(text: str) -> str:
    """The words with one blank between two, however lines were cut."""
    return " ".join(text.split())
