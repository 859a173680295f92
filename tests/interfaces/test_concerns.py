"""``concordant concerns``: which provisions the findings would concern."""

import json
from pathlib import Path
from typing import Any

import pytest
from told_projects import MID, NIS, Told, said, told_project

from concordant.views import concern_lines
from conftest import Concordant

TOLD: tuple[Told, ...] = (
    said(1, NIS),
    said(3, MID, outlet="Le Courrier", denied=True, count=None, month="2022-05-01"),
    said(4, NIS, month="2023-01", phase="planned"),
    said(5, NIS, month="2021-03-05", certainty="possible"),
)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A project with one finding done, one planned, one that is only denied."""
    return told_project(tmp_path / "told", TOLD)


def rows(concordant: Concordant, told: Path, *options: str) -> list[dict[str, Any]]:
    shown = concordant("concerns", "--project", told, "--json", *options)
    assert shown.code == 0, shown.err
    return [json.loads(line) for line in shown.out.splitlines()]


def test_a_delivery_of_shells_would_concern_the_embargo(concordant: Concordant, told: Path) -> None:
    found = rows(concordant, told, "--status", "would_concern")
    by_provision = {row["provision"]: row for row in found}
    row = by_provision["dprk-1874-9"]
    assert row["force"] == "decides" and row["binding"] and row["un"]
    assert "would concern resolution 1874 (2009), paragraph 9" in row["reason"]
    assert "relèverait de la résolution 1874 (2009), § 9" in row["reason_fr"]
    assert [b["state"] for b in row["bearers"]] == ["KP", "RU"]
    assert row["weakest_link"] == row["links"][0] and row["would_change"] and row["would_change_fr"]
    assert {row["finding"] for row in found} == {row["finding"]}


def test_statuses_stand_apart_and_the_plainest_first(concordant: Concordant, told: Path) -> None:
    shown = concordant("concerns", "--project", told).out
    plain, planned, denied = (
        shown.index(f"  {group}\n")
        for group in (
            "would concern",
            "would concern, once carried out",
            "would concern, if it took place although all who speak of it deny it",
        )
    )
    assert plain < min(planned, denied)
    assert "violat" not in shown and "breach" not in shown
    assert {row["status"] for row in rows(concordant, told)} >= {"would_concern", "planned", "denied"}


def test_what_is_only_possible_is_folded_unless_asked_for(
    concordant: Concordant, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(rows(concordant, told, "--status", "possible")) == 2
    monkeypatch.setattr(concern_lines, "FOLDED", 1)
    folded = concordant("concerns", "--project", told).out
    assert "…and 1 more that are only possible; all with --all" in folded
    for options in (("--all",), ("--status", "possible")):
        assert "--all" not in concordant("concerns", "--project", told, *options).out


def test_in_french(concordant: Concordant, told: Path) -> None:
    shown = concordant("concerns", "--project", told, "--speak", "fr").out
    assert "\n  relèverait\n    de la résolution" in shown and "maillon faible : " in shown
    assert "Corée du Nord → Russie" in shown and "viole" not in shown


@pytest.mark.parametrize(
    ("options", "some"),
    [
        (("--agent", "KP"), True),
        (("--agent", "RU"), False),
        (("--actor", "RU"), True),
        (("--recipient", "RU"), True),
        (("--event", "transfer"), True),
        (("--event", "test"), False),
        (("--item", "drone"), False),
        (("--regime", "unsc-1718"), True),
        (("--regime", "unsc-1970"), False),
        (("--regime", "unsc-171"), True),
    ],
)
def test_filters(concordant: Concordant, told: Path, options: tuple[str, ...], some: bool) -> None:
    assert bool(rows(concordant, told, *options)) is some


def test_nothing_found_says_why(concordant: Concordant, told: Path, empty_project: Path) -> None:
    shown = concordant("concerns", "--project", told, "--agent", "IR")
    assert shown.code == 0 and shown.out == "" and "That says nothing about texts" in shown.err
    assert "concordant add" in concordant("concerns", "--project", empty_project).err
    assert concordant("concerns", "-q", "--project", empty_project).err == ""


def test_an_unknown_regime_gets_the_nearest(concordant: Concordant, told: Path) -> None:
    shown = concordant("concerns", "--project", told, "--regime", "unsc-1817")
    assert shown.code == 1 and "'unsc-1817'" in shown.err and "unsc-1718" in shown.err
