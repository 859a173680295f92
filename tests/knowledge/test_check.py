"""Checking: every slip is told in plain words, with its line and what to write."""

from pathlib import Path

import pytest
from knowledge_files import loaded, put, put_actor

from concordant.knowledge.check import LINTS, Finding, check

PLACE = """\
id = "szohod"
kind = "city"
name = "Szohod"
state = "ZB"
confidence = "verified"
sources = ["general reference"]
not = ["Szohod-les-Bains"]

[names]
fr = ["Szohod"]

[[case]]
lang = "fr"
text = "Szohod dort."
finds = ["Szohod"]

[[case]]
lang = "fr"
text = "Szohod-les-Bains dort."
silent = true
"""


def findings(root: Path) -> list[tuple[str, int, str, str]]:
    """What is found, as file name, line, level, and what is wrong."""
    return [(Path(f.path).name, f.line, f.level, f.wrong) for f in check(*loaded(root))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one sound actor."""
    put_actor(tmp_path)
    return tmp_path


def test_a_sound_file_gives_nothing(root: Path) -> None:
    assert findings(root) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "level", "wrong"),
    [
        ('id = "borduria"', 'id = "syldavia"', 1, "error", 'the id "syldavia" is not the name of the file'),
        ('sources = ["general reference"]\n', "", 1, "error", "no source is given."),
        ('sources = ["general reference"]', "sources = []", 6, "warning", '"sources" is empty.'),
        ('"memory"', '"verified"', 5, "warning", "called verified"),
        ("silent = true", 'finds = ["bord"]', 11, "error", "must stay silent"),
        ('finds = ["Bordurie"]', "silent = true", 11, "error", "where it is found"),
        ('finds = ["Bordurie"]', 'finds = ["Syldavie"]', 14, "error", '"Syldavie" does not stand'),
        ("Le bord de la rivière est calme.", "La Bordurie a livré des obus.", 18, "warning", "given twice"),
        ('fr = ["Bordurie"]', "fr = []", 9, "warning", '"names.fr" is empty.'),
        ('fr = ["Bordurie"]', "fr = []", 8, "error", "can never be found"),
        ('fr = ["Bordurie"]', 'fr = ["Bordurie", "Bordurie"]', 9, "warning", '"Bordurie" is given twice.'),
        ("\n[names]", 'not = ["Bordurie"]\n\n[names]', 7, "error", "both a name and a look-alike"),
        ("\n[names]", 'needs = ["obus"]\n\n[names]', 7, "warning", "no short name"),
        ("[[case]]", '[short]\nfr = ["BORDURIE"]\n\n[[case]]', 12, "error", "a full and a short name"),
        ("\n[names]", 'member_of = ["pact"]\n\n[names]', 7, "error", '"pact" is none of the actors'),
        ('state = "ZB"', 'kind_of = "ZB"', 4, "error", '"kind_of" is no field of an actor.'),
    ],
)
def test_a_slip_is_told(root: Path, old: str, new: str, line: int, level: str, wrong: str) -> None:
    text = (root / "actors/borduria.toml").read_text("utf-8")
    assert old in text
    put(root, "actors/borduria.toml", text.replace(old, new, 1 if "[[" in old else -1))
    told = [(n, g) for _, n, g, w in findings(root) if wrong in w]
    assert told == [(line, level)]


def test_a_state_must_exist(root: Path) -> None:
    text = PLACE.replace('state = "ZB"', 'state = "ZS"').replace('"verified"', '"memory"')
    put(root, "places/szohod.toml", text)
    [(_, line, level, wrong)] = findings(root)
    assert (line, level, wrong) == (4, "error", '"ZS" is none of the states in the knowledge.')
    [finding] = check(*loaded(root))
    assert finding.write == 'Write "ZB" if that is meant; else add the file.'


def test_a_territory_has_a_code_without_being_a_state(root: Path) -> None:
    put(
        root,
        "places/szohod.toml",
        PLACE.replace('state = "ZB"', 'state = "GL"').replace("verified", "memory"),
    )
    assert findings(root) == []


def test_a_name_has_one_owner_in_its_folder(root: Path) -> None:
    put_actor(root, "syldavia", ('name = "Borduria"', 'name = "Syldavia"'), ('state = "ZB"\n', ""))
    put(
        root,
        "places/bordurie.toml",
        PLACE.replace('"szohod"', '"bordurie"').replace('["Szohod"]', '["Bordurie"]'),
    )
    claims = [row for row in findings(root) if "claimed" in row[3]]
    assert claims == [("syldavia.toml", 8, "error", '"Bordurie" is also claimed by borduria.')]


def test_a_demonym_has_one_owner(root: Path) -> None:
    demonyms = ("[[case]]", '[demonyms]\nfr = ["bordure"]\n\n[[case]]')
    text = (root / "actors/borduria.toml").read_text("utf-8")
    put(root, "actors/borduria.toml", text.replace(*demonyms, 1))
    other = (
        text.replace(*demonyms, 1).replace('"borduria"', '"syldavia"').replace('["Bordurie"]', '["Syldavie"]')
    )
    put(root, "actors/syldavia.toml", other.replace("La Bordurie", "La Syldavie"))
    assert findings(root) == [("syldavia.toml", 12, "error", '"bordure" is also claimed by borduria.')]


def test_the_nursery_may_lack_cases(root: Path) -> None:
    text = (root / "actors/borduria.toml").read_text("utf-8")
    head = text[: text.index("[[case]]")]
    put(
        root,
        "actors/nursery/syldavia.toml",
        head.replace('"borduria"', '"syldavia"').replace("Bordurie", "Syldavie"),
    )
    assert findings(root) == [("syldavia.toml", 1, "note", "this entry is provisional.")]


def test_what_could_not_be_loaded_is_found_too(root: Path) -> None:
    put(root, "actors/broken.toml", "id = \n")
    [finding] = check(*loaded(root))
    assert (Path(finding.path).name, finding.line, finding.level) == ("broken.toml", 1, "error")
    assert str(finding).startswith(f"{finding.path}:1: this is not valid TOML")


def test_findings_come_in_the_order_of_files(root: Path) -> None:
    put(root, "actors/a.toml", "id = \n")
    put(root, "places/szohod.toml", PLACE)
    found = check(*loaded(root))
    assert list(found) == sorted(found)
    assert [Path(f.path).name for f in found] == ["a.toml", "szohod.toml"]


def test_every_check_says_its_name_and_what_to_do() -> None:
    assert len({lint.name for lint in LINTS}) == len(LINTS)
    for lint in LINTS:
        assert lint.name and lint.recommendation.endswith(".")


def test_a_finding_is_a_line_to_click() -> None:
    assert str(Finding("a.toml", 3, "error", "It is wrong.", "Write x.")) == "a.toml:3: It is wrong. Write x."
