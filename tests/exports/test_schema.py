"""JSON Schema: what ``--json`` prints is what the schema says, and nothing else passes."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from export_projects import HARMFUL, TOLD, Told, project_of
from jsonschema import Draft202012Validator

from conftest import Concordant

LISTS = ("claims", "findings")


def validator(concordant: Concordant, of: str) -> Draft202012Validator:
    outcome = concordant("export", "schema", "--of", of)
    assert (outcome.code, outcome.err) == (0, "")
    schema = json.loads(outcome.out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def lines(concordant: Concordant, folder: Path, told: Iterable[Told], of: str) -> list[dict[str, Any]]:
    outcome = concordant(of, "--json", "--project", project_of(folder / "project", told))
    return [json.loads(line) for line in outcome.out.split("\n") if line]


@pytest.mark.parametrize("of", LISTS)
@pytest.mark.parametrize("told", [TOLD, HARMFUL], ids=["told", "harmful"])
def test_every_line_is_of_the_schema(
    concordant: Concordant, tmp_path: Path, told: tuple[Told, ...], of: str
) -> None:
    held = lines(concordant, tmp_path, told, of)
    check = validator(concordant, of)
    assert held
    assert [error.message for line in held for error in check.iter_errors(line)] == []


@pytest.mark.parametrize("of", LISTS)
def test_a_line_without_a_key_or_with_a_new_one_fails(
    concordant: Concordant, tmp_path: Path, of: str
) -> None:
    (line, *_) = lines(concordant, tmp_path, TOLD, of)
    check = validator(concordant, of)
    for key in line:
        assert not check.is_valid({k: v for k, v in line.items() if k != key})
    assert not check.is_valid({**line, "verdict": "true"})
    assert not check.is_valid({**line, "phase": "proven"})


def test_the_demonstration_is_of_the_schemas(concordant: Concordant, tmp_path: Path) -> None:
    assert concordant("demo", "--into", tmp_path / "demo").code == 0
    project = next((tmp_path / "demo").rglob("concordant.toml")).parent
    for of in LISTS:
        held = [json.loads(x) for x in concordant(of, "--json", "--project", project).out.split("\n") if x]
        check = validator(concordant, of)
        assert len(held) > 5 and [e.message for line in held for e in check.iter_errors(line)] == []
