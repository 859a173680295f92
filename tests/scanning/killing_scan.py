"""A program that scans archives in a child process and kills it, again and again, then lets it finish.

usage: killing_scan.py ARCHIVES FOLDER KILLS SEED

Prints how many kills struck a child at work, into how many folders, and how many drafts they left. The
program has one thread, so that it may fork.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from concordant.scanning.running import archives_in, named, scan_all, write_manifest
from concordant.scanning.scan import Order

_A_FOLDER = 5
"""Kills that strike scans into one folder at most."""


def orders(source: Path, folder: Path) -> list[Order]:
    """One order for each archive."""
    return [
        Order(str(path), name, str(folder)) for path, name in named(archives_in([source], folder)).items()
    ]


def scan(source: Path, folder: Path) -> None:
    """The whole of it, in this process."""
    write_manifest(folder, [done.entry for done in scan_all(orders(source, folder), 1)])


def strike(source: Path, folder: Path, after: float) -> bool:
    """Start a scan in a child and kill it after so many seconds; returns whether it was still at work."""
    child = os.fork()
    if not child:
        scan(source, folder)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def killed(source: Path, folder: Path, whole: float, chance: random.Random) -> tuple[int, float]:
    """Kill scans into one folder until five were struck or one came to its end, then finish it.

    Returns how many were struck, and how long a whole scan takes at most by what was seen.
    """
    for struck in range(_A_FOLDER):
        after = chance.random() * whole
        if not strike(source, folder, after):
            return struck, whole if struck else after
    scan(source, folder)
    return _A_FOLDER, whole


def main(source: Path, folder: Path, kills: int, seed: int) -> None:
    """Measure a whole scan, then kill so often within that time, from nothing and from what is there."""
    chance = random.Random(seed)
    scan(source, folder.with_name("warm"))  # all of it: texts that were read are remembered by every child
    began = time.monotonic()
    scan(source, folder.with_name("timed"))
    whole = time.monotonic() - began
    struck, number = 0, 0
    while struck < kills:
        some, whole = killed(source, folder.with_name(f"{folder.name}{number}"), whole, chance)
        struck, number = struck + some, number + 1
    drafts = sum(1 for path in folder.parent.rglob(".*.part"))
    print(struck, number, drafts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
