"""The list of findings, narrowed by facets, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from concordant.interfaces.http.query import cursor, finding_filter, mark_of
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.facets import axes
from concordant.interfaces.web.reader import Reader
from concordant.model.finding import Finding
from concordant.views.finding_sentence import act_undated, counted, days, digit, flags
from concordant.views.names import Names
from concordant.views.table import SHORT_ID
from concordant.views.text import Line

ROWS = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as a list shows it."""

    finding: Finding
    act: Line
    when: str
    counted: str
    digit: str
    flags: Line

    @property
    def short(self) -> str:
        """The beginning of the id."""
        return self.finding.id[:SHORT_ID]


def entries(reader: Reader, findings: Sequence[Finding]) -> list[Entry]:
    """Findings in the reader's words."""
    names = reader.naming_in(findings)
    return [entry(finding, reader, names) for finding in findings]


def entry(finding: Finding, reader: Reader, names: Names) -> Entry:
    """A finding in the reader's words."""
    words = reader.words
    return Entry(
        finding,
        act_undated(finding, words, names),
        days(finding, words),
        counted(finding, words),
        digit(finding.grade, words),
        flags(finding, words),
    )


def findings(reader: Reader) -> Shown:
    """A part of the list, with what the whole has in common."""
    wanted = finding_filter(reader.params)
    after = mark_of(reader.params)
    ledger = reader.site.ledger
    page = ledger.findings_page(wanted, after, ROWS)
    facets = ledger.facets(wanted)
    further = cursor(page.after)
    return Shown(
        "findings.html",
        {
            "entries": entries(reader, page.rows),
            "axes": axes(reader, facets.values),
            "total": reader.count("finding", facets.total),
            "facets": facets,
            "order": wanted.order,
            "next": reader.with_(after=further, done="") if further else None,
            "first": reader.narrowed() if after else None,
        },
    )
