"""Comma-separated values: complete, typed by their columns, and harmless in a spreadsheet."""

import csv
import io
from pathlib import Path

import pytest
from export_projects import HARMFUL, TOLD, exported

from conftest import Concordant


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_a_finding_carries_all_that_stands_behind_it(concordant: Concordant, tmp_path: Path) -> None:
    (row,) = rows(exported(concordant, tmp_path, TOLD, "csv", "--disputed"))
    assert row["statement"].startswith("North Korea → Russia · transfer · artillery ammunition “obus”")
    assert row["counts"] == "3 claims · 2 reports · 2 origins"
    assert (row["agent_state"], row["recipient_state"], row["grade"], row["denied_by"]) == (
        "KP",
        "RU",
        "2",
        "1",
    )
    assert (row["time_start"], row["time_stated"], row["contradicted"]) == ("2024-10-14", "yes", "quantity")
    quotes = row["quotes"].split("\n")
    assert len(quotes) == 3 and any(
        "assure un service de Séoul.” (Le Phare, 2024-11-03, https:" in q for q in quotes
    )
    assert "not established facts" in row["notice"]


def test_every_finding_and_every_claim_is_a_line(concordant: Concordant, tmp_path: Path) -> None:
    assert len(rows(exported(concordant, tmp_path, TOLD, "csv"))) == 2
    claims = rows(exported(concordant, tmp_path, TOLD, "csv", "--of", "claims"))
    assert {row["evidence"] for row in claims} == {told[1].claims[0].evidence.quote for told in TOLD}
    assert all("not established facts" in row["notice"] for row in claims)


@pytest.mark.parametrize("of", ["findings", "claims"])
def test_no_cell_is_a_formula_and_none_steers(concordant: Concordant, tmp_path: Path, of: str) -> None:
    content = exported(concordant, tmp_path, HARMFUL, "csv", "--of", of)
    held = rows(content)
    assert not {"\x00", "\x07", "\x1b", "\r", "\u202e", "\ufffe"} & set(content.decode())
    cells = [cell for row in held for cell in row.values()]
    assert cells and not [cell for cell in cells if cell[:1] in "=+-@\t\r\n＝＋－＠" and cell]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells) and any(c == "'+Russia" for c in cells)


def test_a_byte_order_mark_where_it_is_asked_for(concordant: Concordant, tmp_path: Path) -> None:
    marked = exported(concordant, tmp_path, TOLD, "csv", "--bom")
    assert marked == b"\xef\xbb\xbf" + exported(concordant, tmp_path, TOLD, "csv")


@pytest.mark.parametrize(
    "options", [("ftm", "--of", "claims"), ("csv", "--of", "claims", "--disputed"), ("xls",), ()]
)
def test_what_makes_no_sense_is_said(
    concordant: Concordant, empty_project: Path, options: tuple[str, ...]
) -> None:
    outcome = concordant("export", *options, "--project", empty_project)
    assert outcome.code == 2 and outcome.out == "" and "next:" in outcome.err
