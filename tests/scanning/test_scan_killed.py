"""``kill -9`` at any moment of a scan: the same command again leaves what a run in one go leaves."""

import subprocess
import sys
from pathlib import Path

from scan_samples import archives

PROGRAM = Path(__file__).with_name("killing_scan.py")
KILLS = 10


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but unfinished ones, by its path there."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".part"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_scan_survives_being_killed(tmp_path: Path) -> None:
    archives(tmp_path / "in", 3)
    command = [
        sys.executable,
        str(PROGRAM),
        str(tmp_path / "in"),
        str(tmp_path / "out" / "k"),
        str(KILLS),
        "7",
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    struck, folders, _ = map(int, done.stdout.split())
    assert struck >= KILLS
    clean = held(tmp_path / "out" / "timed")
    assert len(clean) == 3 * 3 + 1
    for number in range(folders):
        assert held(tmp_path / "out" / f"k{number}") == clean
