"""Runs benchmarks one after the other and prints their tables.

usage: python -m benchmarks [reading] [ledger] [start] [knowledge] [derivation] [synth] [scan] [faults]
                            [times]
"""

import sys

from benchmarks import derivation, faults, knowledge, ledger, reading, scan, start, synth, times
from benchmarks.processes import FailedError
from benchmarks.tables import Sheet, show

SHEETS = {
    "reading": reading.sheets,
    "ledger": ledger.sheets,
    "start": start.sheets,
    "knowledge": knowledge.sheets,
    "derivation": derivation.sheets,
    "synth": synth.sheets,
    "scan": scan.sheets,
    "faults": faults.sheets,
}
NAMES = (*SHEETS, "times")


def main(wanted: list[str]) -> int:
    """Print what is wanted, everything if nothing is named; returns the exit code."""
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"error: no benchmark is called {unknown[0]!r}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    failed = 0
    for name in wanted or NAMES:
        print(f"{name}…", file=sys.stderr, flush=True)
        try:
            if name == "times":
                times.main()
            else:
                _show_all(SHEETS[name]())
        except FailedError as failure:
            print(f"error: {name}: {failure}", file=sys.stderr)
            failed = 1
    return failed


def _show_all(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        show(sheet)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
