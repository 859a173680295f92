"""What a person reads of a finding: names of fields and their values, and each quote with its place."""

from collections.abc import Iterator

from concordant.exports.account import Quoted, Summary
from concordant.views.sentence import DENIED_SIGN, SEPARATOR
from concordant.views.wording import Wording


def particulars(summary: Summary, words: Wording) -> Iterator[tuple[str, str]]:
    """Name and value of each field that has one."""
    fields = (
        ("slot", "agent", summary.agent),
        ("slot", "recipient", summary.recipient),
        ("slot", "event", summary.event),
        ("slot", "item", summary.goods),
        ("slot", "quantity", summary.figures),
        ("slot", "time", summary.days),
        ("slot", "phase", summary.phase),
        ("slot", "certainty", summary.certainty),
        ("column", "support", summary.counts),
        ("finding", "grade", summary.grade),
        ("explanation", "why", summary.reason),
        ("finding", "denials", summary.denials),
        ("finding", "contradictions", summary.contradictions),
    )
    return ((words.of(table, key), value) for table, key, value in fields if value)


def whose(quoted: Quoted, words: Wording) -> str:
    """Who says it, how firmly, and who published it when; a denial says so first."""
    parts = (
        f"{DENIED_SIGN} {words.of('polarity', 'denied')}" if quoted.denies else "",
        quoted.voices or words.of("sentence", "own"),
        quoted.certainty,
        quoted.outlet or "",
        quoted.title or "",
        quoted.published or words.of("explanation", "undated"),
    )
    return SEPARATOR.join(" ".join(part.split()) for part in parts if part)
