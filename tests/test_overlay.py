"""A folder of one's own teaches the program new actors, weapons, events and words without any Python."""

from pathlib import Path

import pytest

from concordant.knowledge.collection import Knowledge
from concordant.model.claim import Claim
from concordant.model.problem import Problem
from concordant.pipeline import load_knowledge, read
from concordant.prove import prove
from reports_read import received, shipped

STATE = """\
id = "borduria"
kind = "state"
name = "Borduria"
state = "ZB"
confidence = "memory"
sources = ["invented"]

[names]
fr = ["Bordurie"]

[demonyms]
fr = ["bordurien"]

[[case]]
lang = "fr"
text = "La Bordurie se tait."
finds = ["Bordurie"]

[[case]]
lang = "fr"
text = "La bordure du trottoir est usée."
silent = true
"""

PERSON = """\
id = "otokar-plekszy"
kind = "person"
name = "Otokar Plekszy"
state = "ZB"
role = "head of government"
confidence = "memory"
sources = ["invented"]

[names]
fr = ["Otokar Plekszy"]

[short]
fr = ["Plekszy"]

[[case]]
lang = "fr"
text = "Otokar Plekszy a parlé."
finds = ["Otokar Plekszy"]

[[case]]
lang = "fr"
text = "Otokar joue aux cartes."
silent = true
"""

WEAPON = """\
id = "zk-7"
class = "cruise_missile"
kind = "model"
name = "ZK-7"
unit = "missile"
origin = "ZB"
confidence = "memory"
sources = ["invented"]

[names]
fr = ["ZK-7"]

[[case]]
lang = "fr"
text = "Au catalogue : ZK-7."
finds = ["ZK-7"]

[[case]]
lang = "fr"
text = "Au catalogue : ZX-70."
silent = true
"""

EVENT = """\
id = "zorbling"
gloss = "goods zorbled to somebody"
sources = ["invented"]

[roles]
agent = "who zorbles"
recipient = "who is zorbled to"
item = "goods"
"""

FRAME = """\
id = "zorbling"
event = "zorbling"
sources = ["invented"]
needs = ["item", "agent"]

[triggers]
verbs = ["zorbler"]

[agent]
at = ["subject"]

[recipient]
at = ["to"]

[item]
at = ["object"]
accepts = ["item"]

[[case]]
text = "La Bordurie a zorblé des ZK-7 à la Russie."
event = "zorbling"
agent = "ZB"
recipient = "RU"
item = "cruise_missile"

[[case]]
text = "La Bordurie a zorblé la soupe."
silent = true
"""

FILES = {
    "actors/states/borduria.toml": STATE,
    "actors/persons/otokar-plekszy.toml": PERSON,
    "materiel/zk-7.toml": WEAPON,
    "events/zorbling.toml": EVENT,
    "language/fr/frames/zorbling.toml": FRAME,
}

REPORT = """\
La Bordurie aurait zorblé douze missiles ZK-7 à la Russie, selon des responsables américains.

Otokar Plekszy a démenti que la Bordurie ait zorblé des missiles.
"""


def put(folder: Path, path: str, text: str) -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def claims(text: str, knowledge: Knowledge) -> tuple[Claim, ...]:
    return read(received(text, {"lang": "fr", "published": "2025-06-18"}), knowledge).claims


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("overlay")
    for path, text in FILES.items():
        put(made, path, text)
    return made


@pytest.fixture(scope="module")
def knowledge(folder: Path) -> Knowledge:
    loaded, problems = load_knowledge([folder])
    assert [problem for problem in problems if str(folder) in problem.place] == []
    return loaded


def test_a_new_verb_states_a_new_event(knowledge: Knowledge) -> None:
    claim = claims(REPORT, knowledge)[0]
    assert claim.event == "zorbling"
    assert claim.agent is not None and (claim.agent.name, claim.agent.state) == ("Borduria", "ZB")
    assert claim.recipient is not None and (claim.recipient.name, claim.recipient.state) == ("Russia", "RU")
    assert claim.item is not None and (claim.item.item_class, claim.item.id) == ("cruise_missile", "zk-7")


def test_a_new_verb_takes_every_hedge_that_the_language_knows(knowledge: Knowledge) -> None:
    claim = claims(REPORT, knowledge)[0]
    assert (claim.certainty, claim.phase, claim.polarity) == ("unverified", "done", "affirmed")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (12, 12, "missile")
    assert [voice.state for voice in claim.attribution] == ["US"]


@pytest.mark.parametrize(
    ("text", "phase", "certainty"),
    [
        ("La Bordurie zorblera des missiles à la Russie.", "planned", "asserted"),
        ("La Bordurie pourrait zorbler des missiles à la Russie.", None, "possible"),
        ("Des missiles ont été zorblés à la Russie par la Bordurie.", "done", "asserted"),
    ],
)
def test_a_new_verb_is_conjugated(knowledge: Knowledge, text: str, phase: str | None, certainty: str) -> None:
    (claim,) = claims(text, knowledge)
    assert (claim.event, claim.certainty) == ("zorbling", certainty)
    assert phase in (None, claim.phase)
    assert claim.agent is not None and claim.agent.state == "ZB"
    assert claim.recipient is not None and claim.recipient.state == "RU"


def test_a_new_person_is_a_voice_of_its_state(knowledge: Knowledge) -> None:
    denial = claims(REPORT, knowledge)[1]
    assert denial.polarity == "denied"
    assert [(voice.name, voice.state) for voice in denial.attribution] == [("Otokar Plekszy", "ZB")]


def test_its_cases_are_proved(knowledge: Knowledge, folder: Path) -> None:
    assert prove(knowledge, [folder]) == ()


def test_without_the_folder_nothing_of_it_is_known() -> None:
    assert claims(REPORT, shipped()) == ()
    assert "borduria" not in shipped().actors


def test_an_overlay_leaves_what_is_shipped(knowledge: Knowledge) -> None:
    assert shipped().actors.keys() < knowledge.actors.keys()
    text = "La Corée du Nord a livré des obus à la Russie."
    assert [claim.id for claim in claims(text, knowledge)] == [claim.id for claim in claims(text, shipped())]
    assert knowledge.digest != shipped().digest


BROKEN = {
    "syntax": ("events/zorbling.toml", EVENT, 'gloss = "goods', "gloss = goods", 2),
    "unknown field": ("events/zorbling.toml", EVENT, "sources", "souces", 3),
    "wrong kind": ("actors/states/borduria.toml", STATE, 'kind = "state"', 'kind = "planet"', 2),
    "wrong role": ("language/fr/frames/zorbling.toml", FRAME, 'accepts = ["item"]', 'accepts = ["soup"]', 17),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_named_with_its_line_and_hides_nothing(tmp_path: Path, what: str) -> None:
    path, text, old, new, line = BROKEN[what]
    for other, content in FILES.items():
        put(tmp_path, other, content)
    assert old in text
    put(tmp_path, path, text.replace(old, new, 1))
    knowledge, problems = load_knowledge([tmp_path])
    places = {p.place for p in problems if p.place.startswith(str(tmp_path))}
    assert f"{tmp_path / path}:{line}" in places
    assert {place.rpartition(":")[0] for place in places} == {str(tmp_path / path)}
    held = {entry.id for _, entry in knowledge if entry.path.startswith(str(tmp_path))}
    assert held == {Path(other).stem for other in FILES if other != path} | (
        {"zorbling"} if path.endswith("zorbling.toml") else set()
    )
    assert shipped().actors.keys() <= knowledge.actors.keys()


def test_a_file_of_the_overlay_replaces_the_shipped_one(tmp_path: Path) -> None:
    albania = Path(shipped().actors["albania"].path)
    text = albania.read_text("utf-8").replace('name = "Albania"', 'name = "Shqipëria"')
    put(tmp_path, "actors/states/albania.toml", text)
    knowledge, _ = load_knowledge([tmp_path])
    (claim,) = claims("L'Albanie a livré des obus à la Russie.", knowledge)
    assert claim.agent is not None and claim.agent.name == "Shqipëria"
    assert len(knowledge.actors) == len(shipped().actors)


def test_a_frame_of_the_overlay_replaces_the_shipped_one(tmp_path: Path) -> None:
    text = "La Corée du Nord a tiré un missile balistique."
    (before,) = claims(text, shipped())
    rule = next(reason.rule for reason in before.reasons if reason.slot == "event")
    frame = next(e for f, e in shipped() if f == "language/fr/frames" and e.id == rule.rpartition("/")[2])
    silent = (
        f'id = "{frame.id}"\nevent = "{before.event}"\nsources = ["invented"]\n\n[triggers]\nverbs = []\n'
    )
    put(tmp_path, f"language/fr/frames/{frame.id}.toml", silent)
    knowledge, problems = load_knowledge([tmp_path])
    assert [p for p in problems if p.place.startswith(str(tmp_path))] == []
    assert all(reason.rule != rule for claim in claims(text, knowledge) for reason in claim.reasons)


def test_a_provisional_rule_is_read_and_marked(tmp_path: Path) -> None:
    for path, content in FILES.items():
        put(tmp_path, path, content)
    (tmp_path / "language/fr/frames/zorbling.toml").unlink()
    put(tmp_path, "language/fr/frames/nursery/zorbling.toml", FRAME)
    knowledge, _ = load_knowledge([tmp_path])
    assert claims(REPORT, knowledge)[0].event == "zorbling"
    assert [e.provisional for f, e in knowledge if e.id == "zorbling" and f.startswith("language")] == [True]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    knowledge, problems = load_knowledge([tmp_path / "nowhere"])
    assert [(type(p), p.place) for p in problems] == [(Problem, str(tmp_path / "nowhere"))]
    assert "albania" in knowledge.actors
