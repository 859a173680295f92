"""``concordant new``: a file to begin with, told as unfinished until everything is written."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from concordant.interfaces.cli import knowing
from concordant.interfaces.cli.new import KINDS
from concordant.knowledge.entry import Entry
from concordant.knowledge.json_schema import names
from concordant.knowledge.language_schema import EVERY_KIND
from concordant.knowledge.load import SHIPPED, load
from concordant.knowledge.scaffold import FOLDERS, scaffold, unwritten
from concordant.knowledge.wording import fields_of
from conftest import Concordant

WRITTEN = {
    "actor": {"kind": "state", "confidence": "press", "names.fr": "Valdorie", "case.0.finds": "Valdorie"},
    "materiel": {
        "class": "drone",
        "kind": "model",
        "unit": "drone",
        "confidence": "press",
        "names.fr": "Valdorie",
        "case.0.finds": "Valdorie",
    },
    "outlet": {"kind": "agency", "confidence": "press", "names.fr": "Valdorie", "case.0.finds": "Valdorie"},
    "frame": {
        "event": "transfer",
        "triggers.verbs": "gratifier",
        "case.0.text": "Paris a gratifié des chars.",
        "case.0.event": "transfer",
        "case.0.agent": "FR",
        "case.0.item": "armour",
    },
    "provision": {
        "regime": "unsc-1718",
        "issuer": "security_council",
        "adopted": "2009-06-12",
        "force": "decides",
        "addressees": "all_states",
        "states": "KP",
        "confidence": "low",
        "in_force.0.start": "2009-06-12",
        "scope.0.events": "transfer",
        "scope.0.directions": "from",
        "scope.0.classes": "drone",
        **{f"case.{n}.event": "transfer" for n in (0, 1)},
        **{f"case.{n}.agent": "north-korea" for n in (0, 1)},
        **{f"case.{n}.recipient": "russia" for n in (0, 1)},
        **{f"case.{n}.item": "drone" for n in (0, 1)},
        "case.0.date": "2010-03",
        "case.1.date": "2008-03",
    },
}


@pytest.fixture(autouse=True)
def afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    knowing.load_knowledge.cache_clear()


def begin(concordant: Concordant, kind: str, *more: str) -> Path:
    told = concordant("new", kind, "valdoria", "--overlay", "mine", *more)
    assert told.code == 0, told.err
    knowing.load_knowledge.cache_clear()
    return Path(told.out.strip())


def findings(concordant: Concordant) -> list[dict[str, Any]]:
    rows = map(json.loads, concordant("check", "--overlay", "mine", "--json").out.splitlines())
    return [row for row in rows if row["path"].startswith("mine")]


def write_everything(file: Path, values: dict[str, str]) -> None:
    """What a person does: every ``<…>`` gets words, the given ones or any."""
    text = file.read_text("utf-8")
    for place in unwritten(tomllib.loads(text)):
        key = ".".join(map(str, place.at))
        value = values.get(key, values.get(re.sub(r"\.\d+$", "", key), "Valdorie est là."))
        text = text.replace(f"<{place.what}>", value, 1)
    file.write_text(text, "utf-8")


def test_what_can_be_begun_is_what_the_command_offers() -> None:
    assert set(FOLDERS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_beginning_lies_where_its_kind_belongs(concordant: Concordant, kind: str) -> None:
    file = begin(concordant, kind)
    assert file == Path("mine") / FOLDERS[kind].format(lang="fr") / "valdoria.toml"
    content = tomllib.loads(file.read_text("utf-8"))
    assert content["id"] == "valdoria"
    assert [case.get("silent", False) for case in content["case"]] == [False, True]


def mentioned(text: str) -> set[str]:
    """The keys and tables that a file holds or offers behind a ``#``, at the top of it."""
    bare = re.sub(r"^# (?=[a-z_]+ = |\[)", "", text, flags=re.MULTILINE)
    return set(re.findall(r"^\[?\[?([a-z_]+)(?: = |\]\]?$)", bare, flags=re.MULTILINE))


@pytest.mark.parametrize("kind", KINDS)
def test_a_beginning_holds_every_field_of_its_kind(kind: str) -> None:
    model: type[Entry] = names(EVERY_KIND)[kind]
    known = mentioned(scaffold(kind, "valdoria"))
    assert set(fields_of(model)) - known == set()
    held = set(tomllib.loads(scaffold(kind, "valdoria")))
    assert {key for key, field in fields_of(model).items() if field.is_required()} <= held


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_still_to_be_written_is_told_with_its_line(concordant: Concordant, kind: str) -> None:
    file = begin(concordant, kind)
    text = file.read_text("utf-8")
    told = findings(concordant)
    lines = text.splitlines()
    expected = sorted(n for n, line in enumerate(lines, 1) if "<" in line and not line.startswith("#"))
    assert sorted(row["line"] for row in told) == expected
    assert {row["level"] for row in told} == {"error"}
    for row in told:
        assert "is still to be written." in row["wrong"]
        assert row["write"].removeprefix("Put here, in place of <…>: ")[:-1] in lines[row["line"] - 1]


def test_reading_refuses_what_is_unfinished(concordant: Concordant) -> None:
    begin(concordant, "actor")
    Path("report.txt").write_text("Paris a livré des chars à Kiev.", "utf-8")
    told = concordant("read", "report.txt", "--overlay", "mine")
    assert told.code == 1 and "still to be written" in told.err and "Traceback" not in told.err


@pytest.mark.parametrize("kind", KINDS)
def test_once_everything_is_written_the_file_is_one_of_its_kind(concordant: Concordant, kind: str) -> None:
    file = begin(concordant, kind, "--name", 'The "Valdorie"')
    write_everything(file, WRITTEN[kind])
    knowledge, problems = load([Path("mine")], EVERY_KIND)
    assert [problem for problem in problems if problem.place.startswith("mine")] == []
    entry = knowledge.entries(FOLDERS[kind].format(lang="fr"))["valdoria"]
    assert len(entry.cases) == 2
    assert getattr(entry, "name", 'The "Valdorie"') == 'The "Valdorie"'


def test_a_wrong_word_is_told_after_the_last_gap_is_closed(concordant: Concordant) -> None:
    file = begin(concordant, "actor")
    write_everything(file, {**WRITTEN["actor"], "kind": "sate"})
    [told] = findings(concordant)
    assert '"kind" does not fit' in told["wrong"] and "'state'" in told["wrong"]


def test_nothing_is_overwritten(concordant: Concordant) -> None:
    file = begin(concordant, "actor")
    sorted_in = file.parent / "states" / file.name
    sorted_in.parent.mkdir()
    for place in (file, file.rename(sorted_in)):
        before = place.read_text("utf-8") if place.exists() else sorted_in.read_text("utf-8")
        told = concordant("new", "actor", "valdoria", "--overlay", "mine")
        assert told.code == 1 and "exists already" in told.err
        assert sorted_in.read_text("utf-8") == before


@pytest.mark.parametrize("identifier", ["../valdoria", "Valdoria", "valdória", "val doria", "", "a/b", "-"])
def test_an_unfit_id_is_refused(concordant: Concordant, identifier: str, tmp_path: Path) -> None:
    told = concordant("new", "actor", "--overlay", "mine", "--", identifier)
    assert told.code == 1 and "is no id" in told.err
    assert list(tmp_path.rglob("*.toml")) == []


@pytest.mark.parametrize("more", [("--lang", "../x"), ("--lang", "français"), ("--name", "two\nlines")])
def test_unfit_options_are_refused(concordant: Concordant, more: tuple[str, str], tmp_path: Path) -> None:
    assert concordant("new", "frame", "valdoria", "--overlay", "mine", *more).code == 1
    assert list(tmp_path.rglob("*.toml")) == []


def test_without_a_folder_of_ones_own_it_is_told_how_to_name_one(concordant: Concordant) -> None:
    told = concordant("new", "actor", "valdoria")
    assert told.code == 1 and "--overlay my_knowledge" in told.err


def test_a_shipped_id_is_told_to_be_replaced(concordant: Concordant) -> None:
    told = concordant("new", "actor", "north-korea", "--overlay", "mine")
    assert told.code == 0 and "replace the shipped file" in told.err


def test_a_source_tree_takes_it_among_the_shipped(
    concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordant.knowledge import load as loading

    tree = tmp_path / "src" / "concordant" / "knowledge" / "data"
    monkeypatch.setattr(loading, "SHIPPED", tree)
    monkeypatch.setattr(loading, "LANGUAGES", tmp_path / "src" / "concordant" / "language")
    told = concordant("new", "frame", "valdoria", "--shipped")
    assert told.code == 1 and "source tree" in told.err
    (tmp_path / "pyproject.toml").write_text("", "utf-8")
    concordant("new", "frame", "valdoria", "--shipped", "-q")
    concordant("new", "actor", "valdoria", "--shipped", "-q")
    assert (tmp_path / "src/concordant/language/fr/frames/valdoria.toml").is_file()
    assert "#:schema" not in (tree / "actors/valdoria.toml").read_text("utf-8")
    assert not (SHIPPED / "actors" / "valdoria.toml").exists()


def test_editors_find_the_schema_beside_it(concordant: Concordant) -> None:
    for kind in ("actor", "frame"):
        file = begin(concordant, kind)
        first = file.read_text("utf-8").splitlines()[0]
        schema = json.loads((file.parent / first.removeprefix("#:schema ")).read_text("utf-8"))
        assert schema["properties"]["id"]["description"]
