"""``concordant reread``: newer knowledge reads anew, and what changed is told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from concordant import pipeline
from concordant.knowledge.collection import Knowledge
from concordant.model.claim import Claim, Evidence
from concordant.model.identifiers import claim_id
from concordant.model.reading import Reading
from concordant.model.report import Received
from conftest import Concordant

GIVEN = "Téhéran aurait livré plus de 200 missiles balistiques à la Russie en septembre 2024."
DENIED = "L’Iran dément avoir livré des missiles à Moscou."
PLANNED = "Paris pourrait fournir des obus de 155 mm à l’Ukraine, a annoncé le ministre français des Armées."


@pytest.fixture
def project(concordant: Concordant, empty_project: Path, tmp_path: Path) -> Path:
    """Two reports that were read; the first has three claims, the second one."""
    (tmp_path / "a.txt").write_text(f"{GIVEN}\n\n{DENIED}\n\n{PLANNED}", "utf-8")
    (tmp_path / "b.txt").write_text(GIVEN, "utf-8")
    paths = (tmp_path / "a.txt", tmp_path / "b.txt")
    assert concordant("add", *paths, "--project", empty_project).code == 0
    assert len(held(concordant, empty_project)) == 4
    return empty_project


def held(concordant: Concordant, project: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in concordant("claims", "--json", "--project", project).out.splitlines()
    ]


@pytest.fixture
def newer(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that no longer finds the denial, tells the plan as offered, and finds a test of its own."""
    whole, version = pipeline.read, pipeline.version

    def read(received: Received, knowledge: Knowledge, *reader: object) -> Reading:
        reading = whole(received, knowledge)
        claims = [c for c in reading.claims if c.polarity != "denied"]
        if len(claims) < 2:
            return reading
        planned = _named(replace(claims[1], phase="offered"))
        words = Evidence("mardi", 1000, 1005)
        won = _named(replace(claims[0], event="test", evidence=words))
        return replace(reading, claims=(claims[0], planned, replace(won, number=3)))

    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(pipeline, "version", lambda knowledge, *reader: f"next {version(knowledge, *reader)}")


def _named(claim: Claim) -> Claim:
    return replace(claim, id=claim_id(claim))


def test_nothing_new_changes_nothing(concordant: Concordant, project: Path) -> None:
    before = held(concordant, project)
    told = concordant("reread", "--diff", "--project", project)
    assert (told.code, told.out) == (0, "0 read, 0 otherwise · 0 same · 0 won · 0 lost · 0 changed\n")
    assert held(concordant, project) == before


@pytest.mark.usefixtures("newer")
def test_what_changed_is_shown_with_its_words(concordant: Concordant, project: Path) -> None:
    told = concordant("reread", "--diff", "--project", project)
    assert told.code == 0
    assert told.out.endswith("2 read, 1 otherwise · 2 same · 1 won · 1 lost · 1 changed\n")
    assert "  1 the same · 1 won · 1 lost · 1 told otherwise\n" in told.out
    lines = told.out.splitlines()
    signs = [line[2] for line in lines if line[2:4] in ("+ ", "− ", "≠ ")]
    assert signs == ["+", "−", "≠"]
    assert any("dément avoir livré" in line for line in lines)
    assert any(line.startswith("    → ") and "offered" in line and "how far along" in line for line in lines)
    assert concordant("reread", "--project", project).out.startswith("0 read")


@pytest.mark.usefixtures("newer")
def test_counts_alone_without_diff(concordant: Concordant, project: Path) -> None:
    told = concordant("reread", "--project", project, "--speak", "fr").out.splitlines()
    assert len(told) == 3 and "perdues\u00a0: 1" in told[1]


@pytest.mark.usefixtures("newer")
def test_a_rehearsal_keeps_nothing(concordant: Concordant, project: Path) -> None:
    before = held(concordant, project)
    told = concordant("reread", "--dry-run", "--project", project)
    assert "1 lost" in told.out and told.out.endswith("(nothing was kept)\n")
    assert held(concordant, project) == before
    assert concordant("reread", "--project", project).out.endswith("1 changed\n")


@pytest.mark.usefixtures("newer")
def test_for_another_program(concordant: Concordant, project: Path) -> None:
    told = concordant("reread", "--json", "--project", project)
    [changed] = [json.loads(line) for line in told.out.splitlines()]
    assert [len(changed[name]) for name in ("won", "lost", "changed")] == [1, 1, 1]
    assert changed["changed"][0]["slots"] == ["phase"]
    assert told.err.startswith("2 read, 1 otherwise")


def test_judgements_outlive_a_new_reading(
    concordant: Concordant, project: Path, request: pytest.FixtureRequest
) -> None:
    def founded(claim: str) -> bool:
        return claim in concordant("finding", claim, "--json", "--project", project).out

    [first, _] = [str(c["id"]) for c in held(concordant, project) if c["certainty"] == "unverified"]
    assert founded(first)
    assert concordant("judge", "reject", first, "--why", "erreur", "--project", project).code == 0
    assert not founded(first)
    request.getfixturevalue("newer")
    assert "2 read" in concordant("reread", "--project", project).out
    assert first in {c["id"] for c in held(concordant, project)}
    assert not founded(first)
