"""Programs run as processes of their own, and what they cost: CPU time of all their threads, and memory."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ONE_CORE = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


class FailedError(Exception):
    """A measured program ended with an error; the message is its last words."""


def told(command: Sequence[str | Path], environment: Mapping[str, str] = ONE_CORE) -> Any:
    """The JSON that a program prints.

    Raises:
        FailedError: it ended with an error.
    """
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FailedError(last_words(done.stderr))
    return json.loads(done.stdout)


def last_words(text: str) -> str:
    """The last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no message")


def cpu_seconds(arguments: Sequence[str], terminal: bool = False, times: int = 5, warm: bool = True) -> float:
    """CPU time of the whole process of one ``concordant`` command line: the median, after a warm-up."""
    spent = [_once(arguments, terminal) for _ in range(times + warm)]
    return statistics.median(spent[warm:])


def _once(arguments: Sequence[str], terminal: bool) -> float:
    before = os.times()
    command = [sys.executable, "-m", "concordant", *arguments]
    if terminal:
        _watched(command)
    else:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise FailedError(last_words(done.stderr))
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _watched(command: Sequence[str]) -> None:
    """Run a program whose output a pseudo-terminal takes; only POSIX systems have one."""
    import pty

    reading, writing = pty.openpty()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "180", "TERM": "xterm-256color"},
    ) as running:
        os.close(writing)
        try:
            while os.read(reading, 65536):
                pass
        except OSError:
            pass  # how Linux says that the other end was closed
        finally:
            os.close(reading)
    if running.returncode:
        raise FailedError(f"exit code {running.returncode}")
