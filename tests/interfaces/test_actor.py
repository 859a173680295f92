"""``concordant actor``: one actor in the knowledge and in the ledger."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from told_projects import KCNA, MID, NIS, Told, said, told_project

from concordant.model.claim import Actor
from concordant.model.identifiers import claim_id
from conftest import Concordant


def by(told: Told, agent: Actor, recipient: Actor, event: str = "transfer") -> Told:
    """The same report, of an act between others."""
    received, reading = told
    (claim,) = reading.claims
    changed = replace(claim, agent=agent, recipient=recipient, event=event)
    return received, replace(reading, claims=(replace(changed, id=claim_id(changed)),))


MAKER = Actor("Zavodskol")
RUSSIA, KOREA = Actor("Russia", "RU", "russia"), Actor("North Korea", "KP", "north-korea")


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A project with deliveries both ways, one denied, an agreement, and a maker that nobody knows."""
    readings = (
        said(1, NIS),
        by(said(2, KCNA, outlet="La Vigie", month="2023-05-01"), RUSSIA, KOREA),
        by(said(3, MID, outlet="Le Courrier", denied=True, count=None, month="2022-01-01"), RUSSIA, KOREA),
        by(said(4, NIS, count=None, month="2021-01-01"), MAKER, RUSSIA),
        by(said(5, NIS, count=None, month="2020-01-01"), RUSSIA, KOREA, "agreement"),
    )
    return told_project(tmp_path / "told", readings)


def profile(concordant: Concordant, told: Path, who: str) -> dict[str, Any]:
    shown = concordant("actor", who, "--project", told, "--json")
    assert shown.code == 0, shown.err
    row: dict[str, Any] = json.loads(shown.out)
    return row


@pytest.mark.parametrize(
    "who", ["KP", "north-korea", "Corée du Nord", "COREE DU NORD", "КНДР", "북한", "Pyongyang"]
)
def test_an_actor_goes_by_id_code_and_every_name(concordant: Concordant, told: Path, who: str) -> None:
    assert profile(concordant, told, who)["known"]["id"] == "north-korea"


def test_claims_flows_and_counterflows(concordant: Concordant, told: Path) -> None:
    row = profile(concordant, told, "KP")
    assert row["claims"] == {"agent": 1, "recipient": 3, "voice": 0}
    gives = {(flow["other"]["name"], flow["event"]): flow for flow in row["gives"]}
    assert set(gives) == {("Russia", "transfer"), ("Russia", "agreement")}
    (takes,) = row["takes"]
    assert takes["other"]["name"] == "Russia" and len(takes["findings"]) == 1 and len(takes["denied"]) == 1
    assert [act["when"] for act in row["timeline"]] == [
        "2020-01-01",
        "2022-01-01",
        "2023-05-01",
        "2024-10-14",
    ]


def test_a_page_in_each_language(concordant: Concordant, told: Path) -> None:
    page = concordant("actor", "KP", "--project", told).out
    assert page.startswith("North Korea\n") and "names (ko)" in page and "qid Q423" in page
    assert (
        "→ Russia · transfer · artillery ammunition · 1 finding" in page
        and "and 1 that nobody affirms" in page
    )
    french = concordant("actor", "KP", "--project", told, "--speak", "fr").out
    assert french.startswith("Corée du Nord\n") and "et 1 que personne n’affirme" in french


def test_an_actor_that_only_reports_name(concordant: Concordant, told: Path) -> None:
    row = profile(concordant, told, "zavodskol")
    assert row["name"] == "Zavodskol" and row["known"] is None and row["claims"]["agent"] == 1
    assert "no file of the knowledge tells of it" in concordant("actor", "Zavodskol", "--project", told).out


def test_without_a_project_only_the_knowledge_is_shown(concordant: Concordant) -> None:
    shown = concordant("actor", "KP")
    assert shown.code == 0 and "Timeline" not in shown.out and "There is no project here" in shown.err
    assert json.loads(concordant("actor", "KP", "--json").out)["timeline"] is None


def test_unknown_and_shared_names(concordant: Concordant, told: Path) -> None:
    shown = concordant("actor", "Kim Jong Unn", "--project", told)
    assert shown.code == 1 and shown.out == "" and "Kim Jong Un" in shown.err
    near = concordant("actor", "Zavodskoll", "--project", told)
    assert near.code == 1 and "Zavodskol" in near.err
    assert concordant("actor", "xqxqxqx").code == 1
