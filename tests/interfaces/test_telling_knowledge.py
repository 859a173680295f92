"""``concordant knowledge``: schemas that fit every shipped file, and figures that agree with the files."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from concordant.interfaces.cli import knowing
from concordant.knowledge.entry import Entry
from concordant.knowledge.json_schema import names, schema_of
from concordant.knowledge.language_schema import EVERY_KIND
from concordant.knowledge.load import load
from concordant.views.coverage import coverage
from concordant.views.wording import TONGUES, wording
from conftest import Concordant

KINDS = names(EVERY_KIND)
HELD = load((), EVERY_KIND)[0]


@pytest.fixture(autouse=True)
def outside_any_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def plain(text: str) -> Any:
    """What an editor holds against the schema: TOML with its dates as text."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


OF_ONES_OWN = {"names-of-actors"}
"""Kinds that only folders of one's own hold: shipped languages name their actors in the actors' files."""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_shipped_file_fits_its_schema(kind: str) -> None:
    validator = Draft202012Validator(schema_of(KINDS[kind]))
    validator.check_schema(validator.schema)
    entries = [entry for _, entry in HELD if type(entry) is KINDS[kind]]
    assert entries or kind in OF_ONES_OWN
    for entry in entries:
        wrong = next(validator.iter_errors(plain(Path(entry.path).read_text("utf-8"))), None)
        assert wrong is None, f"{entry.path}: {wrong and wrong.message}"


@pytest.mark.parametrize(
    "change",
    [
        ('kind = "state"', 'kind = "sate"'),
        ('kind = "state"', ""),
        ("[names]", "[nmaes]"),
        ('id = "north-korea"', 'id = "North Korea"'),
        ('id = "north-korea"', 'id = "north-korea"\npath = "x"'),
    ],
)
def test_a_mistake_does_not_fit(change: tuple[str, str]) -> None:
    text = Path(HELD.actors["north-korea"].path).read_text("utf-8")
    assert change[0] in text
    assert not Draft202012Validator(schema_of(KINDS["actor"])).is_valid(plain(text.replace(*change, 1)))


def test_a_schema_tells_what_to_write_and_nothing_of_the_program(concordant: Concordant) -> None:
    schema = json.loads(concordant("knowledge", "schema", "actor").out)
    assert schema["properties"]["metonyms"]["description"].startswith("capitals and seats")
    assert not {"path", "provisional"} & set(schema["properties"])
    assert {"id", "kind", "name", "confidence"} <= set(schema["required"])


def test_schemas_are_written_to_a_folder(concordant: Concordant) -> None:
    told = concordant("knowledge", "schema", "-o", "schemas")
    assert {Path(line).stem for line in told.out.splitlines()} == set(KINDS)
    assert all(json.loads(file.read_text("utf-8")) for file in Path("schemas").iterdir())
    assert concordant("knowledge", "schema", "actor", "-o", "one").out == f"{Path('one') / 'actor.json'}\n"
    assert len(list(Path("one").iterdir())) == 1


@pytest.mark.parametrize(
    "arguments", [("schema",), ("schema", "dragon"), ("stats", "actor"), ("stats", "-o", "x")]
)
def test_what_cannot_be_meant_is_told(concordant: Concordant, arguments: tuple[str, ...]) -> None:
    told = concordant("knowledge", *arguments)
    assert told.code == 1 and "next:" in told.err and told.out == ""


def test_a_folder_that_cannot_be_made_is_told(concordant: Concordant) -> None:
    Path("file").write_text("in the way", "utf-8")
    told = concordant("knowledge", "schema", "-o", "file/schemas")
    assert told.code == 1 and "cannot be written" in told.err


def test_figures_agree_with_the_files(concordant: Concordant) -> None:
    told = json.loads(concordant("knowledge", "stats", "--json", "-q").out)
    assert told["entries"] == len(HELD)
    states = next(g for g in told["groups"] if (g["folder"], g["kind"]) == ("actors", "state"))
    assert states["entries"] == sum(actor.kind == "state" for actor in HELD.actors.values())
    assert sum(states["confidence"].values()) == states["entries"]
    assert states["languages"]["fr"] == states["entries"] and states["met"] is None
    for folder in ("actors", "materiel", "outlets", "places", "provisions"):
        counted = sum(g["entries"] for g in told["groups"] if g["folder"] == folder)
        assert counted == len(HELD.entries(folder))
    assert set(told["events"]) == set(HELD.events)
    assert told["events"]["transfer"]["fr"]["frames"] > 10
    assert sum(s["fr"]["frames"] for s in told["events"].values() if s) == len(
        HELD.entries("language/fr/frames")
    )
    assert told["met"] is None and told["never"] is None


def test_what_is_not_verified_is_named(concordant: Concordant) -> None:
    told = json.loads(concordant("knowledge", "stats", "--json", "-q").out)["unproven"]
    why = {(each["folder"], each["id"]): each["why"] for each in told}
    for folder, entry in HELD:
        expected = any(
            (entry.provisional, getattr(entry, "verified", None) is False, _from_memory(entry)),
        )
        assert ((folder, entry.id) in why) is expected
    assert set(why.values()) == {"provisional", "unverified", "memory"}


def _from_memory(entry: Entry) -> bool:
    return getattr(entry, "confidence", "") == "memory"


def test_a_ledger_tells_whom_it_has_met(concordant: Concordant) -> None:
    Path("report.txt").write_text(
        "L’Iran a livré des drones Shahed-136 à la Russie, a déclaré Kiev.", "utf-8"
    )
    concordant("init")
    concordant("add", "report.txt", "--lang", "fr", "--published", "2024-03-01")
    told = json.loads(concordant("knowledge", "stats", "--json").out)
    assert {"iran", "russia", "ukraine"} <= set(told["met"]["actors"])
    assert told["met"]["materiel"] == {"shahed": 1}
    assert "iran" not in told["never"]["actors"] and "shahed" not in told["never"]["materiel"]
    assert len(told["never"]["actors"]) + len(told["met"]["actors"]) == len(HELD.actors)
    states = next(g for g in told["groups"] if (g["folder"], g["kind"]) == ("actors", "state"))
    assert states["met"] == 3
    assert "jamais nommés" in concordant("knowledge", "stats", "--speak", "fr").out


def test_without_a_project_the_tables_say_less(concordant: Concordant) -> None:
    told = concordant("knowledge", "stats")
    assert told.code == 0 and "no project here" in told.err
    assert "Events by language" in told.out and "never named" not in told.out


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_kind_and_reason_has_its_words(tongue: Any) -> None:
    words = wording(tongue)
    found = coverage(HELD)
    for group in found.groups:
        known = {**words.tables["knowledge_kind"], **words.tables["class"]}
        if tongue != "en" and group.folder != "provisions" and group.kind:
            assert group.kind in known
        for each in group.confidence:
            assert tongue == "en" or each in words.tables["knowledge_confidence"]
    assert {each.why for each in found.unproven} <= set(words.tables["coverage"])


def test_an_overlay_is_counted_too(concordant: Concordant) -> None:
    folder = Path("mine/language/en/frames")
    folder.mkdir(parents=True)
    (folder / "give.toml").write_text(
        'id = "give"\nevent = "transfer"\nsources = ["invented"]\n[triggers]\nverbs = ["give"]\n'
        '[[case]]\ntext = "France gave tanks to Ukraine."\nevent = "transfer"\n',
        "utf-8",
    )
    knowing.load_knowledge.cache_clear()
    told = json.loads(concordant("knowledge", "stats", "--json", "-q", "--overlay", "mine").out)
    before = HELD.entries("language/en/frames")
    assert (
        told["events"]["transfer"]["en"]["frames"]
        == len([frame for frame in before.values() if getattr(frame, "event", "") == "transfer"]) + 1
    )
