"""Mixing learnings: a mean by shares, written as tables that the program loads."""

import subprocess
import sys
import tomllib
from pathlib import Path

from concordant.learning.writing import write_tables
from training.mix import mixed

ROOT = Path(__file__).parents[2]
ONE, OTHER = {"claim": {"a": 1.0, "b": 0.5}}, {"claim": {"a": 0.0, "c": -2.0}, "voice": {"d": 4.0}}


def test_each_counts_by_its_share() -> None:
    assert mixed([(ONE, 3), (OTHER, 1)]) == {"claim": {"a": 0.75, "b": 0.375, "c": -0.5}, "voice": {"d": 1.0}}


def test_what_weighs_next_to_nothing_is_left_out() -> None:
    assert mixed([({"claim": {"a": 0.01, "b": 1.0}}, 1), ({"claim": {}}, 1)]) == {"claim": {"b": 0.5}}


def test_the_command_writes_tables_with_floor_and_gate(tmp_path: Path) -> None:
    for name, tables in (("one", ONE), ("other", OTHER)):
        write_tables(tables, tmp_path / name, "test", 0.3, 0.05)
    words = [f"{tmp_path}/one=0.5", f"{tmp_path}/other=0.5", "--floor", "0.4", "--out", f"{tmp_path}/out"]
    command = [sys.executable, "-m", "training.mix", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = tomllib.loads((tmp_path / "out" / "claim.toml").read_text("utf-8"))
    assert (written["floor"], written["weights"]) == (0.4, {"a": 0.5, "b": 0.25, "c": -1.0})


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "training.mix", f"{tmp_path}=1", "--floor", "0.4", "--out", "out"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no folder of weights" in done.stderr
