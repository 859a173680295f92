"""The scenarios in the files of provisions are run; a provision of one's own needs no Python."""

import re
from pathlib import Path

import pytest
from concern_acts import law

from concordant.assessment.concerns.assess import concerns
from concordant.assessment.concerns.cases import actor, invented, prove_provisions
from concordant.assessment.concerns.law import Law
from concordant.knowledge.check import check
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.load import SHIPPED, Root, load
from concordant.model.claim import Item

OWN = """\
id = "zb-1-2"
regime = "zb"
issuer = "security_council"
instrument = "S/RES/1 (2030)"
unit = "2"
adopted = "2030-01-02"
force = "decides"
addressees = ["target", "all_states"]
states = ["IS"]
confidence = "low"
verified = false
sources = ["invented"]

[cited]
fr = "de la résolution 1 (2030), § 2"
en = "resolution 1 (2030), paragraph 2"

[paraphrase]
fr = "l’Islande n’exporte pas d’armes"
en = "Iceland exports no arms"

[[in_force]]
start = "2030-01-02"

[[scope]]
events = ["transfer"]
directions = ["from"]
classes = ["weapons_unspecified"]

[[case]]
text = "Iceland sells rifles."
event = "transfer"
agent = "iceland"
recipient = "norway"
item = "small_arms"
date = "2031"

[[case]]
text = "Rifles reach Iceland."
event = "transfer"
agent = "norway"
recipient = "iceland"
item = "small_arms"
date = "2031"
silent = true
"""
REGIME = """\
id = "zb"
issuer = "security_council"
sources = ["invented"]

[name]
fr = "régime inventé"
en = "invented regime"
"""


def own(folder: Path, text: str = OWN, below: str = "provisions") -> Knowledge:
    (folder / below).mkdir(parents=True)
    (folder / "regimes").mkdir(exist_ok=True)
    (folder / below / "zb-1-2.toml").write_text(text, "utf-8")
    (folder / "regimes" / "zb.toml").write_text(REGIME, "utf-8")
    knowledge, problems = load([folder], roots=[Root(SHIPPED)])
    assert problems == ()
    return knowledge


def test_every_scenario_of_the_shipped_provisions_comes_out() -> None:
    knowledge, _ = load(roots=[Root(SHIPPED)])
    assert [str(problem) for problem in prove_provisions(knowledge)] == []


def test_a_provision_of_ones_own_is_proved_and_asked(tmp_path: Path) -> None:
    knowledge = own(tmp_path)
    assert prove_provisions(knowledge) == ()
    assert [f for f in check(knowledge) if f.path.startswith(str(tmp_path))] == []
    known = Law.of(knowledge)
    parties = (actor(("iceland",), known), actor(("norway",), known))
    finding = invented("transfer", *parties, Item("fusils", "small_arms"), "2031-05", "done")
    [one] = concerns(finding, known, "asserted")
    assert one.provision == "zb-1-2" and one.binding and one.unverified
    assert one.reason.fr == (
        "Ce transfert (Islande → Norvège : armes légères) relèverait de la résolution 1 (2030), § 2 : "
        "l’Islande n’exporte pas d’armes."
    )
    assert [(b.state, b.side, b.target) for b in one.bearers] == [
        ("IS", "agent", True),
        ("NO", "recipient", False),
    ]


WRONG = [
    ('["weapons_unspecified"]', '["weapons_unspecified"]\nphases = ["planned"]', 31, "does not cover it"),
    ('directions = ["from"]', 'directions = ["to"]', 30, "the provision does not cover it"),
    ('classes = ["weapons_unspecified"]', 'unsure = ["small_arms"]', 30, "possible instead of would_concern"),
    ('directions = ["from"]', 'directions = ["from", "to"]', 38, "where it must not be"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "told"), WRONG)
def test_a_scenario_that_comes_out_otherwise_is_told(
    tmp_path: Path, right: str, wrong: str, line: int, told: str
) -> None:
    problem = prove_provisions(own(tmp_path, OWN.replace(right, wrong)))[0]
    assert (problem.severity, int(problem.place.rpartition(":")[2])) == ("error", line)
    assert told in problem.message


def test_what_fails_in_a_nursery_is_only_noted(tmp_path: Path) -> None:
    text = OWN.replace('directions = ["from"]', 'directions = ["to"]')
    found = prove_provisions(own(tmp_path, text, "provisions/nursery"))
    assert {problem.severity for problem in found} == {"note"}


GUIDE = (Path(__file__).parents[2] / "docs" / "provisions.md").read_text("utf-8")


def test_the_example_of_the_guide_is_sound(tmp_path: Path) -> None:
    name, text = re.findall(r"<!-- file: my_knowledge/(\S+) -->\n```toml\n(.*?)^```", GUIDE, re.S | re.M)[0]
    (tmp_path / "provisions").mkdir()
    (tmp_path / name).write_text(text, "utf-8")
    knowledge, problems = load([tmp_path], roots=[Root(SHIPPED)])
    assert problems == () and "vald-1-2" in knowledge.provisions
    assert (*check(knowledge), *prove_provisions(knowledge)) == ()


def test_the_guide_shows_what_is_told_and_counts_what_is_held() -> None:
    parties = (actor(("north-korea",), law()), actor(("russia",), law()))
    finding = invented("transfer", *parties, Item("obus", "artillery_ammunition"), "2024-03", "done")
    told = next(c for c in concerns(finding, law(), "asserted") if c.provision == "dprk-1874-9")
    plain = " ".join(GUIDE.replace("\n> ", " ").split())
    weakest = f"Weakest link: {told.weakest.says.en}."
    assert all(words in plain for words in (told.reason.en, told.duty.en, weakest))
    assert f"{len(law().provisions)} provisions of" in GUIDE


def test_the_law_is_asked_fast_and_alike() -> None:
    known = law()
    assert [p.id for p in known.for_event("transfer")] == sorted(p.id for p in known.for_event("transfer"))
    assert known.for_event("use") == ()
    assert known.state_name("ZZ") == "ZZ"
