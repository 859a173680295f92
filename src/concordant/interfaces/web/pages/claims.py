"""The list of claims, narrowed, part by part."""

from collections.abc import Iterable
from typing import NamedTuple

from concordant.interfaces.http.query import CHOICES, claim_filter, cursor, mark_of
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.reader import Reader
from concordant.model.claim import Claim
from concordant.model.report import Report
from concordant.views.origin_lines import place
from concordant.views.sentence import sentence
from concordant.views.text import Line

ROWS = 50
_EVENTS = "event"


class Row(NamedTuple):
    """A claim as a list shows it."""

    claim: Claim
    report: Report
    sentence: Line
    place: str


def rows(reader: Reader, told: Iterable[tuple[Claim, Report]]) -> list[Row]:
    """Claims in the reader's words."""
    words, held = reader.words, list(told)
    names = reader.naming(held)
    return [
        Row(claim, report, sentence(claim, words, names.actor), place(report, words))
        for claim, report in held
    ]


def claims(reader: Reader) -> Shown:
    """A part of the list."""
    wanted, after = claim_filter(reader.params), mark_of(reader.params)
    page = reader.site.ledger.claims_page(wanted, after, ROWS)
    further = cursor(page.after)
    choices = {name: CHOICES[name] for name in ("certainty", "phase", "polarity")}
    return Shown(
        "claims.html",
        {
            "rows": rows(reader, page.rows),
            "choices": {_EVENTS: tuple(reader.words.tables["event"]), **choices},
            "next": reader.with_(after=further, done="") if further else None,
            "first": reader.narrowed() if after else None,
        },
    )
