"""Looking for words in reports and claims."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from concordant.interfaces.http.query import cursor, mark_of
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.pages.claims import Row, rows
from concordant.interfaces.web.reader import Reader
from concordant.model.report import Report
from concordant.store.searching import sought
from concordant.views.excerpt import excerpt
from concordant.views.origin_lines import place
from concordant.views.text import Line

ROWS = 20
_LONGEST = 300


class Hit(NamedTuple):
    """A report that was found: where it comes from, and its words around those looked for."""

    report: Report
    place: str
    words: Line


def search(reader: Reader) -> Shown:
    """What fits, in claims and in reports, each part by part."""
    asked = reader.params.get("q", "").strip()[:_LONGEST]
    wanted = sought(asked)
    ledger = reader.site.ledger
    # A report's own text is read for its excerpt, so there are few of them on a page.
    reports = ledger.search_reports(asked, mark_of(reader.params, "reports"), ROWS)
    claims = ledger.search_claims(asked, mark_of(reader.params, "claims"), ROWS)
    more = {"reports": cursor(reports.after), "claims": cursor(claims.after)}
    told: list[Row] = rows(reader, claims.rows)
    return Shown(
        "search.html",
        {
            "asked": asked,
            "hits": list(_hits(reader, reports.rows, wanted.fits)),
            "rows": told,
            "more": {name: reader.with_(**{name: mark}) for name, mark in more.items() if mark},
        },
    )


def _hits(reader: Reader, reports: tuple[Report, ...], fits: Callable[[str], bool]) -> Iterator[Hit]:
    for report in reports:
        document = reader.site.ledger.document(report.id)
        words = excerpt(document.text, fits) if document else ()
        yield Hit(report, place(report, reader.words), words)
