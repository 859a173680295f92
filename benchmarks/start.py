"""Starting: CPU time of the imports, of the knowledge without and with its cache, and of the reader."""

import statistics
import sys
import tempfile

from benchmarks.processes import ONE_CORE, told
from benchmarks.tables import Sheet

TIMES = 3


def sheets() -> list[Sheet]:
    cold, warm = [], []
    for _ in range(TIMES):
        with tempfile.TemporaryDirectory() as cache:
            environment = {**ONE_CORE, "CONCORDANT_CACHE": cache}
            command = [sys.executable, "-m", "benchmarks.start_here"]
            cold.append(told(command, environment))
            warm.append(told(command, environment))
    sheet = Sheet("Start: CPU seconds", ("step", "without cache", "with cache"))
    for step in cold[0]:
        figures = (statistics.median(each[step] for each in runs) for runs in (cold, warm))
        sheet.add(step, *(f"{figure:.2f} s" for figure in figures))
    sums = (statistics.median(sum(each.values()) for each in runs) for runs in (cold, warm))
    sheet.add("until the first report is read", *(f"{figure:.2f} s" for figure in sums))
    return [sheet]
