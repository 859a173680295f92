"""Ledgers for tests, made from a copy of an empty one: migrating takes longer than most tests.

``DATABASES`` are what a ledger may be kept in; what it promises holds for all of them.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import postgres_server
import pytest

from concordant.store.ledger import Ledger
from concordant.store.project import open_ledger

DATABASES = ("sqlite", "postgres")


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


@contextmanager
def new_ledger(database: str) -> Iterator[str]:
    """The address of an empty ledger in one of ``DATABASES``."""
    if database == "postgres":
        with postgres_server.ledger() as address:
            yield address
    else:
        with TemporaryDirectory() as folder:
            yield str(empty_ledger(Path(folder)))


@contextmanager
def no_ledger(database: str) -> Iterator[str]:
    """An address in one of ``DATABASES`` at which there is nothing yet."""
    if database == "postgres":
        with postgres_server.database() as address:
            yield address
    else:
        with TemporaryDirectory() as folder:
            yield str(Path(folder, "new.db"))


def copy_ledger(file: Path, folder: Path) -> Path:
    """A copy of a closed ledger."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(file, folder / file.name))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the test's ledger is, in SQLite."""
    return empty_ledger(tmp_path)


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the test's ledger is, in every database in turn."""
    with new_ledger(request.param) as made:
        yield made


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(address) as opened:
        yield opened
