"""What only benchmarks need, in a virtual environment of its own, installed when first asked for."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.processes import ROOT, FailedError, last_words

FOLDER = ROOT / ".venv-bench"
HERE = Path(__file__).parent
LOCK = HERE / "requirements.lock"
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20")


def interpreter(alone: str = "") -> Path:
    """Python of the environment that holds exactly what its lock names.

    Args:
        alone: a reader with an environment of its own, ``.venv-bench/NAME``, and a list ``reading_NAME.txt``
            that names all that it needs, and leaves out what has no wheel and is not used.

    Raises:
        FailedError: it could not be installed, for instance because the package index is out of reach.
    """
    folder, lock = (FOLDER / alone, HERE / f"reading_{alone}.txt") if alone else (FOLDER, LOCK)
    mark = folder / ".installed"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text("ascii") == wanted:
        return python
    print(f"Installing what only benchmarks need into {folder.relative_to(ROOT)}…", file=sys.stderr)
    _run(sys.executable, "-m", "venv", folder)
    whole = ("--no-deps",) if alone else ()
    _run(python, *_PIP, *whole, "--require-hashes", "--only-binary", ":all:", "-r", lock)
    mark.write_text(wanted, "ascii")
    return python


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(f"could not be installed: {last_words(done.stderr)}")
