"""Reading in several processes: when the command is killed, nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

_READING = """
import multiprocessing, sys, time
from concordant.interfaces.cli.readings import read_all
from concordant.model.identifiers import digest
from concordant.model.report import Received

def arriving():
    for n in range(100):
        raw = b"%d" % n
        yield Received(raw, "x", "text/plain", "2026-01-01T00:00:00Z", digest(raw))
    print(*(worker.pid for worker in multiprocessing.active_children()), flush=True)
    time.sleep(600)

for _ in read_all(arriving(), None, (), 2):
    pass
"""


def is_running(number: int) -> bool:
    """Whether a process is there and does not only wait to be taken notice of."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_workers_end_with_a_command_that_is_killed() -> None:
    command = subprocess.Popen([sys.executable, "-c", _READING], stdout=subprocess.PIPE, text=True)
    assert command.stdout is not None
    workers = [int(number) for number in command.stdout.readline().split()]
    assert len(workers) == 2 and all(map(is_running, workers))
    command.kill()
    command.stdout.close()
    command.wait()
    until = time.monotonic() + 120
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    left = [number for number in workers if is_running(number)]
    for number in left:
        os.kill(number, signal.SIGKILL)
    assert left == []
