"""Letters of reliability: given by people in the register of a project; F without one."""

import json
from pathlib import Path

import pytest

from conftest import Concordant

OUTLET = "Agence Horizon"


@pytest.fixture
def demo(concordant: Concordant, tmp_path: Path) -> Path:
    assert concordant("demo", "--into", tmp_path).code == 0
    return tmp_path / "concordant-demo"


def entry(**fields: str) -> str:
    given = {"name": OUTLET, "letter": "B", "why": "corrects itself", "who": "Ana", "since": "2025-01-15"}
    lines = (f"{key} = {json.dumps(value)}" for key, value in (given | fields).items() if value)
    return "\n".join(("[[source]]", *lines, ""))


def letters(concordant: Concordant, demo: Path) -> dict[str, str]:
    told = concordant("sources", "--json", "--project", demo)
    assert told.code == 0
    return {row["outlet"]: row["letter"] for row in map(json.loads, told.out.splitlines())}


def test_nobody_has_a_letter_until_a_person_gives_one(concordant: Concordant, demo: Path) -> None:
    assert set(letters(concordant, demo).values()) == {"F"}
    page = concordant("finding", "f-0e20", "--project", demo).out
    assert "Letters of the outlets" not in page


def test_a_letter_stands_beside_the_grade_and_changes_nothing_else(
    concordant: Concordant, demo: Path
) -> None:
    before = concordant("finding", "f-0e20", "--project", demo).out.splitlines()
    (demo / "sources.toml").write_text(entry(name="agence  HORIZON"), "utf-8")
    assert letters(concordant, demo)[OUTLET] == "B"
    after = concordant("finding", "f-0e20", "--project", demo).out.splitlines()
    (added,) = [each for each in after if each not in before]
    assert added.startswith("  Letters of the outlets: B: Agence Horizon · F: ")
    assert [each for each in after if each != added] == before
    told = json.loads(concordant("finding", "f-0e20", "--json", "--project", demo).out)
    assert told["letters"][OUTLET] == "B" and told["letters"]["Radio Estuaire"] == "F"


def test_the_later_of_two_entries_holds(concordant: Concordant, demo: Path) -> None:
    (demo / "sources.toml").write_text(entry() + entry(letter="D", since="2025-09-01"), "utf-8")
    assert letters(concordant, demo)[OUTLET] == "D"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (entry(letter="G"), "'G' is no letter of reliability"),
        (entry(why=""), '"why" is missing'),
        (entry(who=""), '"who" is missing'),
        (entry(since=""), '"since" is missing'),
        (entry(colour="red"), '"colour" means nothing here'),
        ("[other]\n", '"other" means nothing here'),
        ("source = 3\n", "sources are written as [[source]]"),
        ("[[source\n", "cannot be read"),
    ],
)
def test_a_wrong_entry_is_told_with_its_place(
    concordant: Concordant, demo: Path, wrong: str, told: str
) -> None:
    (demo / "sources.toml").write_text(wrong, "utf-8")
    answer = concordant("sources", "--project", demo)
    assert answer.code == 0
    assert told in answer.err and str(demo / "sources.toml") in answer.err
    assert letters(concordant, demo)[OUTLET] == "F"


def test_one_wrong_entry_does_not_hide_the_others(concordant: Concordant, demo: Path) -> None:
    (demo / "sources.toml").write_text(entry(name="Radio Estuaire", letter="z") + entry(), "utf-8")
    assert letters(concordant, demo)[OUTLET] == "B"


def test_whoever_has_a_letter_is_listed_even_without_a_report(concordant: Concordant, demo: Path) -> None:
    (demo / "sources.toml").write_text(entry(name="Service national"), "utf-8")
    assert letters(concordant, demo)["Service national"] == "B"
    assert "pourquoi" in concordant("sources", "--speak", "fr", "--project", demo).out
