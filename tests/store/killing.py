"""A program that adds reports to a ledger in a child process and kills it, again and again.

usage: killing.py LEDGER REPORTS KILLS SEED

Each child starts from the beginning, as a person would who repeats a command. After every kill the
ledger must hold at least what the child had been told it holds. Prints how many kills struck a child
at work. The script has one thread, so that it may fork.
"""

import os
import random
import signal
import sys
import time

import alembic.command  # noqa: F401  so that a child is killed while it works, not while it imports
import psycopg  # noqa: F401
from ledger_samples import many, read

from concordant.store.project import open_ledger

VERSION = "v1"


def add(address: str, count: int, chance: random.Random, told: int) -> None:
    """Receive and record everything; after each step, write to ``told`` how much is safe."""
    arrived = many(count)
    with open_ledger(address) as ledger:
        os.write(told, b".")
        at = 0
        while at < count:
            batch = arrived[at : at + chance.randint(1, 7)]
            new = ledger.receive(batch)
            os.write(told, b"r" * new)
            recorded = ledger.record([(each, read(each)) for each in batch], VERSION)
            os.write(told, b"R" * recorded)
            at += len(batch)


def strike(address: str, count: int, chance: random.Random) -> tuple[bool, bytes]:
    """Start a child, let it take some steps, kill it; returns whether it was at work, and its steps."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        add(address, count, chance, theirs)
        os._exit(0)
    os.close(theirs)
    steps = b"".join(os.read(ours, 1) for _ in range(chance.randint(0, 25)))
    time.sleep(chance.random() * 0.004)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while more := os.read(ours, 4096):
        steps += more
    os.close(ours)
    return os.WIFSIGNALED(status), steps


def main(address: str, count: int, kills: int, seed: int) -> None:
    """Kill so often, looking each time at what is left."""
    chance = random.Random(seed)
    struck, received, recorded = 0, 0, 0
    for _ in range(kills):
        at_work, steps = strike(address, count, chance)
        struck += at_work
        received, recorded = received + steps.count(b"r"), recorded + steps.count(b"R")
        with open_ledger(address) as ledger:
            held = ledger.counts()
        assert held.received >= received, f"{received} received, {held.received} left"
        assert held.reports >= recorded, f"{recorded} recorded, {held.reports} left"
        received, recorded = held.received, held.reports
    print(struck, received, recorded)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
