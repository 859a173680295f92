"""``concordant demo``, ``concordant doctor``, and the reports that the demonstration reads."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from conftest import Concordant

SAMPLES = files("concordant.samples")


def test_the_demonstration_shows_every_report_and_an_explanation(
    concordant: Concordant, tmp_path: Path
) -> None:
    told = concordant("demo", "--into", tmp_path)
    assert told.code == 0 and told.err == ""
    assert told.out.count("Agence Horizon  ") >= 2
    assert "no claim found   Sur le causse, le miel fait de nouveau recette" in told.out
    assert "3. Why one of them says what it says" in told.out
    assert told.out.count("\n  concordant ") == 6


def test_the_demonstration_shows_who_else_says_so_and_what_that_is_worth(
    concordant: Concordant, tmp_path: Path
) -> None:
    _, told = concordant("demo", "--into", tmp_path).out.split("\n4. ")
    lines = told.splitlines()
    acts = [number for number, line in enumerate(lines) if line.startswith("f-")]
    assert 2 <= len(acts) <= 4
    first, behind = lines[acts[0]], lines[acts[0] + 1]
    assert "60 or 40 missiles" in first and "5 reports · 3 families · 2 to 3 origins · grade 2" in behind
    assert behind.endswith("✗ denied by 1 · ≠ contradicted: how much")
    (why,) = (line for line in lines if line.startswith("Why grade 2: "))
    assert "5 reports, of which 2 copies" in why and "National Intelligence Service" in why
    assert f"concordant finding {first[:10]} " in told and "concordant findings " in told


def test_it_may_be_repeated(concordant: Concordant, tmp_path: Path) -> None:
    assert concordant("demo", "--into", tmp_path) == concordant("demo", "--into", tmp_path)


def test_its_project_can_be_used(concordant: Concordant, tmp_path: Path) -> None:
    concordant("demo", "--into", tmp_path)
    again = concordant(
        "add", tmp_path / "concordant-demo" / "reports", "--project", tmp_path / "concordant-demo"
    )
    assert again.code == 0


def test_every_bundled_report_is_described() -> None:
    about = tomllib.loads(SAMPLES.joinpath("metadata.toml").read_text("utf-8"))
    names = {file.name for file in SAMPLES.joinpath("reports").iterdir()}
    assert about.keys() <= names
    # What is not described there describes itself.
    assert names - about.keys() == {"10-fil-defense.html", "12-breves-de-bruxelles.jsonl"}
    assert all(entry["url"].split("/")[2].endswith(".example") for entry in about.values())


@pytest.mark.parametrize("file", sorted(f.name for f in SAMPLES.joinpath("reports").iterdir()))
def test_a_bundled_report_has_the_length_of_a_dispatch(
    concordant: Concordant, tmp_path: Path, file: str
) -> None:
    path = tmp_path / file
    path.write_bytes(SAMPLES.joinpath("reports", file).read_bytes())
    if file.endswith(".jsonl"):
        words = [len(json.loads(record)["text"].split()) for record in path.read_text("utf-8").splitlines()]
    else:
        words = [len(path.read_text("utf-8").split())]
    assert all(100 < count < 320 for count in words)


def test_the_doctor_finds_everything_in_place(concordant: Concordant, project: Path) -> None:
    told = concordant("doctor", "--project", project)
    assert told.code == 0 and "✗" not in told.out
    assert "2 received, 2 reports, 1 claims" in told.out


def test_the_doctor_names_what_is_wrong(concordant: Concordant, project: Path) -> None:
    (project / "concordant.db").write_bytes(b"junk" * 1000)
    told = concordant("doctor", "--project", project, "--overlay", "nowhere")
    assert told.code == 4 and "concordant.db" in told.out and "nowhere" in told.out and "next:" in told.out


def test_the_doctor_s_findings_as_json(concordant: Concordant) -> None:
    rows = [json.loads(line) for line in concordant("doctor", "--json").out.splitlines()]
    assert {"concordant", "Python", "parts", "knowledge", "ledger", "cache", "terminal"} <= {
        r["part"] for r in rows
    }
