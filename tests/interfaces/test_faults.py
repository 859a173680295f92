"""Whatever strikes a command in the middle: nothing is lost, nothing there twice, and the rest is done after.

A few disturbances of each kind; the benchmark of the same name makes hundreds.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
POWER = ("power", "10", "unheeded", "10") if shutil.which("strace") else ()
ASKED = ("add", "3", "together", "2", "watch", "2", "limit", "2", "server", "1", *POWER)

pytestmark = pytest.mark.xdist_group("faults")
without_strace = pytest.mark.skipif(not POWER, reason="there is no strace here: apt-get install strace")


@pytest.fixture(scope="module")
def disturbed() -> dict[str, Any]:
    """What came of each way, in a process that may be copied."""
    command = [sys.executable, "-m", "benchmarks.faults_here", *ASKED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("way", "times"), [("add", 3), ("together", 2), ("watch", 2), ("limit", 2)])
def test_kills_and_want_of_room_lose_nothing(disturbed: dict[str, Any], way: str, times: int) -> None:
    assert (disturbed[way]["struck"], disturbed[way]["faults"]) == (times, [])
    assert disturbed[way]["rounds"] > 0


def test_a_server_that_goes_and_comes_back_loses_nothing(disturbed: dict[str, Any]) -> None:
    if not disturbed["server"]["struck"]:
        pytest.skip("there is no PostgreSQL server here (apt-get install postgresql)")
    assert disturbed["server"]["faults"] == []


@without_strace
def test_a_power_cut_takes_nothing_that_was_promised(disturbed: dict[str, Any]) -> None:
    assert (disturbed["power"]["struck"], disturbed["power"]["faults"]) == (10, [])
    assert len(disturbed["power"]["where"]) > 1


@without_strace
def test_on_a_disk_that_does_not_wait_something_is_found_missing(disturbed: dict[str, Any]) -> None:
    """Otherwise the test before could not fail."""
    assert disturbed["unheeded"]["faults"]
