"""Commands in children that are killed at random moments, and what must hold afterwards.

A child is a copy of this process: it begins the command line from its start, but with everything imported, so
that a kill strikes it at work. This process has one thread, for only then may it be copied.
"""

import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from concordant.interfaces.cli.main import run

ENDS_BY_ITSELF = 600
IN_A_ROW = 5


@dataclass(frozen=True)
class Trial:
    """A command that is disturbed.

    Attributes:
        name: what it is called in the table.
        prepare: makes a folder in which the command can be run.
        command: the command line for that folder.
        look: what a disturbance left there: where it struck, in a word, and how much there is.
        state: everything that must be the same in the end, as if nobody had disturbed it.
    """

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], Sequence[str]]
    look: Callable[[Path], tuple[str, Sequence[int]]]
    state: Callable[[Path], dict[str, Any]]


@dataclass
class Found:
    """What came of the disturbances.

    Attributes:
        struck: disturbances that struck the command at work.
        rounds: how often the command was let to its end then, and the end compared.
        where: how often the disturbance struck where.
        faults: what was lost, torn or there twice.
    """

    struck: int = 0
    rounds: int = 0
    where: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def described(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "struck": self.struck,
            "rounds": self.rounds,
            "where": dict(self.where),
            "faults": self.faults,
        }

    def look(self, trial: Trial, folder: Path, before: Sequence[int]) -> Sequence[int]:
        """Look at what a disturbance left; what was there before must be there still."""
        try:
            place, held = trial.look(folder)
        except Exception as error:
            self.faults.append(
                f"{trial.name}, disturbance {self.struck}: {type(error).__name__}: {error}"[:400]
            )
            return before
        self.where[place] += 1
        if any(now < then for now, then in zip(held, before, strict=False)):
            self.faults.append(f"{trial.name}, disturbance {self.struck}: {before} before, {held} now")
        return held

    def finish(self, trial: Trial, folder: Path, clean: dict[str, Any]) -> None:
        """Let the command go to its end, and compare that with an end that nobody disturbed."""
        self.rounds += 1
        code, said = ended(trial.command(folder))
        if code:
            self.faults.append(f"{trial.name}, round {self.rounds}: ended with {code}: {said[-300:]}")
        elif (now := trial.state(folder)) != clean:
            other = sorted(key for key in {*now, *clean} if now.get(key) != clean.get(key))
            self.faults.append(f"{trial.name}, round {self.rounds}: another end than undisturbed in {other}")


def started(command: Sequence[str], said: Path | None = None, largest: int = 0) -> int:
    """Start a command line in a copy of this process; returns its number.

    Args:
        command: the command line, without the program's name.
        said: where what it says on standard error goes.
        largest: bytes to which a file may grow; 0 for no limit.
    """
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        os.setpgid(0, 0)
        signal.alarm(ENDS_BY_ITSELF)
        nothing = os.open(os.devnull, os.O_RDWR)
        told = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if said else nothing
        for own, given in ((0, nothing), (1, nothing), (2, told)):
            os.dup2(given, own)
        if largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
        code = run(command)
    finally:
        os._exit(code)


def ended(command: Sequence[str], said: Path | None = None, largest: int = 0) -> tuple[int, str]:
    """Run a command line in a copy of this process to its end; returns its exit code and what it said."""
    with TemporaryDirectory(prefix="faults-") as folder:
        said = said or Path(folder, "said")
        _, status = os.waitpid(started(command, said, largest), 0)
        return os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")


def strike(command: Sequence[str], after: float) -> bool:
    """Start a command and kill it after so many seconds; returns whether it was still at work."""
    child = started(command)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def kill(trial: Trial, folder: Path, kills: int, seed: int = 1) -> Found:
    """Strike so often, up to some times in a row before the command may end."""
    chance, found = random.Random(seed), Found()
    undisturbed = folder / "undisturbed"
    trial.prepare(undisturbed)
    began = time.monotonic()
    code, said = ended(trial.command(undisturbed))
    whole = time.monotonic() - began
    assert code == 0, said
    clean = trial.state(undisturbed)
    while found.struck < kills and not found.faults:
        here = folder / f"round{found.rounds}"
        trial.prepare(here)
        held: Sequence[int] = ()
        for _ in range(min(IN_A_ROW, kills - found.struck)):
            if not strike(trial.command(here), chance.random() * whole):
                break
            found.struck += 1
            held = found.look(trial, here, held)
        found.finish(trial, here, clean)
        print(f"{trial.name}: {found.struck} kills", file=sys.stderr, flush=True)
    return found
