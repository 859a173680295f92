"""``concordant check``: what an author of knowledge files is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Concordant

BORDURIA = """\
id = "borduria"
kind = "state"
name = "Borduria"
confidence = "press"
sources = ["invented for this test"]

[names]
fr = ["Bordurie"]

[[case]]
lang = "fr"
text = "La Bordurie a livré des chars."
finds = ["Bordurie"]

[[case]]
lang = "fr"
text = "La bordure du tapis est usée."
silent = true
"""

DISPATCH = (
    "La Bordurie a livré des obus et des missiles à la Syrie, a annoncé lundi l’armée syrienne. "
    "Des chars, des drones et des munitions d’artillerie ont aussi été débarqués à Tartous."
)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A folder of knowledge of one's own, with one sound file."""
    folder = tmp_path / "mine"
    (folder / "actors").mkdir(parents=True)
    (folder / "actors" / "borduria.toml").write_text(BORDURIA, "utf-8")
    return folder


def findings(concordant: Concordant, overlay: Path) -> list[dict[str, Any]]:
    """The errors in files of the overlay alone."""
    told = concordant("check", "--overlay", overlay, "--mine", "--json")
    return [
        row
        for row in map(json.loads, told.out.splitlines())
        if row["path"].startswith(str(overlay)) and row["level"] == "error"
    ]


def test_a_sound_file_gives_no_finding(concordant: Concordant, overlay: Path) -> None:
    assert findings(concordant, overlay) == []


def test_a_case_that_fails_is_an_error_with_its_line(concordant: Concordant, overlay: Path) -> None:
    file = overlay / "actors" / "borduria.toml"
    file.write_text(BORDURIA.replace("La bordure du tapis est usée", "La Bordurie vote dimanche"), "utf-8")
    (found,) = findings(concordant, overlay)
    assert (found["path"], found["line"]) == (str(file), 15)
    assert "Bordurie" in found["wrong"] and found["write"]


def test_a_broken_file_is_an_error_with_its_line(concordant: Concordant, overlay: Path) -> None:
    (overlay / "actors" / "borduria.toml").write_text(BORDURIA.replace('"state"', "state"), "utf-8")
    told = concordant("check", "--overlay", overlay, "--mine")
    assert told.code == 4
    assert "✗ error" in told.out and "borduria.toml:2" in told.out and "next: " in told.out


def test_a_field_that_means_nothing_is_an_error(concordant: Concordant, overlay: Path) -> None:
    (overlay / "actors" / "borduria.toml").write_text(f'colour = "red"\n{BORDURIA}', "utf-8")
    (found,) = findings(concordant, overlay)
    assert found["line"] == 1 and "colour" in found["wrong"]


def test_one_s_own_files_are_checked_alone_when_asked(concordant: Concordant, overlay: Path) -> None:
    told = concordant("check", "--overlay", overlay, "--mine")
    assert told.code == 0
    assert (told.out + told.err).startswith("1 files · 2 cases · 0 errors")


def test_where_nothing_is_one_s_own_that_is_said(concordant: Concordant) -> None:
    told = concordant("check", "--mine")
    assert told.code != 0
    assert "--overlay" in told.err


def test_an_overlay_can_be_named_in_the_project(
    concordant: Concordant, empty_project: Path, overlay: Path
) -> None:
    (overlay / "actors" / "borduria.toml").write_text("id = ", "utf-8")
    settings = f"[knowledge]\noverlays = [{json.dumps(str(overlay))}]\n"
    (empty_project / "concordant.toml").write_text(settings, "utf-8")
    told = concordant("check", "--project", empty_project)
    assert told.code == 4 and "borduria.toml:1" in told.out


def test_an_actor_of_one_s_own_is_read(concordant: Concordant, overlay: Path, tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(f"{DISPATCH}\n", "utf-8")
    told = concordant("read", report, "--lang", "fr", "--overlay", overlay, "--json")
    agents = [json.loads(row)["agent"] for row in told.out.splitlines()]
    assert "Borduria" in [agent["name"] for agent in agents if agent]
