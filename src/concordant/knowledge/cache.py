"""Parsed files kept between runs, so that a warm start parses no TOML."""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAYOUT = 1
"""Raise this when the shape of what is kept changes."""

WORTHWHILE = 50
"""Folders with fewer files are parsed afresh: faster than a second file, and it leaves no litter."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The plain content of one file with the hash of its bytes, and what tells whether it has changed."""

    size: int
    mtime: int
    sha: str
    content: Mapping[str, Any]


def cache_folder() -> Path:
    """Where caches of this user lie: CONCORDANT_CACHE, else what the platform prescribes."""
    chosen = os.environ.get("CONCORDANT_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "concordant"


def _place(root: Path) -> Path:
    name = hashlib.sha256(str(root).encode()).hexdigest()[:16]
    return cache_folder() / f"knowledge-{name}.json"


def recall(root: Path) -> dict[str, Parsed]:
    """What was kept for ``root``; empty where there is nothing usable."""
    try:
        kept = json.loads(_place(root).read_bytes())
        if kept["layout"] != LAYOUT:
            return {}
        return {path: Parsed(*row) for path, row in kept["files"].items()}
    except (OSError, RuntimeError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep(root: Path, files: Mapping[str, Parsed]) -> None:
    """Keep ``files`` for the next run; a folder that cannot be written is no problem."""
    if len(files) < WORTHWHILE:
        return
    rows = {path: [f.size, f.mtime, f.sha, f.content] for path, f in files.items()}
    with suppress(OSError, RuntimeError):
        place = _place(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as sink:
                json.dump({"layout": LAYOUT, "files": rows}, sink, ensure_ascii=False)
            Path(temporary).replace(place)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
