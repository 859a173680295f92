"""``concordant read``: claims out of reports, without a project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_terminal import environment

from concordant.model.contract import from_contract
from conftest import Concordant

SAMPLES = Path(__file__).parents[2] / "src" / "concordant" / "samples" / "reports"


def test_cards(concordant: Concordant) -> None:
    told = concordant("read", SAMPLES / "01-agence-horizon.txt", "--outlet", "Agence Horizon")
    assert told.code == 0
    heading, *cards = told.out.splitlines()
    assert heading.startswith("Séoul accuse Pyongyang") and "Agence Horizon" in heading
    assert any("North Korea → Russia · transfer" in card for card in cards)


def test_json_is_the_contract(concordant: Concordant) -> None:
    path = SAMPLES / "12-breves-de-bruxelles.jsonl"
    texts = {r["id"]: r["text"] for r in map(json.loads, path.read_text("utf-8").splitlines())}
    rows = [json.loads(line) for line in concordant("read", path, "--json").out.splitlines()]
    assert rows
    for row in rows:
        evidence = from_contract(row).evidence
        assert texts[row["report"]][evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("name", ["09-echo-du-causse.txt"])
def test_nothing_to_find_is_said(concordant: Concordant, name: str) -> None:
    told = concordant("read", SAMPLES / name)
    assert told.code == 0 and "No claim was found in this report." in told.out
    assert concordant("read", SAMPLES / name, "--json").out == ""


def test_standard_input() -> None:
    raw = (SAMPLES / "08-cap-au-large.txt").read_bytes()
    command = [sys.executable, "-m", "concordant", "read", "-", "--published", "2025-03-26"]
    done = subprocess.run(command, input=raw, capture_output=True, env=environment(), check=True)
    assert "2025-03-26 (given)" in done.stdout.decode("utf-8")


def test_failures_are_named_and_the_rest_is_read(concordant: Concordant, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    told = concordant(
        "read", tmp_path / "empty.txt", SAMPLES / "01-agence-horizon.txt", tmp_path / "none.txt"
    )
    assert told.code == 3 and "Séoul accuse" in told.out
    assert "empty.txt" in told.err and "none.txt" in told.err and "2 of 3 inputs" in told.err


def test_reading_leaves_nothing_behind(concordant: Concordant) -> None:
    concordant("read", SAMPLES)
    assert list(Path.cwd().iterdir()) == []
