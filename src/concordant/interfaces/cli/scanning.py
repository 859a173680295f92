"""How fast a scan goes, and how long it will take."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concordant.scanning.scan import Done


class Pace:
    """Pages by second, and the time left by the bytes of archives that are still to come."""

    def __init__(self, archives: Mapping[str, Path]) -> None:
        self._began = time.monotonic()
        self._bytes = {name: _size(path) for name, path in archives.items()}
        self._left = sum(self._bytes.values())
        self._pages = self._scanned = 0

    def after(self, done: "Done") -> str:
        """A word on the pace once an archive is done; what an earlier run did says nothing about it."""
        size = self._bytes.get(done.entry["archive"], 0)
        self._left -= size
        if not done.before:
            self._scanned += size
            self._pages += done.entry.get("counts", {}).get("pages", 0)
        spent = max(time.monotonic() - self._began, 0.001)
        told = f"{self._pages:,} pages · {self._pages / spent:,.0f} a second"
        return f"{told} · {_short(self._left / self._scanned * spent)} left" if self._scanned else told


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _short(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
