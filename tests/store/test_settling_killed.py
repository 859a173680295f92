"""``kill -9`` while findings are made: what is there was made whole, and the next command does the rest."""

import os
import signal
import time
from random import Random

import pytest
from ledger_fixtures import address
from test_settling import assert_follows, means, readings_of

from concordant.store import settling
from concordant.store.project import open_ledger
from dense_claims import dense_told

__all__ = ["address"]
PORTION = 3


def settle_and_die(address: str, patience: float) -> bool:
    """Settle in a child that is killed after so many seconds; returns whether it was still at work."""
    child = os.fork()
    if not child:
        with open_ledger(address) as ledger:
            while ledger.settle(means()):
                pass
        os._exit(0)
    time.sleep(patience)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_findings_survive_being_killed(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "PORTION", PORTION)
    random = Random(1)
    pairs = readings_of([told for _ in range(20) for told in dense_told(random, 60, 16)])
    with open_ledger(address) as ledger:
        ledger.record(pairs, "v1")
        left = ledger.unsettled()
    struck = 0
    for _ in range(40):
        struck += settle_and_die(address, random.uniform(0.005, 0.12))
        with open_ledger(address) as ledger:
            before, left = left, ledger.unsettled()
        assert left <= before, "what was settled came undone"
        if not left:
            break
    assert struck >= 3
    with open_ledger(address) as ledger:
        assert_follows(ledger, pairs, [], 1)
