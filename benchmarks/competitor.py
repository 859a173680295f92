"""What only benchmarks need, in a virtual environment of its own, installed when first asked for."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.processes import ROOT, FailedError, last_words

FOLDER = ROOT / ".venv-bench"
LOCK = Path(__file__).with_name("requirements.lock")
_MARK = FOLDER / ".installed"
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20")


def interpreter() -> Path:
    """Python of the environment that holds exactly what the lock names.

    Raises:
        FailedError: it could not be installed, for instance because the package index is out of reach.
    """
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if _MARK.exists() and _MARK.read_text("ascii") == wanted:
        return python
    print(f"Installing what only benchmarks need into {FOLDER.name}…", file=sys.stderr)
    _run(sys.executable, "-m", "venv", FOLDER)
    _run(python, *_PIP, "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    _MARK.write_text(wanted, "ascii")
    return python


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(f"could not be installed: {last_words(done.stderr)}")
