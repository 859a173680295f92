"""Claims in rows."""

from dataclasses import replace

import pytest

from concordant.model.claim import Claim, Evidence
from concordant.model.report import Report
from concordant.views.table import COLUMNS, COMPACT_COLUMNS, FIELDS, compact_row, flat, heads, row, title
from concordant.views.text import plain
from concordant.views.wording import wording

EN = wording("en")


def cells(claim: Claim, report: Report) -> dict[str, str]:
    return dict(zip(heads(COLUMNS, EN), map(plain, row(claim, report, EN).cells), strict=True))


def test_a_row_says_all_five_axes(claim: Claim, report: Report) -> None:
    told = cells(claim, report)
    assert told["who → whom"] == "North Korea → Russia"
    assert told["event"] == "transfer"
    assert told["what"] == "artillery ammunition “obus” · at least 9,000,000 rounds · since 2023-07"
    assert told["how firmly"] == "◌ unverified · done"
    assert told["according to"] == "South Korea"


def test_where_there_is_little_room_the_statement_is_one_cell(claim: Claim, report: Report) -> None:
    cells = compact_row(claim, report, EN).cells
    assert len(cells) == len(COMPACT_COLUMNS)
    assert plain(cells[2]).startswith("North Korea → Russia · transfer") and "◌ unverified" in plain(cells[2])


def test_an_outlet_that_speaks_for_itself_is_named(claim: Claim, report: Report) -> None:
    assert cells(replace(claim, attribution=()), report)["according to"] == "(Agence Horizon)"


def test_an_empty_slot_is_a_dash(claim: Claim, report: Report) -> None:
    bare = replace(claim, agent=None, recipient=None, item=None, quantity=None, time=None)
    assert cells(bare, report)["who → whom"] == "–" == cells(bare, report)["what"]


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 claims · 0 reports"), (1, "1 claim · 1 report"), (3, "3 claims · 1 report")],
)
def test_the_title_counts_claims_and_reports(claim: Claim, report: Report, count: int, text: str) -> None:
    assert title([(claim, report)] * count, EN) == text


def test_the_wide_row_has_every_field(claim: Claim, report: Report) -> None:
    told = dict(zip(FIELDS, flat(claim, report), strict=True))
    assert told["quantity_low"] == 9_000_000 and told["quantity_high"] is None
    assert told["agent_state"] == "KP" and told["item_class"] == "artillery_ammunition"
    assert told["attribution"] == "South Korea" and told["evidence"] == claim.evidence.quote


@pytest.mark.parametrize("quote", ["=1+1", "+33", "-2", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(claim: Claim, report: Report, quote: str) -> None:
    hostile = replace(claim, evidence=Evidence(quote, 0, len(quote)))
    assert dict(zip(FIELDS, flat(hostile, report), strict=True))["evidence"] == f"'{quote}"
