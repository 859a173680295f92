"""A folder in which one may not write."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from ledger_fixtures import empty_ledger
from ledger_programs import run
from ledger_samples import many, read

from concordant.store.project import open_ledger

CLOSED = "LedgerClosedOffError"


@pytest.fixture
def library() -> Iterator[Path]:
    """A ledger that everybody may read and nobody may change."""
    with TemporaryDirectory() as name:
        folder = Path(name, "library")
        file = empty_ledger(folder)
        with open_ledger(file) as ledger:
            ledger.record([(each, read(each)) for each in many(5)], "v1")
        Path(name).chmod(0o755)
        file.chmod(0o444)
        folder.chmod(0o555)
        yield file
        folder.chmod(0o755)


def visit(file: Path) -> dict[str, Any]:
    visited: dict[str, Any] = json.loads(run("visiting.py", file))
    return visited


def test_a_closed_ledger_can_be_read(library: Path) -> None:
    kind, claims = visit(library)["reading"]
    assert kind == "ok" and claims > 0
    assert [path.name for path in library.parent.iterdir()] == [library.name]


@pytest.mark.parametrize("attempt", ["writing", "opening", "starting"])
def test_who_wants_to_write_there_is_told_what_to_do(library: Path, attempt: str) -> None:
    kind, message, advice = visit(library)[attempt]
    assert kind == CLOSED
    assert str(library.parent) in message and advice


def test_a_folder_that_may_not_even_be_entered_is_told(library: Path) -> None:
    library.parent.chmod(0o000)
    kind, message, _ = visit(library)["reading"]
    assert kind == CLOSED and str(library.parent) in message
