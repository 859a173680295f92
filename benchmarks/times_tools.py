"""Readers of times that need an environment of their own, installed when first asked for.

Each has a program ``times_NAME.py`` that answers the questions in a file, and a list ``times_NAME.txt`` of
what it needs, pinned by hash. Only wheels are taken.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks.processes import ROOT, FailedError, last_words, told
from benchmarks.times_readers import Answer, Question, Run

TOOLS = {
    "recognizers-text": "recognizers",
    "chronostring": "chronostring",
    "HeidelTime": "heideltime",
}
HERE = Path(__file__).parent
_NEEDS_PROGRAMS = {"heideltime": ("java", "perl")}
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20")


def tool(name: str) -> Callable[[list[Question]], Run]:
    """The reader of that name."""
    short = TOOLS[name]

    def read(questions: list[Question]) -> Run:
        missing = [each for each in _NEEDS_PROGRAMS.get(short, ()) if not shutil.which(each)]
        if missing:
            raise FailedError(f"not run, for it needs {missing[0]}")
        with tempfile.TemporaryDirectory() as folder:
            asked = Path(folder, "questions.json")
            asked.write_text(json.dumps([asdict(question) for question in questions]), "utf-8")
            given = told([_interpreter(short), HERE / f"times_{short}.py", asked])
        return Run([[Answer(*each) for each in row] for row in given["answers"]], given["seconds"])

    return read


def _interpreter(short: str) -> Path:
    """Python of the environment that holds exactly what the tool's list names."""
    needs, folder = HERE / f"times_{short}.txt", ROOT / ".venv-bench" / "times" / short
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark, wanted = folder / ".installed", hashlib.sha256(needs.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text("ascii") == wanted:
        return python
    print(f"Installing {short} into {folder.relative_to(ROOT)}…", file=sys.stderr)
    _run(sys.executable, "-m", "venv", folder)
    # What the lists leave out on purpose must not be looked up after all.
    _run(python, *_PIP, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", needs)
    mark.write_text(wanted, "ascii")
    return python


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(f"could not be installed: {last_words(done.stderr)}")
