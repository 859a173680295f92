"""A ledger for one test, made from a copy of an empty one: migrating takes longer than most tests."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from concordant.store.ledger import Ledger
from concordant.store.project import open_ledger


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder, "empty.db")
        open_ledger(file).close()
        return file.read_bytes()


def empty_ledger(folder: Path, name: str = "ledger.db") -> Path:
    """The file of an empty ledger in ``folder``."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(_empty())
    return file


def copy_ledger(file: Path, folder: Path) -> Path:
    """A copy of a closed ledger."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(file, folder / file.name))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the test's ledger is."""
    return empty_ledger(tmp_path)


@pytest.fixture
def ledger(file: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(file) as opened:
        yield opened
