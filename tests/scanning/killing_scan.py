"""A program that scans archives in a child process and kills it, again and again, then lets it finish.

usage: killing_scan.py ARCHIVES FOLDER KILLS SEED

Prints how many kills struck a child at work, and how many drafts they left. The program has one thread, so
that it may fork.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from concordant.scanning.running import archives_in, named, scan_all, write_manifest
from concordant.scanning.scan import Order


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


def main(source: Path, folder: Path, kills: int, seed: int) -> None:
    """Measure a whole scan, then kill so often within that time, from nothing and from what is there."""
    chance = random.Random(seed)
    scan(source, folder.with_name("warm"))  # all of it: texts that were read are remembered by every child
    began = time.monotonic()
    scan(source, folder.with_name("timed"))
    whole = time.monotonic() - began
    struck = 0
    for number in range(kills):
        if number % 5 == 0:
            folder = folder.with_name(f"{folder.name.rstrip('0123456789')}{number}")
        struck += strike(source, folder, chance.random() * whole)
        if number % 5 == 4:
            scan(source, folder)
    drafts = sum(1 for path in folder.parent.rglob(".*.part"))
    print(struck, drafts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
