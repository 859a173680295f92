"""Parquet: typed columns, a group of rows at a time, and a next step where pyarrow is missing."""

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from export_projects import HARM, HARMFUL, TOLD, exported, many
from pyarrow import parquet

from concordant.exports import parquet as writing
from concordant.interfaces.cli import streams
from conftest import Concordant


def read(content: bytes) -> Any:
    return parquet.read_table(io.BytesIO(content))


def test_columns_have_types_and_quotes_are_nested(concordant: Concordant, tmp_path: Path) -> None:
    table = read(exported(concordant, tmp_path, TOLD, "parquet", "--disputed"))
    assert table.schema.field("time_start").type == pa.date32()
    assert table.schema.field("origins_least").type == pa.int32()
    (row,) = table.to_pylist()
    assert row["time_start"] == date(2024, 10, 14) and row["time_stated"] is True and row["denied_by"] == 1
    assert row["contradicted"] == ["quantity"] and row["counts"] == "3 claims · 2 reports · 2 origins"
    assert [quote["denies"] for quote in row["quotes"]].count(True) == 1 and "not established" in row[
        "notice"
    ]


def test_claims_are_rows_too(concordant: Concordant, tmp_path: Path) -> None:
    rows = read(exported(concordant, tmp_path, TOLD, "parquet", "--of", "claims")).to_pylist()
    assert {row["evidence"] for row in rows} == {told[1].claims[0].evidence.quote for told in TOLD}
    assert {row["quantity_low"] for row in rows} == {12_000.0, 6_000.0, None}


def test_rows_are_written_in_groups(
    concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "GROUP", 3)
    content = exported(concordant, tmp_path, many(8), "parquet")
    file = parquet.ParquetFile(io.BytesIO(content))
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (8, 3)


def test_no_finding_is_an_empty_table(concordant: Concordant, tmp_path: Path) -> None:
    assert read(exported(concordant, tmp_path, [], "parquet")).num_rows == 0


def test_hostile_words_come_back_as_they_were(concordant: Concordant, tmp_path: Path) -> None:
    (row,) = read(exported(concordant, tmp_path, HARMFUL, "parquet")).to_pylist()
    assert row["quotes"][0]["words"] == HARM.replace("\x00", "\ufffd") and row["recipient"] == "+Russia"


def test_a_terminal_gets_no_bytes(
    concordant: Concordant, empty_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "is_terminal", lambda stream: True)
    outcome = concordant("export", "parquet", "--project", empty_project)
    assert (
        outcome.code == 1 and outcome.out == "" and "next:  concordant export parquet -o FILE" in outcome.err
    )


def test_without_pyarrow_the_next_step_is_named(
    concordant: Concordant, empty_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    target = tmp_path / "x.parquet"
    outcome = concordant("export", "parquet", "-o", target, "--project", empty_project)
    assert outcome.code == 1 and "pip install 'concordant[parquet]'" in outcome.err and not target.exists()
