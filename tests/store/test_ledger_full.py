"""No room left on the disk: a sentence on what to do, and a ledger as it was before the last step."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ledger_fixtures import empty_ledger
from ledger_programs import run

from concordant.store.failure import LedgerFullError
from concordant.store.project import open_ledger

SIZE = 1_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of its own, too small; None where this user may not mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SIZE}", "concordant-test"]
    command = [shutil.which("mount") or "mount", *options, str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    yield folder if mounted else None
    if mounted:
        subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


def check_failure(outcome: dict[str, Any], file: Path) -> None:
    assert outcome["kind"] == LedgerFullError.__name__
    assert str(file) in outcome["message"] and "room" in outcome["advice"]
    assert outcome["received"] > 3 and outcome["readable"] >= outcome["received"]


def check_intact(file: Path, outcome: dict[str, Any]) -> None:
    with open_ledger(file) as ledger:
        held = ledger.counts()
        assert held.received >= outcome["received"] and held.reports >= outcome["recorded"]
        assert len(list(ledger.pending("v2"))) == held.received
        assert len(list(ledger.reports())) == held.reports


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    file = empty_ledger(tmp_path)
    outcome = json.loads(run("filling.py", file, SIZE))
    check_failure(outcome, file)
    check_intact(file, outcome)
    assert json.loads(run("filling.py", file, 0))["kind"] is None


def test_a_disk_that_is_full(tmp_path: Path, small_disk: Path | None) -> None:
    file = empty_ledger(small_disk or tmp_path)
    outcome = json.loads(run("filling.py", file, 0 if small_disk else SIZE))
    check_failure(outcome, file)
    check_intact(Path(shutil.copytree(file.parent, tmp_path / "larger")) / file.name, outcome)
    assert json.loads(run("filling.py", tmp_path / "larger" / file.name, 0))["kind"] is None


def test_a_ledger_that_cannot_even_begin(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="LedgerFullError"):
        run("filling.py", tmp_path / "new.db", 4096)
    assert json.loads(run("filling.py", tmp_path / "new.db", 0))["kind"] is None
