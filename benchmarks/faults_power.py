"""A power cut: what a program asked the disk to write is known, and only what it waited for is certain.

``strace`` writes down every write, every truncation and every wait for the disk (fsync) of a whole ``add``.
From that, disks are made as a cut at any moment may have left them: of what was not waited for, all is there,
or nothing, or every sector by chance. What was promised to be kept must be there on each of them.

As a program, this is what is traced: python -m benchmarks.faults_power TOLD PROMISE COMMAND…
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.faults_killing import Found
from benchmarks.faults_trials import ADD, rows
from concordant.interfaces.cli.main import run
from concordant.store import sqlite
from concordant.store.sql import SqlLedger

_MANY, _FEW, _OFTEN = 400, 100, 100
"""So many reports where the power is cut so often, else so few."""

SECTOR = 512
RESUMED = 10
"""Every so many disks the command is run again, and its end compared."""

_CALLS = "pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2"
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_PATH = re.compile(r"\d+<([\\x0-9a-f]*)>")
_TEXT = re.compile(r'"([\\x0-9a-f]*)"')


@dataclass(frozen=True)
class Step:
    """One call: ``write``, ``cut`` to a length, ``wait`` for the disk, ``gone``, or what was ``told``."""

    kind: str
    name: str
    at: int = 0
    content: bytes = b""


@dataclass
class _File:
    """A file: what is there for certain, and what was done since."""

    certain: bytes | None
    since: list[Step] = field(default_factory=list)

    def after(self, chance: random.Random, share: float) -> bytes | None:
        """What a cut may leave: of each sector that was not waited for, this share."""
        if self.certain is None and share == 0:
            return None
        held = bytearray(self.certain or b"")
        for step in self.since:
            if step.kind == "cut" and chance.random() < share:
                held = held[: step.at].ljust(step.at, b"\0")
            for piece in _sectors(step) if step.kind == "write" else ():
                if chance.random() < share:
                    _put(held, *piece)
        return bytes(held)


def _sectors(step: Step) -> Iterator[tuple[int, bytes]]:
    """A write in the pieces that a disk writes as a whole."""
    at, end = step.at, step.at + len(step.content)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield at, step.content[at - step.at : until - step.at]
        at = until


def _put(held: bytearray, at: int, content: bytes) -> None:
    if len(held) < at:
        held.extend(bytes(at - len(held)))
    held[at : at + len(content)] = content


def cut(folder: Path, times: int) -> Found:
    """Cut the power so often."""
    return _cut(folder, times, traced(folder.parent / "traced", _MANY if times >= _OFTEN else _FEW))


def unheeded(folder: Path, times: int) -> Found:
    """The same on a disk that does not wait: something must be missing, or nothing would ever be found."""
    trace = traced(folder.parent / "traced", _MANY if times >= _OFTEN else _FEW)
    return _cut(folder, times, replace(trace, steps=[s for s in trace.steps if s.kind != "wait"]))


def _cut(folder: Path, times: int, trace: "Trace") -> Found:
    found, chance, steps = Found(), random.Random(1), trace.steps
    for number in range(times):
        disk = folder / f"disk{number}"
        moment = chance.randrange(len(steps) + 1)
        leave(disk, trace.before, steps[:moment], chance, chance.choice((0.0, 0.5, 0.9, 1.0)))
        known = [sum(step.at for step in steps[:moment] if step.name == name) for name in _TOLD]
        found.struck += 1
        found.look(ADD, disk, known)
        if number % RESUMED == 0 and not found.faults:
            found.finish(ADD, disk, trace.clean)
        shutil.rmtree(disk)
    return found


_TOLD = ("received", "recorded")


@dataclass(frozen=True)
class Trace:
    """What was asked of the disk: from what it held before, step by step, to an end that nobody disturbed."""

    before: dict[str, bytes]
    steps: Sequence[Step]
    clean: dict[str, Any]


@cache
def traced(project: Path, reports: int, promise: str = "FULL") -> Trace:
    """Run ``add`` and write down what it asked of the disk.

    Args:
        project: where to make the project.
        reports: how many there are to add.
        promise: how much SQLite waits for the disk; ``FULL`` is what ledgers ask for.
    """
    ADD.prepare(project)
    (project / "reports.jsonl").write_text(rows(reports), "utf-8")
    before = {path.name: path.read_bytes() for path in project.iterdir()}
    steps = list(_steps(project, promise))
    return Trace(before, steps, ADD.state(project))


def leave(
    disk: Path, before: dict[str, bytes], steps: Sequence[Step], chance: random.Random, share: float
) -> None:
    """Make the disk that a cut behind these steps may leave."""
    files = {name: _File(content) for name, content in before.items()}
    for step in steps:
        if step.kind == "gone":
            files.pop(step.name, None)
        elif step.kind == "wait":
            held = files.get(step.name)
            if held is not None:
                held.certain, held.since = held.after(chance, 1.0), []
        elif step.kind != "told":
            files.setdefault(step.name, _File(None)).since.append(step)
    disk.mkdir(parents=True)
    for name, file in files.items():
        content = file.after(chance, share)
        if content is not None:
            (disk / name).write_bytes(content)


def _steps(project: Path, promise: str) -> Iterator[Step]:
    """Run ``add``, and every call by which it changed what is in the project's folder."""
    log, told = project.parent / "calls", project.parent / "told"
    command = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}"]
    command += ["-o", str(log), sys.executable, "-m", "benchmarks.faults_power", str(told), promise]
    done = subprocess.run([*command, *ADD.command(project)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with log.open() as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is None or found[3].startswith("-"):
                assert "unfinished" not in line, line[:80]
                continue
            yield from _step(found[1], found[2], project, told)


def _step(call: str, given: str, project: Path, told: Path) -> Iterator[Step]:
    named = [Path(_bytes(text).decode()) for text in _PATH.findall(given)]
    texts = [_bytes(text) for text in _TEXT.findall(given)]
    if call.startswith("unlink"):
        path = Path(texts[-1].decode())
        if path.parent == project:
            yield Step("gone", path.name)
    elif call.startswith("rename"):
        assert not any(Path(text.decode()).parent == project for text in texts), given
    elif named and named[0] == told:
        name, number = texts[0].split()
        yield Step("told", name.decode(), int(number))
    elif named and named[0].parent == project and not named[0].name.endswith("-shm"):
        last = int(given.rpartition(", ")[2]) if call in ("pwrite64", "ftruncate") else 0
        kind = {"pwrite64": "write", "ftruncate": "cut"}.get(call, "wait")
        assert call != "write", given[:80]
        yield Step(kind, named[0].name, last, texts[0] if texts else b"")


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def main(told: str, promise: str, command: Sequence[str]) -> int:
    """Run a command line, and write down what the ledger promised to have kept."""
    where = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sqlite.PRAGMAS = [pragma.replace("FULL", promise) for pragma in sqlite.PRAGMAS]

    def telling(name: str, method: Callable[..., int]) -> Callable[..., int]:
        def called(*given: Any) -> int:
            new = method(*given)
            os.write(where, f"{name} {new}\n".encode())
            return new

        return called

    SqlLedger.receive = telling("received", SqlLedger.receive)  # type: ignore[method-assign]
    SqlLedger.record = telling("recorded", SqlLedger.record)  # type: ignore[method-assign]
    return run(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
