"""The server of the database goes away in the middle of ``add``, and comes back."""

import importlib
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.faults_killing import Found, Trial, ended, started
from benchmarks.faults_trials import ADD, adding, given, kept, reached
from concordant.model.report import Received
from concordant.store.project import find_project, init_project, open_ledger

if TYPE_CHECKING:
    from postgres_server import Server

_TESTS = Path(__file__).parents[1] / "tests" / "store"
"""The server that ledgers are tested on."""

_TOLD = ("what was kept", "repeat")


def stopped(folder: Path, times: int) -> Found:
    """Stop or kill the server so often; each time it is started again, and the same command run."""
    sys.path.append(str(_TESTS))
    servers: Any = importlib.import_module("postgres_server")
    if servers.binaries() is None:
        print(servers.MISSING, file=sys.stderr)
        return Found()
    given(folder / "undisturbed")
    began = time.monotonic()
    code, said = ended(adding(folder / "undisturbed"), folder / "said")
    assert code == 0, said
    whole = time.monotonic() - began
    server: Server = servers.new_server()
    try:
        return _stopped(server, folder, times, whole)
    finally:
        servers.remove(server)


def _stopped(server: "Server", folder: Path, times: int, whole: float) -> Found:
    chance, found, clean = random.Random(1), Found(), kept(folder / "undisturbed")
    while found.struck < times:
        here = folder / f"round{found.rounds}"
        trial = _trial(server, f"round{found.rounds}")
        trial.prepare(here)
        held: Any = ()
        for _ in range(min(3, times - found.struck)):
            child = started(trial.command(here), folder / "said")
            time.sleep(chance.random() * whole)
            (server.kill if found.struck % 2 else server.stop)()
            code, said = _outcome(child, folder / "said")
            server.start()
            if code == 0:
                break
            found.struck += 1
            if code != 1 or not all(words in said for words in _TOLD) or "Traceback" in said:
                found.faults.append(f"server, {found.struck}: ended with {code}, and said: {said[-400:]}")
            held = found.look(trial, here, held)
        found.finish(trial, here, clean)
        print(f"server: {found.struck} times gone", file=sys.stderr, flush=True)
    return found


def _outcome(child: int, said: Path) -> tuple[int, str]:
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")


def _trial(server: "Server", database: str) -> Trial:
    """``add`` to a database of its own."""

    def prepare(folder: Path) -> None:
        given(folder.with_name(f"{folder.name}-reports"))
        server.ask(f"CREATE DATABASE {database} TEMPLATE template0")
        init_project(folder, server.address(database))

    def command(folder: Path) -> list[str]:
        reports = folder.with_name(f"{folder.name}-reports") / "reports.jsonl"
        return ["add", str(reports), "--project", str(folder), "--json"]

    return Trial("add to a server", prepare, command, sound, ADD.state)


def sound(folder: Path) -> tuple[str, tuple[int, int]]:
    """How far a project has come; raises where what arrived was altered."""
    with open_ledger(find_project(folder)) as ledger:
        torn = [each for each in ledger.arrived() if not isinstance(each, Received)]
        assert not torn, f"altered since it arrived: {torn[0]}"
        counts, left = ledger.counts(), ledger.unsettled()
    return reached(counts.received, counts.reports, left), (counts.received, counts.reports)
