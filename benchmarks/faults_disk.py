"""No room: files that may not grow further, and a disk of its own that is too small."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.faults_killing import Found, ended
from benchmarks.faults_trials import ADD

_ROOMY = "size=100m"
_TOLD = ("could not be written", "make room")
"""What the error must say: what happened, and what to do."""


def limited(folder: Path, times: int) -> Found:
    """Let no file grow beyond a size, from that of an empty ledger up to that of a whole one."""
    clean, empty, full = _undisturbed(folder)
    found = Found()
    for number in range(times):
        here = folder / f"limit{number}"
        ADD.prepare(here)
        limit = empty + (full - empty) * number // times
        _fill(found, here, *ended(ADD.command(here), folder / "said", limit))
        found.finish(ADD, here, clean)
    return found


def filled(folder: Path, times: int) -> Found:
    """Give the project a disk of its own that holds a part of what it would need."""
    clean, _, full = _undisturbed(folder)
    chance, found = random.Random(1), Found()
    while found.struck < times:
        disk = folder / f"disk{found.rounds}"
        disk.mkdir(parents=True)
        if not _run("mount", "-t", "tmpfs", "-o", _ROOMY, "concordant-faults", str(disk)):
            print("this user may not mount a small disk", file=sys.stderr)
            return found
        try:
            here = disk / "project"
            ADD.prepare(here)
            size = _used(disk) + chance.randrange(2 * full)
            assert _run("mount", "-o", f"remount,size={size}", str(disk))
            outcome = ended(ADD.command(here), folder / "said")
            assert _run("mount", "-o", f"remount,{_ROOMY}", str(disk))
            _fill(found, here, *outcome)
            found.finish(ADD, here, clean)
        finally:
            _run("umount", str(disk))
    return found


def _undisturbed(folder: Path) -> tuple[dict[str, object], int, int]:
    """The end that nobody disturbed, and the sizes of an empty and of a whole ledger."""
    here = folder / "undisturbed"
    ADD.prepare(here)
    empty = (here / "concordant.db").stat().st_size
    code, said = ended(ADD.command(here), folder / "said")
    assert code == 0, said
    return ADD.state(here), empty, (here / "concordant.db").stat().st_size


def _fill(found: Found, folder: Path, code: int, said: str) -> None:
    """What a command said that met the limit, and what it left."""
    if code == 0:
        return  # there was room for all of it
    found.struck += 1
    found.look(ADD, folder, ())
    if code != 1 or not all(words in said for words in _TOLD) or "Traceback" in said:
        found.faults.append(f"limit {found.struck}: ended with {code}, and said: {said[-400:]}")


def _used(disk: Path) -> int:
    """How many bytes of a disk are used."""
    told = os.statvfs(disk)
    return (told.f_blocks - told.f_bfree) * told.f_frsize


def _run(program: str, *arguments: str) -> bool:
    try:
        return (
            subprocess.run([shutil.which(program) or program, *arguments], capture_output=True).returncode
            == 0
        )
    except OSError:
        return False
