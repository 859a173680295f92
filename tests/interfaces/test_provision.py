"""``concordant provision``: one provision of a sanctions text, or all of them."""

import json
from pathlib import Path

import pytest
from told_projects import NIS, said, told_project

from concordant.pipeline import load_knowledge
from conftest import Concordant


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A project with one finding done, one planned."""
    return told_project(tmp_path / "told", (said(1, NIS), said(4, NIS, month="2023-01", phase="planned")))


def test_a_provision_and_the_findings_that_would_concern_it(concordant: Concordant, told: Path) -> None:
    shown = concordant("provision", "dprk-1874-9", "--project", told)
    assert shown.code == 0 and shown.out.startswith("dprk-1874-9\n") and shown.err == ""
    for words in ("1718", "S/RES/1874 (2009), 9", "decides (binds every State)", "since 2009-06-12", "about"):
        assert words in shown.out
    plain, planned = (
        shown.out.index(f"  {group}\n") for group in ("would concern", "would concern, once carried out")
    )
    assert plain < shown.out.index("2024-10-14") < planned < shown.out.index("2023-01")


def test_without_a_project_the_text_alone_is_shown(concordant: Concordant) -> None:
    shown = concordant("provision", "dprk-1874-9", "--speak", "fr")
    assert shown.code == 0 and "toutes les armes" in shown.out and "Recoupements" not in shown.out
    assert "There is no project here" in shown.err
    row = json.loads(concordant("provision", "dprk-1874-9", "--json").out)
    assert row["findings"] is None and row["paraphrase"]["en"] and "path" not in row


def test_a_project_that_was_named_and_is_none_is_an_error(concordant: Concordant, tmp_path: Path) -> None:
    shown = concordant("provision", "dprk-1874-9", "--project", tmp_path / "nowhere")
    assert shown.code == 1 and "there is no project" in shown.err


def test_as_json_it_names_its_findings(concordant: Concordant, told: Path) -> None:
    row = json.loads(concordant("provision", "dprk-1874-9", "--json", "--project", told).out)
    assert [each["status"] for each in row["findings"]] == ["would_concern", "planned"]
    assert row["regime"] == "unsc-1718" and row["in_force"][0]["start"] == "2009-06-12"


def test_all_provisions(concordant: Concordant) -> None:
    held = load_knowledge()[0].provisions
    lines = concordant("provision", "--json").out.splitlines()
    assert {json.loads(line)["id"] for line in lines} == set(held)
    assert concordant("provision").out.startswith(f"{len(held)} provisions\n")


@pytest.mark.parametrize("identifier", sorted(load_knowledge()[0].provisions))
@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_every_provision_can_be_shown(concordant: Concordant, identifier: str, tongue: str) -> None:
    shown = concordant("provision", identifier, "--speak", tongue)
    assert shown.code == 0 and shown.out.startswith(identifier) and "violat" not in shown.out


def test_an_unknown_id_gets_the_nearest(concordant: Concordant) -> None:
    shown = concordant("provision", "dprk-1847-9")
    assert shown.code == 1 and shown.out == "" and "dprk-1874-9" in shown.err
    shown = concordant("provision", "dprk-1874")
    assert shown.code == 1 and "the nearest: dprk-1874-10" in shown.err
