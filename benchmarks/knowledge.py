"""Knowledge: CPU time until a fresh process has it, without and with its cache."""

import statistics
import sys
import tempfile

from benchmarks.processes import ONE_CORE, told
from benchmarks.tables import Sheet, at_most

TIMES = 5
MOST = 60.0
"""Milliseconds that loading may take with a warm cache."""

_STEPS = {
    "loading": "loading",
    "actors": "making the actors",
    "all": "making every entry, actors included",
    "start and imports": "before that: start of Python, imports",
}


def sheets() -> list[Sheet]:
    with tempfile.TemporaryDirectory() as cache:
        environment = {**ONE_CORE, "CONCORDANT_CACHE": cache}
        command = [sys.executable, "-m", "benchmarks.knowledge_here"]
        cold = told(command, environment)
        warm = [told(command, environment) for _ in range(TIMES)]
    entries, actors = cold["counts"]
    title = f"Knowledge of {entries:,} entries, {actors:,} of them actors: CPU milliseconds"
    sheet = Sheet(title, ("step", "without cache", f"with cache, best of {TIMES}", "median", "target", ""))
    for step, name in _STEPS.items():
        figures = [each[step] * 1000 for each in warm]
        best, middle = min(figures), statistics.median(figures)
        target = at_most(middle, MOST, "ms") if step == "loading" else ("", "")
        sheet.add(name, f"{cold[step] * 1000:,.0f}", f"{best:,.0f}", f"{middle:,.0f}", *target)
    sheet.notes.append("Loading looks at every file; entries are made when a command asks for their kind.")
    return [sheet]
