"""STIX 2.1: the library of the standard takes every object, and references lead somewhere."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import stix2
from export_projects import HARMFUL, TOLD, Told, exported, said

from conftest import Concordant


def objects(content: bytes) -> list[dict[str, Any]]:
    """The objects of a bundle that the library parses, each strictly."""
    bundle = stix2.parse(content.decode(), allow_custom=False)
    assert bundle.type == "bundle"
    held: list[dict[str, Any]] = json.loads(content)["objects"]
    assert len(bundle.objects) == len(held)
    return held


def references(value: Any) -> set[str]:
    if isinstance(value, list):
        return {ref for each in value for ref in references(each)}
    if isinstance(value, dict):
        inner = {ref for each in value.values() for ref in references(each)}
        single = {v for k, v in value.items() if k.endswith("_ref") and isinstance(v, str)}
        many = {ref for k, v in value.items() if k.endswith("_refs") for ref in v}
        return inner | single | many
    return set()


@pytest.mark.parametrize("told", [TOLD, HARMFUL, ()], ids=["told", "harmful", "nothing"])
def test_the_library_takes_it_and_nothing_dangles(
    concordant: Concordant, tmp_path: Path, told: tuple[Told, ...]
) -> None:
    content = exported(concordant, tmp_path, told, "stix")
    held = objects(content)
    ids = [each["id"] for each in held]
    assert len(ids) == len(set(ids)) and references(held) <= set(ids)
    assert all(UUID(each.partition("--")[2]).version == 5 for each in [*ids, json.loads(content)["id"]])
    stamps = [each[key] for each in held for key in ("created", "modified") if key in each]
    assert stamps and all(re.fullmatch(r"[-0-9]{10}T[:0-9]{8}\.\d{3}Z", stamp) for stamp in stamps)
    assert not {"\x1b", "\u202e", "<", "\u2028"} & set(content.decode())


def test_counts_agree_and_denials_are_told_apart(concordant: Concordant, tmp_path: Path) -> None:
    held = objects(exported(concordant, tmp_path, TOLD, "stix"))
    kinds = [each["type"] for each in held]
    assert {kind: kinds.count(kind) for kind in ("report", "relationship", "note", "identity")} == {
        "report": 2,
        "relationship": 4,
        "note": 4,
        "identity": 3,
    }
    denied = [
        each
        for each in held
        if "polarity:denied" in each.get("labels", ()) and each["type"] == "relationship"
    ]
    assert [each["relationship_type"] for each in denied] == ["transfer"]
    assert "sighting" not in kinds and "opinion" not in kinds


def test_a_report_tells_grade_support_and_notice(concordant: Concordant, tmp_path: Path) -> None:
    held = objects(exported(concordant, tmp_path, TOLD, "stix", "--disputed"))
    (report,) = (each for each in held if each["type"] == "report")
    assert report["confidence"] == 70 and {"grade:2", "polarity:disputed", "origins:2-2"} <= set(
        report["labels"]
    )
    assert "3 claims · 2 reports · 2 origins" in report["description"]
    assert (report["created"], report["published"]) == ("2024-11-04T08:30:00.000Z", "2024-11-03T00:00:00Z")
    (extension,) = report["extensions"].values()
    assert extension["recipient_state"] == "RU" and len(extension["quotes"]) == 3
    (marking,) = (each for each in held if each["type"] == "marking-definition")
    assert "not established facts" in marking["definition"]["statement"]
    assert all(each["object_marking_refs"] == [marking["id"]] for each in held if each["type"] == "report")
    quoted = " ".join(each["content"] for each in held if each["type"] == "note")
    assert all(told[1].claims[0].evidence.quote in quoted for told in TOLD[:3])


def test_what_cannot_be_judged_has_no_number(concordant: Concordant, tmp_path: Path) -> None:
    told = [said("Rien ne nous est parvenu.", TOLD[2][1].claims[0].attribution[0], polarity="denied")]
    (report,) = (
        each for each in objects(exported(concordant, tmp_path, told, "stix")) if each["type"] == "report"
    )
    assert "grade:6" in report["labels"] and "confidence" not in report


def test_a_claim_with_one_end_is_a_note(concordant: Concordant, tmp_path: Path) -> None:
    held = objects(exported(concordant, tmp_path, [said("Un essai.", event="test", recipient=None)], "stix"))
    (note,) = (each for each in held if each["type"] == "note")
    assert note["object_refs"] == [each["id"] for each in held if each["type"] == "report"]


def test_the_same_ledger_gives_the_same_bundle(concordant: Concordant, tmp_path: Path) -> None:
    first = exported(concordant, tmp_path, TOLD, "stix")
    assert first == exported(concordant, tmp_path, TOLD, "stix")
    assert (
        json.loads(first)["id"]
        != json.loads(exported(concordant, tmp_path, TOLD, "stix", "--disputed"))["id"]
    )
