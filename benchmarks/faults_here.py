"""Disturbs commands and prints what came of it as JSON.

usage: python -m benchmarks.faults_here WAY TIMES…

WAY is add, together, watch, scan, limit, disk, power, unheeded or server.
"""

import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import faults_disk, faults_power, faults_server
from benchmarks.faults_killing import Found, kill
from benchmarks.faults_trials import ADD, SCAN, TOGETHER, journal, warm, watching
from concordant.interfaces.cli import filling, readings, settling


def added(folder: Path, times: int) -> Found:
    """Kill ``add``."""
    return kill(ADD, folder, times)


def together(folder: Path, times: int) -> Found:
    """Kill ``add`` that has two processes read, and makes findings after every few readings meanwhile."""
    filling._BATCH, readings._HANDFUL = 8, 4
    settling._TOGETHER = settling._MOST_TOGETHER = 16
    return kill(TOGETHER, folder, times)


def scanned(folder: Path, times: int) -> Found:
    """Kill ``scan``."""
    warm(folder / "warm-scan", SCAN)
    return kill(SCAN, folder, times)


def watched(folder: Path, times: int) -> Found:
    """Kill ``watch``."""
    server, port = journal()
    try:
        return kill(watching(port), folder, times)
    finally:
        os.kill(server, signal.SIGKILL)
        os.waitpid(server, 0)


WAYS: dict[str, Callable[[Path, int], Found]] = {
    "add": added,
    "together": together,
    "watch": watched,
    "scan": scanned,
    "limit": faults_disk.limited,
    "disk": faults_disk.filled,
    "power": faults_power.cut,
    "unheeded": faults_power.unheeded,
    "server": faults_server.stopped,
}


def main(asked: list[str]) -> None:
    """Disturb in these ways, each so often."""
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        warm(Path(name, "warm"), ADD)
        found = {
            way: WAYS[way](Path(name, way), int(times)).described()
            for way, times in zip(asked[::2], asked[1::2], strict=True)
        }
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
