"""A file that is no ledger, or no longer one: a sentence that names it, never a traceback."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_fixtures import empty_ledger
from ledger_samples import many, read

from concordant.store.failure import LedgerDamagedError, LedgerError
from concordant.store.ledger import ClaimFilter, Ledger
from concordant.store.project import open_ledger

USES: tuple[Callable[[Ledger], object], ...] = (
    lambda ledger: list(ledger.claims(ClaimFilter())),
    lambda ledger: list(ledger.claims(ClaimFilter(agent="BO", item="obus", since="2024"))),
    lambda ledger: [ledger.document(report.id) for report in ledger.reports()],
    lambda ledger: list(ledger.pending("v2")),
    lambda ledger: list(ledger.problems()),
    lambda ledger: ledger.claim("c-"),
    lambda ledger: ledger.counts(),
    lambda ledger: ledger.record([(each, read(each)) for each in many(35)], "v2"),
)


@cache
def healthy() -> bytes:
    """The bytes of a ledger with thirty reports."""
    with TemporaryDirectory() as folder:
        file = empty_ledger(Path(folder))
        with open_ledger(file) as ledger:
            ledger.record([(each, read(each)) for each in many(30)], "v1")
        return file.read_bytes()


def use(file: Path) -> None:
    """Everything that one can do with a ledger; a LedgerError is a fair answer, anything else is not."""
    with suppress(LedgerError), open_ledger(file) as ledger:
        for action in USES:
            with suppress(LedgerError):
                action(ledger)


@pytest.mark.parametrize(
    "content", [b"This is a text. " * 500, bytes(range(256)) * 64, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_of_something_else_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ledger.db"
    file.write_bytes(content)
    with pytest.raises(LedgerDamagedError) as caught:
        open_ledger(file)
    assert str(file) in caught.value.message and "backup" in caught.value.advice
    assert file.read_bytes() == content


def test_a_truncated_ledger_is_named(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    file.write_bytes(healthy()[: len(healthy()) // 2])
    with pytest.raises(LedgerDamagedError) as caught, open_ledger(file) as ledger:
        for action in USES:
            action(ledger)
    assert str(file) in caught.value.message and caught.value.advice


@given(st.integers(0, len(healthy())))
@settings(max_examples=40, deadline=None)
def test_wherever_a_ledger_is_cut_off_no_traceback_follows(at: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "ledger.db")
        file.write_bytes(healthy()[:at])
        use(file)


@given(st.integers(0, len(healthy()) - 1), st.binary(min_size=1, max_size=600))
@settings(max_examples=30, deadline=None)
def test_whatever_is_written_over_a_ledger_no_traceback_follows(at: int, junk: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "ledger.db")
        file.write_bytes(healthy()[:at] + junk + healthy()[at + len(junk) :])
        use(file)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("claims", "body", "{"),
        ("claims", "body", "{}"),
        ("claims", "body", "[]"),
        ("claims", "reasons", "[[1]]"),
        ("readings", "described", '{"nonsense": 1}'),
        ("documents", "packed", b"junk"),
        ("documents", "packed", zlib.compress(b"\xff\xfe")),
        ("raws", "packed", b"junk"),
        ("raws", "packed", zlib.compress(b"other bytes than those received")),
        ("received", "described", "null"),
        ("problems", "body", '"text"'),
    ],
)
def test_content_that_was_altered_from_outside_is_told(
    tmp_path: Path, table: str, column: str, value: object
) -> None:
    file = tmp_path / "ledger.db"
    file.write_bytes(healthy())
    connection = sqlite3.connect(file)
    connection.execute(f"DROP TRIGGER {table}_keeps_update")
    connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    connection.commit()
    connection.close()
    with pytest.raises(LedgerDamagedError) as caught, open_ledger(file) as ledger:
        for action in USES[:5]:
            action(ledger)
    assert str(file) in caught.value.message
