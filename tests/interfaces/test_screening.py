"""``concordant screen``: candidates of every format, each with its ground, and never a merge."""

import json
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from told_projects import NIS, Told, said, told_project

from concordant.model.claim import Actor
from concordant.model.identifiers import claim_id
from concordant.store.project import init_project
from conftest import Concordant
from lists_told import LISTS, SDN, WITH_VESSELS, written

KIM = Actor("Kim Jong Un", "KP", "kim-jong-un")
MARIA = Actor("Maria", "RU", "vessel-maria")
VALDOR = Actor("Valdor Arms")


def by(number: int, agent: Actor, recipient: Actor | None = None) -> Told:
    """A report that says of these what it says of North Korea and Russia elsewhere."""
    received, reading = said(number, NIS, month=f"20{10 + number}-05-01")
    (claim,) = reading.claims
    claim = replace(claim, agent=agent, recipient=recipient or claim.recipient)
    return received, replace(reading, claims=(replace(claim, id=claim_id(claim)),))


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A project whose findings name a person, a ship and a company that the knowledge does not hold."""
    return told_project(tmp_path / "told", (by(1, KIM), by(2, MARIA), by(3, VALDOR), by(4, MARIA, VALDOR)))


def rows(concordant: Concordant, told: Path, *arguments: str | Path, code: int = 0) -> list[dict[str, Any]]:
    shown = concordant("screen", "--project", told, "--json", *arguments)
    assert shown.code == code, shown.err
    return [json.loads(line) for line in shown.out.splitlines()]


def pairs(found: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(row["subject"]["name"], row["listed"]["names"][0].casefold()) for row in found}


@pytest.mark.parametrize("name", LISTS)
def test_every_format_gives_the_same_candidates(
    concordant: Concordant, told: Path, tmp_path: Path, name: str
) -> None:
    found = rows(concordant, told, written(tmp_path, name))
    subjects = [row["subject"]["name"] for row in found]
    assert subjects.count("Kim Jong Un") == 1, "his father stands on every list, and is another"
    assert subjects.count("Maria") == (name in WITH_VESSELS), (
        "two ships are called so, and one has our number"
    )
    assert subjects.count("Valdor Arms") == 1
    (kim,) = (row for row in found if row["subject"]["id"] == "kim-jong-un")
    assert not any("il" in each.casefold().split() for each in kim["listed"]["names"])
    assert kim["listed"]["place"].startswith(str(tmp_path)) and kim["listed"]["kind"] == "person"
    assert "1984" in kim["listed"]["births"][-1] and kim["listed"]["programmes"]
    assert all(row["findings"] for row in found)


@pytest.mark.parametrize("name", WITH_VESSELS)
def test_a_ship_goes_by_its_number(concordant: Concordant, told: Path, tmp_path: Path, name: str) -> None:
    (maria,) = (r for r in rows(concordant, told, written(tmp_path, name)) if r["subject"]["name"] == "Maria")
    assert (maria["way"], maria["score"], maria["our_name"]) == ("identifier", 1.0, "imo")
    assert maria["their_name"] == "8517839" and maria["doubts"] == []
    assert len(maria["findings"]) == 2


def test_a_ship_without_a_number_is_one_word_in_doubt(
    concordant: Concordant, told: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ships.jsonl"
    path.write_text('{"id":"v-1","schema":"Vessel","properties":{"name":["МАРИЯ","MARIA"]}}\n', "utf-8")
    (maria,) = rows(concordant, told, path)
    assert (maria["way"], maria["doubts"]) == ("same", ["one_word"])


def test_a_number_in_another_kind_of_entry_is_told_with_its_doubts(
    concordant: Concordant, told: Path, tmp_path: Path
) -> None:
    path = written(tmp_path, "un.xml")
    told_of = "International Maritime Organization (IMO) Number: 8517839 is its ship."
    path.write_text(path.read_text("utf-8").replace("It trades in arms.", told_of), "utf-8")
    found = rows(concordant, told, path, "--threshold", "1")
    (maria,) = (row for row in found if row["subject"]["name"] == "Maria")
    assert set(maria["doubts"]) == {"kind", "name"}


def test_what_only_reports_name_says_so(concordant: Concordant, told: Path, tmp_path: Path) -> None:
    found = rows(concordant, told, written(tmp_path, "entities.ftm.json"))
    (valdor,) = (row for row in found if row["subject"]["name"] == "Valdor Arms")
    assert valdor["subject"] == {"id": None, "name": "Valdor Arms", "kind": "unknown", "identifiers": []}
    assert valdor["doubts"] == ["name_only"] and valdor["their_name"] == "ООО Валдор Армс"
    assert valdor["sentence"] == "Valdor Arms may be ООО Валдор Армс (NK-5)."
    assert valdor["sentence_fr"] == "Valdor Arms pourrait être ООО Валдор Армс (NK-5)."


def test_a_table_never_says_is(concordant: Concordant, told: Path, tmp_path: Path) -> None:
    path = written(tmp_path, "targets.simple.csv")
    english = concordant("screen", path, "--project", told)
    assert english.code == 0
    assert english.out.startswith("3 candidates · OpenSanctions simple table · 5 entries · 3 actors\n")
    assert "may be on the list as" in english.out and "nothing is merged" in english.err
    assert "Not screened: 1 state;" in english.err
    french = concordant("screen", path, "--project", told, "--speak", "fr").out
    assert french.startswith("3 candidats · tableau simple d’OpenSanctions · 5 entrées · 3 acteurs\n")
    assert "pourrait être sur la liste" in french and "même numéro OMI : 8517839" in french
    assert concordant("screen", path, "--project", told, "-q").err == ""


def test_a_spreadsheet_gets_a_header_and_no_formula(
    concordant: Concordant, told: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"id":"=1+1","schema":"Company","properties":{"name":["Valdor Arms"]}}\n', "utf-8")
    header, line = concordant("screen", path, "--project", told, "--csv").out.splitlines()
    assert header.startswith("score,way,actor_id,actor,") and ",'=1+1," in line


def test_thresholds_and_limits(concordant: Concordant, told: Path, tmp_path: Path) -> None:
    path = written(tmp_path, "sdn.xml")
    loose, strict = (rows(concordant, told, path, "--threshold", value) for value in ("0.5", "1"))
    assert pairs(strict) <= pairs(rows(concordant, told, path)) <= pairs(loose)
    assert rows(concordant, told, path, "--limit", "1") == rows(concordant, told, path)[:1]
    assert concordant("screen", path, "--project", told, "--threshold", "0.2").code == 2


def test_all_actors_need_no_project(concordant: Concordant, tmp_path: Path) -> None:
    path = written(tmp_path, "un.xml")
    shown = concordant("screen", path, "--all-actors", "--json")
    assert shown.code == 0
    found = {json.loads(line)["subject"]["id"]: json.loads(line) for line in shown.out.splitlines()}
    assert {"kim-jong-un", "kim-jong-il"} <= set(found), "father and son, each his own entry"
    assert found["kim-jong-il"]["listed"]["id"] == "KPi.902" and found["kim-jong-un"]["findings"] == []
    assert concordant("screen", path).code == 1


def test_other_names_of_ofac(concordant: Concordant, told: Path, tmp_path: Path) -> None:
    beside = concordant("screen", written(tmp_path / "both", "sdn.csv"), "--project", told)
    assert "VALDOR ARMS" in beside.out and "ALT.CSV: 2" in beside.err
    alone = tmp_path / "alone.csv"
    alone.write_bytes(SDN.encode())
    shown = concordant("screen", alone, "--project", told)
    assert "VALDOR ARMS" not in shown.out and "--aliases FILE" in shown.err
    named = concordant("screen", alone, "--aliases", tmp_path / "both" / "ALT.CSV", "--project", told)
    assert "VALDOR ARMS" in named.out
    wrong = concordant("screen", written(tmp_path, "eu.xml"), "--aliases", alone, "--project", told)
    assert wrong.code == 1 and "--aliases" in wrong.err


def test_broken_lines_are_named_and_the_rest_is_screened(
    concordant: Concordant, told: Path, tmp_path: Path
) -> None:
    path = written(tmp_path, "entities.ftm.json")
    path.write_text(path.read_text("utf-8") + '{"id": "half\n[1]\n', "utf-8")
    shown = concordant("screen", path, "--project", told)
    assert shown.code == 3 and shown.out.startswith("3 candidates")
    assert f"{path}:8: " in shown.err and f"{path}:9: " in shown.err and "2 entries of the list" in shown.err


def test_many_broken_lines_do_not_bury_the_rest(concordant: Concordant, told: Path, tmp_path: Path) -> None:
    path = written(tmp_path, "entities.ftm.json")
    path.write_text(path.read_text("utf-8") + "{\n" * 500, "utf-8")
    shown = concordant("screen", path, "--project", told)
    assert shown.code == 3 and "…and 480 more problems" in shown.err and "500 entries" in shown.err


def test_standard_input(concordant: Concordant, told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(LISTS["eu.xml"].encode())))
    found = rows(concordant, told, "-")
    assert {row["subject"]["name"] for row in found} == {"Kim Jong Un", "Valdor Arms"}
    assert found[0]["listed"]["place"].startswith("<stdin>:")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"name,born\nSomebody,1950\n", "targets.simple.csv"),
        (b"<html></html>", "sdn.xml"),
        (b"[{}]", "JSON lines"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\xff\xfe<\x00", "UTF-8"),
        (b'<Sanctions xmlns="https://x/ADVANCED_XML"/>', "download sdn.xml"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST/>', "markup"),
    ],
)
def test_what_is_no_list_says_which_are(
    concordant: Concordant, told: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    shown = concordant("screen", path, "--project", told)
    assert shown.code == 1 and says in shown.err and shown.err.startswith("error: ") and "next: " in shown.err


def test_a_file_that_is_not_there(concordant: Concordant, told: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        shown = concordant("screen", path, "--project", told)
        assert shown.code == 1 and str(path) in shown.err


def test_nobody_to_screen(concordant: Concordant, tmp_path: Path) -> None:
    states = told_project(tmp_path / "states", (said(1, NIS),))
    shown = concordant("screen", written(tmp_path, "un.xml"), "--project", states)
    assert shown.code == 0 and "--all-actors" in shown.err and "2 states;" in shown.err
    empty = init_project(tmp_path / "empty").folder
    assert "--all-actors" in concordant("screen", tmp_path / "un.xml", "--project", empty).err


def test_nobody_found_promises_nothing(concordant: Concordant, told: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"id":"a","schema":"Person","properties":{"name":["Jean Valdor"]}}\n', "utf-8")
    shown = concordant("screen", path, "--project", told)
    assert shown.code == 0 and "does not show that nobody is listed" in shown.err
