"""``concordant judge``."""

import json
from pathlib import Path

import pytest
from told_projects import KCNA, MID, NIS, Told, claim_of, said, told_project

from concordant.model.identifiers import judgement_id
from concordant.store.project import find_project, open_ledger
from conftest import Concordant, Outcome

TOLD: tuple[Told, ...] = (
    said(1, NIS),
    said(2, KCNA, outlet="La Vigie"),
    said(3, MID, outlet="Le Courrier", denied=True, count=None),
    said(4, NIS, outlet="La Poste", month="2023-01"),
)
ONE, OTHER, DENIAL, APART = map(claim_of, TOLD)


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two findings, and somebody who judges."""
    monkeypatch.setenv("CONCORDANT_WHO", "Ana")
    return told_project(tmp_path / "told", TOLD)


def judged(concordant: Concordant, told: Path, *words: str) -> Outcome:
    outcome = concordant("judge", *words, "--project", told)
    assert outcome.code == 0, outcome.err
    return outcome


def judgement_of(outcome: Outcome) -> str:
    return outcome.err.rsplit("retract ", 1)[1].strip()


def findings(concordant: Concordant, told: Path) -> list[frozenset[str]]:
    rows = map(json.loads, concordant("findings", "--project", told, "--json").out.splitlines())
    return [frozenset(claim["id"] for claim in row["claims"]) for row in rows]


def test_claims_of_one_act_are_joined_and_parted_again(concordant: Concordant, told: Path) -> None:
    before = set(findings(concordant, told))
    outcome = judged(concordant, told, "same", ONE, APART, "--why", "same ship")
    assert outcome.out.splitlines()[0].endswith(f"Ana · one act {ONE[:10]} {APART[:10]} · “same ship”")
    assert "before\n" in outcome.out and "after\n" in outcome.out
    assert findings(concordant, told) == [frozenset((ONE, OTHER, DENIAL, APART))]
    judged(concordant, told, "retract", judgement_of(outcome))
    assert set(findings(concordant, told)) == before


def test_different_acts_are_parted(concordant: Concordant, told: Path) -> None:
    judged(concordant, told, "different", ONE, OTHER)
    assert not any({ONE, OTHER} <= found for found in findings(concordant, told))
    outcome = judged(concordant, told, "same", ONE, OTHER)
    assert {ONE, OTHER} <= next(found for found in findings(concordant, told) if ONE in found)
    assert "still stand apart" not in outcome.err


def test_same_that_runs_into_different_says_so(concordant: Concordant, told: Path) -> None:
    judged(concordant, told, "different", OTHER, APART)
    assert "They still stand apart" in judged(concordant, told, "same", ONE, APART).err


def test_one_origin_lowers_the_count(concordant: Concordant, told: Path) -> None:
    outcome = judged(concordant, told, "same-origin", ONE, OTHER)
    before, after = outcome.out.split("after\n")
    assert "2 families · 2 origins" in before and "2 families · 1 origin " in after
    assert (
        "2 families · 2 origins" in judged(concordant, told, "independent", ONE, OTHER).out.split("after")[1]
    )


def test_a_misread_claim_counts_no_more(concordant: Concordant, told: Path) -> None:
    judged(concordant, told, "reject", DENIAL, OTHER)
    assert findings(concordant, told).count(frozenset((ONE,))) == 1
    gone = concordant("finding", DENIAL, "--project", told)
    assert gone.code == 1 and "belongs to no finding" in gone.err and "judge list" in gone.err
    judged(concordant, told, "accept", DENIAL)
    assert any({ONE, DENIAL} <= found for found in findings(concordant, told))


def test_a_correction_moves_the_claim(concordant: Concordant, told: Path) -> None:
    outcome = judged(concordant, told, "correct", ONE, "--set", "phase=planned", "--set", "recipient=Chine")
    assert "phase=planned recipient=China" in outcome.out
    assert frozenset((ONE,)) in findings(concordant, told)


def test_an_unknown_party_is_taken_as_it_stands(concordant: Concordant, told: Path) -> None:
    told_of = judged(concordant, told, "correct", ONE, "--set", "agent=Zorblax").err
    assert "nobody is known as 'Zorblax'" in told_of
    assert "note:" not in judged(concordant, told, "correct", ONE, "--set", "agent=KP").err


def test_a_grade_is_a_person_s(concordant: Concordant, told: Path) -> None:
    identifier = json.loads(concordant("findings", "--project", told, "--json", "--disputed").out)["id"]
    outcome = judged(concordant, told, "regrade", identifier, "1", "--who", "Ben", "--why", "seen both")
    assert "grade 1 (by Ben)" in outcome.out
    page = concordant("finding", identifier, "--project", told).out
    assert "Grade 1 (by Ben)" in page and "the digit was given by Ben." in page and "“seen both”" in page


def test_the_same_again_changes_nothing(concordant: Concordant, told: Path) -> None:
    first = judged(concordant, told, "accept", ONE)
    assert "no finding changes" in first.out
    again = judged(concordant, told, "accept", ONE)
    assert again.out == "" and "stands already: j-" in again.err
    assert concordant("judge", "list", "--project", told).out.count("\n") == 1
    held = json.loads(judged(concordant, told, "accept", ONE, "--json").out)
    assert held["judgement"]["id"] == judgement_of(first) and held["after"] == []


def test_json_holds_before_and_after(concordant: Concordant, told: Path) -> None:
    row = json.loads(judged(concordant, told, "different", ONE, OTHER, "--json").out)
    assert row["judgement"]["kind"] == "different" and row["judgement"]["claims"] == [ONE, OTHER]
    assert len(row["before"]) == 1 and len(row["after"]) >= 2


def test_the_list_keeps_what_was_taken_back(concordant: Concordant, told: Path) -> None:
    assert "Nobody has judged" in concordant("judge", "list", "--project", told).err
    made = judgement_of(judged(concordant, told, "reject", ONE))
    undone = judgement_of(judged(concordant, told, "retract", made[:6]))
    lines = concordant("judge", "list", "--project", told, "--speak", "fr").out.splitlines()
    assert f"mal lu {ONE[:10]} · repris par {undone}" in lines[0] and f"repris {made}" in lines[1]
    rows = [json.loads(x) for x in concordant("judge", "list", "--json", "--project", told).out.splitlines()]
    assert [(row["kind"], row["taken_back"]) for row in rows] == [("reject", undone), ("retract", None)]


def test_a_retraction_can_be_taken_back(concordant: Concordant, told: Path) -> None:
    made = judgement_of(judged(concordant, told, "reject", ONE))
    undone = judgement_of(judged(concordant, told, "retract", made))
    outcome = judged(concordant, told, "retract", undone)
    rows = [json.loads(x) for x in concordant("judge", "list", "--json", "--project", told).out.splitlines()]
    last = judgement_of(outcome)
    assert [row["taken_back"] for row in rows] == [None, last, None]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("same", ONE), "judge same CLAIM CLAIM"),
        (("accept",), "judge accept CLAIM…"),
        (("correct", ONE), "judge correct CLAIM --set SLOT=VALUE"),
        (("correct", ONE, "--set", "colour=red"), "slots are event, phase"),
        (("correct", ONE, "--set", "phase"), "--set takes SLOT=VALUE"),
        (("correct", ONE, "--set", "phase=perhaps"), "one of done, ongoing"),
        (("correct", ONE, "--set", "event=party"), "one of "),
        (("correct", ONE, "--set", "item_class=tea"), "artillery_ammunition"),
        (("accept", ONE, "--set", "phase=done"), "--set is for"),
        (("regrade", "f-1"), "judge regrade FINDING DIGIT"),
        (("regrade", "f-1", "7"), "'7' is no grade"),
        (("retract",), "judge retract JUDGEMENT"),
        (("list", ONE), "list takes nothing"),
        (("praise", ONE), "praise"),
    ],
)
def test_what_was_not_understood(
    concordant: Concordant, told: Path, words: tuple[str, ...], wanted: str
) -> None:
    outcome = concordant("judge", *words, "--project", told)
    assert outcome.code == 2 and wanted in outcome.err and "next:" in outcome.err


@pytest.mark.parametrize(
    "words", [("same", ONE, ONE), ("accept", "c-ffff"), ("retract", "j-ffff"), ("regrade", "f-ffff", "2")]
)
def test_what_is_not_there(concordant: Concordant, told: Path, words: tuple[str, ...]) -> None:
    outcome = concordant("judge", *words, "--project", told)
    assert outcome.code == 1 and outcome.out == "" and "next:" in outcome.err
    assert concordant("judge", "list", "--project", told).out == ""


def test_nobody_at_the_keyboard(concordant: Concordant, told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONCORDANT_WHO")

    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr("getpass.getuser", nobody)
    outcome = concordant("judge", "accept", ONE, "--project", told)
    assert outcome.code == 1 and "--who NAME" in outcome.err
    monkeypatch.setattr("getpass.getuser", lambda: "ida")
    assert " ida · " in judged(concordant, told, "accept", ONE).out


def test_the_id_is_a_hash_of_what_is_said(concordant: Concordant, told: Path) -> None:
    judged(concordant, told, "accept", ONE, "--why", "lu deux fois")
    with open_ledger(find_project(told)) as ledger:
        (made,) = ledger.judgements()
    assert made.id == judgement_id(made) and made.id.startswith("j-") and len(made.id) == 18
    assert made.about[0].start == 0 and made.about[0].event == "transfer"
