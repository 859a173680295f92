"""Copies, rewrites and quotations in a made-up press: this package beside MinHash and plain Jaccard.

All get the same reports, six in ten of which share stock background with unrelated ones. Found is what ends
up in one family with its source. ``own`` (new words on the same story) and ``quoting`` (the same, with one
sentence of the source) are no copies: what is found of them is wrong. Speed is of CPU time.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.processes import ONE_CORE, ROOT, FailedError, last_words, told
from benchmarks.tables import Sheet, at_least, at_most

STORIES = 500
MANY = 50_000
KINDS = ("verbatim", "cut", "shuffled", "light", "heavy", "own", "quoting")
_PATHS = {**ONE_CORE, "PYTHONPATH": str(ROOT / "tests" / "linking")}
_NEEDS = Path(__file__).with_name("derivation_datasketch.txt")
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20")


def sheets() -> list[Sheet]:
    return [_found(), _many()]


def _found() -> Sheet:
    made = Sheet(f"{STORIES * 8:,} reports on {STORIES} stories", ("", *KINDS, "right edges", "reports/s"))
    with tempfile.TemporaryDirectory() as folder:
        texts, pairs = Path(folder, "texts.json"), Path(folder, "pairs.json")
        _row(made, "concordant", _here("own", str(STORIES), texts))
        _row(made, "Jaccard ≥ .15", _here("jaccard", str(STORIES)))
        try:
            program = Path(__file__).with_name("derivation_datasketch.py")
            seconds = told([_interpreter(), program, texts, pairs])
            _row(made, "datasketch LSH .5", {**_here("score", str(STORIES), pairs), "seconds": seconds})
        except FailedError as failure:
            made.notes.append(f"datasketch: {failure}")
    made.notes.append("Jaccard: plain sets of five words, every pair that shares one; no sampling, no stock.")
    return made


def _row(sheet: Sheet, name: str, told_: Any) -> None:
    recall = (f"{told_['recall'][kind]:.3f}" for kind in KINDS)
    sheet.add(name, *recall, f"{told_['precision']:.3f}", f"{told_['reports'] / told_['seconds']:,.0f}")


def _many() -> Sheet:
    run = _here("many", str(MANY))
    made = Sheet(f"{run['reports']:,} reports of {run['words']:.0f} words", ("", "measured", "target", ""))
    speed = run["reports"] / run["seconds"]
    made.add("fingerprint", f"{run['reports'] / run['printing']:,.0f} reports/s", "", "")
    made.add("fingerprint, file, tie", f"{speed:,.0f} reports/s", *at_least(speed, 3000, "reports/s"))
    if run["megabytes"]:
        made.add("peak memory", f"{run['megabytes']:.0f} MB", *at_most(run["megabytes"], 450, "MB"))
    return made


def _here(*arguments: str | Path) -> Any:
    return told([sys.executable, "-m", "benchmarks.derivation_here", *arguments], _PATHS)


def _interpreter() -> Path:
    """Python of an environment that holds what the list of the tool names."""
    folder = ROOT / ".venv-bench" / "derivation"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark, wanted = folder / ".installed", hashlib.sha256(_NEEDS.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text("ascii") == wanted:
        return python
    print(f"Installing datasketch into {folder.relative_to(ROOT)}…", file=sys.stderr)
    _run(sys.executable, "-m", "venv", folder)
    _run(python, *_PIP, "--require-hashes", "--only-binary", ":all:", "-r", _NEEDS)
    mark.write_text(wanted, "ascii")
    return python


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(f"could not be installed: {last_words(done.stderr)}")
