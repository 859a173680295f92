"""Another process holds the ledger."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from ledger_fixtures import address
from ledger_programs import HERE
from ledger_samples import many, read

from concordant.store.failure import LedgerBusyError
from concordant.store.project import open_ledger

__all__ = ["address"]
IMPATIENT = 0.05


@contextmanager
def held(address: str, how: str) -> Iterator[None]:
    """The ledger in the hands of another process."""
    command = [sys.executable, str(HERE / "holding.py"), address, how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        yield


def test_who_wants_to_write_is_told_to_wait(address: str) -> None:
    with open_ledger(address, IMPATIENT) as ledger, held(address, "write"):
        with pytest.raises(LedgerBusyError) as caught:
            ledger.receive(many(1))
        with pytest.raises(LedgerBusyError):
            ledger.record([(many(1)[0], read(many(1)[0]))], "v1")
    assert address in caught.value.message and "wait" in caught.value.advice


def test_who_wants_to_read_need_not_wait_for_a_writer(address: str) -> None:
    with open_ledger(address) as ledger:
        ledger.receive(many(2))
    with held(address, "write"), open_ledger(address, IMPATIENT) as ledger:
        assert ledger.counts().received == 2
        assert list(ledger.pending("v1")) == many(2)


def test_a_ledger_that_is_shut_to_all_is_told(address: str) -> None:
    with held(address, "everything"), pytest.raises(LedgerBusyError, match="another process"):
        open_ledger(address, IMPATIENT)


def test_afterwards_everything_goes_on(address: str) -> None:
    with open_ledger(address, IMPATIENT) as ledger:
        with held(address, "write"), pytest.raises(LedgerBusyError):
            ledger.receive(many(3))
        assert ledger.receive(many(3)) == 3


def test_a_patient_writer_waits_for_its_turn(address: str) -> None:
    """Two programs that add at once both succeed: one waits for the other, transaction by transaction."""
    command = [sys.executable, str(HERE / "adding.py"), address, "40"]
    running = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    with open_ledger(address) as ledger:
        assert (ledger.counts().received, ledger.counts().reports) == (40, 40)
