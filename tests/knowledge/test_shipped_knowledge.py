"""The knowledge that comes with the program: complete, sound, and true to its own cases."""

import re
from functools import cache
from pathlib import Path

import pytest
from knowledge_sentences import found

from concordant.knowledge.check import check
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.entry import Named
from concordant.knowledge.load import SHIPPED, Root, load
from concordant.knowledge.schema import KINDS
from concordant.knowledge.wording import fields_of
from concordant.model.problem import Problem

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "knowledge.md"
EVENTS = "transfer technology_transfer production procurement deployment test use agreement meeting sanction "
CLASSES = (
    "ballistic_missile cruise_missile missile_other artillery_ammunition artillery drone armour aircraft "
    "air_defence naval small_arms explosives components technology nuclear personnel "
    "munitions_unspecified weapons_unspecified funds_or_fuel other"
)


@cache
def shipped() -> tuple[Knowledge, tuple[Problem, ...]]:
    """The shipped knowledge of the world."""
    return load(roots=[Root(SHIPPED)])


def named() -> list[tuple[str, Named]]:
    """Every entry that reports call by names."""
    return [(folder, entry) for folder, entry in shipped()[0] if isinstance(entry, Named)]


def test_nothing_is_wrong_with_it() -> None:
    knowledge, problems = shipped()
    assert [str(finding) for finding in check(knowledge, problems)] == []


def test_every_event_and_class_of_the_guideline_is_there() -> None:
    knowledge, _ = shipped()
    assert set(knowledge.events) == {*EVENTS.split(), "violation", "interdiction"}
    assert set(knowledge.classes) == set(CLASSES.split())
    assert {e.id for e in knowledge.events.values() if e.joint} == {"agreement", "meeting"}


def test_classes_widen_without_circles() -> None:
    classes = shipped()[0].classes
    for start in classes:
        seen: set[str] = set()
        ahead = [start]
        while ahead:
            here = ahead.pop()
            assert here not in seen, start
            seen.add(here)
            ahead.extend(classes[here].broader)


@pytest.mark.parametrize("folder", ["actors", "agreements", "materiel", "outlets", "places"])
def test_every_case_holds(folder: str) -> None:
    wrong = [
        (entry.id, case.text, found(entry, case.text))
        for where, entry in named()
        for case in entry.cases
        if where == folder and found(entry, case.text) != set(case.finds)
    ]
    assert wrong == []


def test_the_states_are_all_there() -> None:
    states = {a.state for a in shipped()[0].actors.values() if a.kind == "state"}
    assert {"KP", "KR", "RU", "UA", "US", "TW", "XK", "PS", "VA", "CD", "CG", "SS", "TL"} <= states
    assert len(states) == 193 + len({"TW", "XK", "PS", "VA"})


@pytest.mark.parametrize(
    ("sentence", "identifier"),
    [
        ("Pyongyang nie.", "north-korea"),
        ("La RDC accuse Kigali.", "dr-congo"),
        ("Le Kremlin se tait.", "russia"),
        ("« Non », répond la Maison Blanche.", "united-states"),
        ("Les Emirats démentent.", "united-arab-emirates"),
        ("M. Choïgou a parlé.", "sergei-shoigu"),
        ("Les FSR avancent.", "rapid-support-forces"),
    ],
)
def test_the_press_calls_them_so(sentence: str, identifier: str) -> None:
    assert found(shipped()[0].actors[identifier], sentence)


@pytest.mark.parametrize(
    ("sentence", "folder", "identifier"),
    [
        ("Milan accueille la semaine de la mode.", "materiel", "milan-missile"),
        ("Rafale de vent sur la côte.", "materiel", "dassault-rafale"),
        ("Le mistral souffle.", "materiel", "mistral-missile"),
        ("Neptune est une planète.", "materiel", "neptune-missile"),
        ("César et Caesar sont deux chiens.", "materiel", "caesar"),
        ("Michael Jordan a signé des chaussures.", "actors", "jordan"),
        ("Dominique a vendu sa maison.", "actors", "dominica"),
        ("Grenade lancée sur un café.", "actors", "grenada"),
        ("Le monde change.", "outlets", "le-monde"),
        ("Libération de la ville.", "outlets", "liberation"),
        ("Us et coutumes.", "actors", "united-nations"),
    ],
)
def test_ordinary_words_are_left_alone(sentence: str, folder: str, identifier: str) -> None:
    entry = shipped()[0].entries(folder).get(identifier)
    assert not isinstance(entry, Named) or not found(entry, sentence)


def test_acronyms_that_are_words_elsewhere_stay_in_their_language() -> None:
    everywhere = {form.text for _, entry in named() for form in entry.forms() if form.kind == "name"}
    assert not everywhere & {"UN", "EU", "AU", "SANS", "SEC", "MID", "IDF", "SDF"}


def test_every_field_is_documented() -> None:
    told = DOCUMENTATION.read_text("utf-8")
    for folder, model in KINDS.items():
        section = re.search(rf"^## [^\n]*`{folder}/`\n(.*?)(?=^## |\Z)", told, re.M | re.S)
        assert section, folder
        common = re.search(r"^## Every file\n(.*?)^## ", told, re.M | re.S)
        assert common
        for key in fields_of(model):
            assert f"`{key}`" in section[1] + common[1], (folder, key)
