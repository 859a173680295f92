"""Faults: commands that are killed, that find no room, whose database goes away, whose power is cut.

After each disturbance the ledger is looked through – every page, every reference, every digest – and nothing
may be missing that was there before, or that had been promised. Then the same command is run again, and must
end as if nobody had disturbed it: the same reports, claims, findings, counts.
"""

import sys
from typing import Any

from benchmarks.processes import told
from benchmarks.tables import Sheet

_WAYS = (
    ("kill -9 of add", "add", 200),
    ("kill -9 of add by two processes", "together", 200),
    ("kill -9 of watch", "watch", 200),
    ("kill -9 of scan", "scan", 200),
    ("a file that may not grow", "limit", 40),
    ("a disk that is full", "disk", 40),
    ("power cut during add", "power", 200),
    ("PostgreSQL stopped or killed during add", "server", 20),
)


def sheets() -> list[Sheet]:
    sheet = Sheet("Faults", ("disturbance", "struck at work", "run to the end after", "lost, torn or double"))
    for name, way, times in _WAYS:
        print(f"  {name}…", file=sys.stderr, flush=True)
        found: dict[str, Any] = told([sys.executable, "-m", "benchmarks.faults_here", way, str(times)])[way]
        sheet.add(name, str(found["struck"]), str(found["rounds"]), str(len(found["faults"])))
        where = ", ".join(f"{number} {place}" for place, number in sorted(found["where"].items()))
        sheet.notes += [f"{name}: {where}", *found["faults"]]
    return [sheet]
