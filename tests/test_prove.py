"""Every knowledge file proves itself: its cases come out as written, or are named with their line."""

from functools import cache
from pathlib import Path

import pytest

from concordant.knowledge.load import LANGUAGES
from concordant.model.problem import Problem
from concordant.pipeline import load_knowledge
from concordant.prove import prove
from reports_read import shipped


@cache
def found() -> tuple[Problem, ...]:
    return prove(shipped())


def of_language(problem: Problem) -> bool:
    return problem.place.startswith(str(LANGUAGES))


def test_every_case_of_every_language_file_passes() -> None:
    assert [str(p) for p in found() if of_language(p) and p.severity == "error"] == []


def test_what_fails_in_a_nursery_is_only_noted() -> None:
    noted = [p for p in found() if of_language(p) and "nursery" in Path(p.place).parts]
    assert {p.severity for p in noted} <= {"note"}


def test_only_provisional_entries_are_let_off() -> None:
    assert [p.place for p in found() if p.severity == "note" and "nursery" not in Path(p.place).parts] == []


def test_the_languages_have_cases_to_prove() -> None:
    counts = {
        entry.id: (sum(not c.silent for c in entry.cases), sum(c.silent for c in entry.cases))
        for folder, entry in shipped()
        if folder.endswith("/frames")
    }
    assert [name for name, (loud, silent) in counts.items() if not loud or not silent] == []


FRAME = """\
id = "zorbling"
event = "transfer"
sources = ["invented"]

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
text = "L'Iran a zorblé deux drones à la Russie."
event = "transfer"
agent = "IR"
recipient = "RU"
item = "drone"
phase = "done"
certainty = "asserted"
polarity = "affirmed"
voice = "-"
quantity = "2..2"
count = 1

[[case]]
text = "L'Iran a zorblé la soupe."
silent = true
"""
LOUD, SILENT = 18, 31
"""The lines of its two cases."""

ACTOR = """\
id = "borduria"
kind = "state"
name = "Borduria"
state = "ZB"
confidence = "memory"
sources = ["invented"]

[names]
fr = ["Bordurie"]

[[case]]
lang = "fr"
text = "La Bordurie se tait."
finds = ["Bordurie"]

[[case]]
lang = "fr"
text = "La Bordurie parle."
silent = true
"""

WRONG = {
    "agent": ('agent = "IR"', 'agent = "RU"', "agent IR instead of RU"),
    "recipient": ('recipient = "RU"', 'recipient = "-"', "recipient RU instead of -"),
    "event": ('event = "transfer"\nagent', 'event = "test"\nagent', "event transfer instead of test"),
    "item": ('item = "drone"', 'item = "armour"', "item drone instead of armour"),
    "phase": ('phase = "done"', 'phase = "planned"', "phase done instead of planned"),
    "certainty": ('"asserted"', '"possible"', "certainty asserted instead of possible"),
    "polarity": ('"affirmed"', '"denied"', "polarity affirmed instead of denied"),
    "voice": ('voice = "-"', 'voice = "Kiev"', "voice - instead of Kiev"),
    "quantity": ('quantity = "2..2"', 'quantity = "2.."', "quantity 2..2 instead of 2.."),
    "count": ("count = 1", "count = 2", "1 claims are read instead of 2"),
    "nothing": ("L'Iran a zorblé deux", "L'Iran a vu deux", "0 claims are read instead of 1"),
}
"""What is changed in the first case of a right frame, and what must be told of it."""

FRAMES = "language/fr/frames"


def frame(number: int, text: str = FRAME) -> tuple[str, str]:
    """A frame with a verb of its own, so that many can lie in one folder: its file and its text."""
    verb = "z" + "aeiou"[number % 5] * (number // 5 + 1) + "rbl"
    name = f"zorbling-{number}"
    made = (
        text.replace('id = "zorbling"', f'id = "{name}"')
        .replace("zorbl", verb)
        .replace(f'"{verb}ing', '"zorbling')
    )
    return f"{name}.toml", made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one's own with a right frame, and one for each way of being wrong."""
    made = tmp_path_factory.mktemp("overlay")

    def put(below: str, name: str, text: str) -> None:
        (made / below).mkdir(parents=True, exist_ok=True)
        (made / below / name).write_text(text, "utf-8")

    put(FRAMES, *frame(0))
    for number, (right, wrong, _) in enumerate(WRONG.values(), 1):
        assert FRAME.count(right) == 1
        put(FRAMES, *frame(number, FRAME.replace(right, wrong)))
    put(FRAMES, *frame(20, FRAME.replace("la soupe", "la soupe et des drones")))
    put(f"{FRAMES}/nursery", *frame(21, FRAME.replace('agent = "IR"', 'agent = "RU"')))
    put("actors/states", "borduria.toml", ACTOR)
    return made


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Problem]:
    """What is wrong in each file of the folder; no file has more than one wrong case."""
    knowledge, problems = load_knowledge([folder])
    assert [p for p in problems if p.place.startswith(str(folder))] == []
    mine = prove(knowledge, [folder])
    by_file = {Path(p.place.rpartition(":")[0]).stem: p for p in mine}
    assert len(by_file) == len(mine)
    return by_file


def line(problem: Problem) -> int:
    return int(problem.place.rpartition(":")[2])


def test_a_right_case_passes(told: dict[str, Problem]) -> None:
    assert "zorbling-0" not in told


@pytest.mark.parametrize("slot", WRONG)
def test_a_wrong_case_is_caught_with_file_and_line(told: dict[str, Problem], folder: Path, slot: str) -> None:
    name = f"zorbling-{list(WRONG).index(slot) + 1}"
    problem = told[name]
    assert problem.severity == "error"
    assert WRONG[slot][2] in problem.message
    assert problem.place == f"{folder / FRAMES / name}.toml:{LOUD}"


def test_a_case_that_should_be_silent_is_caught(told: dict[str, Problem]) -> None:
    problem = told["zorbling-20"]
    assert (problem.severity, line(problem)) == ("error", SILENT)
    assert "none may be" in problem.message


def test_a_failing_case_of_a_provisional_entry_is_a_note(told: dict[str, Problem]) -> None:
    assert (told["zorbling-21"].severity, line(told["zorbling-21"])) == ("note", LOUD)


def test_a_name_where_it_must_stay_silent_is_caught(told: dict[str, Problem]) -> None:
    assert (told["borduria"].severity, line(told["borduria"])) == ("error", 16)
    assert "must stay silent" in told["borduria"].message
