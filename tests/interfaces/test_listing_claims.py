"""``concordant claims``."""

import csv
import io
import json
from pathlib import Path

import pytest

from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from conftest import Concordant


def test_a_table_by_default(concordant: Concordant, project: Path) -> None:
    told = concordant("claims", "--project", project)
    assert told.code == 0
    assert told.out.startswith("1 claim · 1 report")
    assert "North Korea → Russia" in told.out and "◌ unverified · done" in told.out


def test_a_pipe_gets_whole_lines_without_colours(concordant: Concordant, project: Path) -> None:
    told = concordant("claims", "--project", project).out
    assert "artillery ammunition “obus” · at least 9,000,000 rounds · since 2023-07" in told
    assert "\x1b" not in told


def test_json_is_the_contract_with_an_id(concordant: Concordant, project: Path, claim: Claim) -> None:
    told = concordant("claims", "--project", project, "--json")
    assert json.loads(told.out) == {"id": claim.id, **to_contract(claim)}


def test_csv_has_a_header(concordant: Concordant, project: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(concordant("claims", "--project", project, "--csv").out)))
    assert [(row["agent_state"], row["recipient"], row["quantity_low"]) for row in rows] == [
        ("KP", "Russia", "9000000")
    ]


@pytest.mark.parametrize(
    ("option", "hit", "miss"),
    [
        ("--event", "transfer", "test"),
        ("--actor", "RU", "IR"),
        ("--agent", "north korea", "Russia"),
        ("--recipient", "Russia", "KP"),
        ("--item", "artillery_ammunition", "drone"),
        ("--item", "obus", "missile"),
        ("--certainty", "unverified", "asserted"),
        ("--phase", "done", "planned"),
        ("--polarity", "affirmed", "denied"),
        ("--since", "2024", "2026"),
        ("--until", "2024", "2022"),
        ("--lang", "fr", "en"),
        ("--report", "r-0123456789ab", "r-111111111111"),
    ],
)
def test_filters(concordant: Concordant, project: Path, option: str, hit: str, miss: str) -> None:
    assert concordant("claims", "--project", project, "--json", option, hit).out.count("\n") == 1
    assert concordant("claims", "--project", project, "--json", option, miss).out == ""


def test_the_limit_is_told(concordant: Concordant, project: Path) -> None:
    told = concordant("claims", "--project", project, "--limit", "0")
    assert told.out.startswith("1 claim") and "0 of 1 claims shown" in told.err


def test_nothing_found_says_why(concordant: Concordant, project: Path, empty_project: Path) -> None:
    assert "fits --agent IR" in concordant("claims", "--project", project, "--agent", "IR").err
    assert "concordant add" in concordant("claims", "--project", empty_project).err
    unknown = concordant("claims", "--project", project, "--event", "transfert").err
    assert "No event is called 'transfert'" in unknown and "technology_transfer" in unknown


def test_quiet_says_nothing_but_data(concordant: Concordant, empty_project: Path) -> None:
    told = concordant("claims", "-q", "--project", empty_project)
    assert (told.out, told.err) == ("0 claims · 0 reports\n", "")


def test_a_value_that_no_axis_has(concordant: Concordant, project: Path) -> None:
    told = concordant("claims", "--project", project, "--certainty", "sure")
    assert told.code == 2 and "asserted" in told.err and "next:  concordant claims --help" in told.err
