"""What another reading of a report changed, in lines and as a record."""

from collections.abc import Iterator
from typing import Any

from concordant.evaluation.rereading import Changes
from concordant.model.claim import Claim
from concordant.model.report import Report
from concordant.views.explanation import heading, paged
from concordant.views.records import identified
from concordant.views.sentence import Naming, canonical, sentence
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording

_WON, _LOST, _CHANGED = "+", "−", "≠"


def counted(changes: Changes, words: Wording) -> str:
    """How many claims are the same, won, lost and told otherwise."""
    numbers = {
        "same": changes.same,
        "won": len(changes.won),
        "lost": len(changes.lost),
        "changed": len(changes.changed),
    }
    return " · ".join(words.say("rereading", key, number=number) for key, number in numbers.items())


def reread(
    report: Report, changes: Changes, words: Wording, naming: Naming = canonical, whole: bool = True
) -> Iterator[Line]:
    """The report with its counts; every claim that came, went or changed with its words, where ``whole``."""
    yield line(Piece(heading(report, words), "heading"))
    yield line("  ", counted(changes, words))
    if not whole:
        return
    for sign, claims in ((_WON, changes.won), (_LOST, changes.lost)):
        for claim in claims:
            yield line("  ", Piece(f"{sign} ", "mark"), *sentence(claim, words, naming))
            yield _quoted(claim, words)
    for change in changes.changed:
        slots = ", ".join(words.of("slot", slot) for slot in change.slots)
        yield line("  ", Piece(f"{_CHANGED} ", "mark"), *sentence(change.old, words, naming))
        yield line("    → ", *sentence(change.new, words, naming), Piece(f"  ({slots})", "muted"))
        yield _quoted(change.new, words)


def _quoted(claim: Claim, words: Wording) -> Line:
    quote = words.quoted(" ".join(claim.evidence.quote.split()))
    return line("      ", Piece(quote, "evidence"), Piece(paged(claim, words), "muted"))


def as_record(report: Report, changes: Changes) -> dict[str, Any]:
    """One JSON object a report."""
    return {
        "report": report.id,
        "title": report.title,
        "same": changes.same,
        "won": [identified(claim) for claim in changes.won],
        "lost": [identified(claim) for claim in changes.lost],
        "changed": [
            {"old": identified(each.old), "new": identified(each.new), "slots": list(each.slots)}
            for each in changes.changed
        ],
    }
