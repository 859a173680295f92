"""``concordant findings``, ``finding`` and ``origins``."""

import csv
import io
import json
from pathlib import Path

import pytest
from told_projects import KCNA, MID, NIS, Told, claim_of, said, told_project

from concordant.store.project import find_project, open_ledger
from conftest import Concordant

TOLD: tuple[Told, ...] = (
    said(1, NIS),
    said(2, KCNA, outlet="La Vigie", count=6000),
    said(3, MID, outlet="Le Courrier", denied=True, count=None),
    said(4, NIS, month="2023-01", certainty="unverified"),
)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A project with two findings: one disputed, one hedged."""
    return told_project(tmp_path / "told", TOLD)


def test_a_table_tells_support_grade_and_what_stands_against(concordant: Concordant, told: Path) -> None:
    shown = concordant("findings", "--project", told)
    assert shown.code == 0 and shown.out.startswith("2 findings\n")
    line = next(line for line in shown.out.splitlines() if "12,000" in line)
    assert "North Korea → Russia · transfer · artillery ammunition “obus” · " in line
    assert "12,000 or 6,000 rounds" in line or "6,000 or 12,000 rounds" in line
    assert "2 reports · 2 families · 2 origins" in line
    assert "✗ denied by 1 · ≠ contradicted: how much" in line


def test_a_table_in_french(concordant: Concordant, told: Path) -> None:
    shown = concordant("findings", "--project", told, "--speak", "fr").out
    assert "Corée du Nord → Russie · transfert" in shown and "2 recoupements" in shown


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--event", "transfer"), 2),
        (("--event", "test"), 0),
        (("--actor", "RU"), 2),
        (("--agent", "KP"), 2),
        (("--recipient", "KP"), 0),
        (("--item", "artillery_ammunition"), 2),
        (("--phase", "planned"), 0),
        (("--since", "2024"), 1),
        (("--until", "2023"), 1),
        (("--disputed",), 1),
        (("--least", "2"), 1),
        (("--limit", "1"), 1),
        (("--limit", "0"), 2),
    ],
)
def test_filters(concordant: Concordant, told: Path, options: tuple[str, ...], count: int) -> None:
    assert concordant("findings", "--project", told, "--json", *options).out.count("\n") == count


def test_the_order_is_as_asked(concordant: Concordant, told: Path) -> None:
    rows = [
        json.loads(concordant("findings", "--project", told, "--json", "--sort", order).out.splitlines()[0])
        for order in ("support", "time")
    ]
    assert [row["support"]["least"] for row in rows] == [2, 2]


def test_json_places_every_claim(concordant: Concordant, told: Path) -> None:
    (row,) = map(
        json.loads, concordant("findings", "--project", told, "--json", "--disputed").out.splitlines()
    )
    reports = {reading.claims[0].id: reading.report.id for _, reading in TOLD}
    assert {c["id"]: c["report"] for c in row["claims"]} == {c: reports[c] for c in map(claim_of, TOLD[:3])}
    assert {p["topic"] for p in row["contradictions"]} == {"polarity", "quantity"}
    assert row["grade"]["reason_fr"].startswith("Deux origines indépendantes (KCNA, Corée du Nord ; Service")


def test_csv_has_a_header(concordant: Concordant, told: Path) -> None:
    text = concordant("findings", "--project", told, "--csv", "--disputed").out
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["agent_state"], row["origins_least"], row["denied_by"]) == ("KP", "2", "1")
    assert row["contradicted"] == "quantity" and len(row["claims"].split("; ")) == 3


def test_what_is_cut_is_said(concordant: Concordant, told: Path) -> None:
    assert "the first 1 findings shown" in concordant("findings", "--project", told, "--limit", "1").err
    assert concordant("findings", "-q", "--project", told, "--limit", "1").err == ""


def test_nothing_found_says_why(concordant: Concordant, told: Path, empty_project: Path) -> None:
    assert (
        "No finding fits --agent IR, --disputed"
        in concordant("findings", "--project", told, "--agent", "IR", "--disputed").err
    )
    assert "No event is called" in concordant("findings", "--project", told, "--event", "transfert").err
    assert "concordant add" in concordant("findings", "--project", empty_project).err
    assert "concordant add" in concordant("origins", "--project", empty_project).err
    assert concordant("findings", "-q", "--project", empty_project).err == ""


def first_id(concordant: Concordant, told: Path) -> str:
    row = json.loads(concordant("findings", "--project", told, "--json", "--disputed").out)
    return str(row["id"])


def test_a_finding_is_shown_whole(concordant: Concordant, told: Path) -> None:
    identifier = first_id(concordant, told)
    page = concordant("finding", identifier[:8], "--project", told)
    assert page.code == 0 and page.out.startswith(f"Finding {identifier}\n")
    assert (
        "Two independent origins (KCNA, North Korea; National Intelligence Service, South Korea)" in page.out
    )
    assert "“1 : Pyongyang a remis des obus à Moscou, assure un service de Séoul.”" in page.out
    assert "What excludes each other" in page.out and "none yet" in page.out


@pytest.mark.parametrize("number", range(3))
def test_every_claim_leads_to_its_finding(concordant: Concordant, told: Path, number: int) -> None:
    identifier = first_id(concordant, told)
    shown = concordant("finding", claim_of(TOLD[number])[:9], "--project", told)
    assert shown.out.startswith(f"Finding {identifier}\n")


def test_a_finding_in_french_and_as_json(concordant: Concordant, told: Path) -> None:
    identifier = first_id(concordant, told)
    assert "Qui le nie" in concordant("finding", identifier, "--project", told, "--speak", "fr").out
    row = json.loads(concordant("finding", identifier, "--project", told, "--json").out)
    assert len(row["told"]) == len(row["reports"]) == 3 and row["judgements"] == []


@pytest.mark.parametrize("command", ["finding", "origins"])
@pytest.mark.parametrize("identifier", ["f-ffff", "c-ffff"])
def test_an_id_that_nothing_has(concordant: Concordant, told: Path, command: str, identifier: str) -> None:
    shown = concordant(command, identifier, "--project", told)
    assert shown.code == 1 and shown.out == "" and f"'{identifier}'" in shown.err and "next:" in shown.err


def test_the_chain_from_report_to_origin(concordant: Concordant, told: Path) -> None:
    identifier = first_id(concordant, told)
    shown = concordant("origins", identifier, "--project", told).out
    assert "La Vigie · 2024-11-03 → KCNA → KCNA, North Korea" in shown
    assert "2 reports → 2 families → 2 origins" in shown
    row = json.loads(concordant("origins", identifier, "--project", told, "--json").out)
    assert row["id"] == identifier


def test_all_origins(concordant: Concordant, told: Path) -> None:
    shown = concordant("origins", "--project", told).out.splitlines()
    assert shown[0] == "3 origins" and shown[2].split("  ")[0] == "National Intelligence Service"
    rows = [json.loads(line) for line in concordant("origins", "--project", told, "--json").out.splitlines()]
    assert {row["name"]: (row["findings"], row["denials"]) for row in rows} == {
        "National Intelligence Service": (2, 0),
        "KCNA": (1, 0),
        "Russian Ministry of Foreign Affairs": (0, 1),
    }


def test_findings_follow_what_is_added(concordant: Concordant, tmp_path: Path) -> None:
    folder = told_project(tmp_path / "one", TOLD[:1])
    assert "1 report · 1 family · 1 origin" in concordant("findings", "--project", folder).out
    told_project_again(folder, TOLD[1:2])
    assert "2 reports · 2 families · 2 origins" in concordant("findings", "--project", folder).out


def told_project_again(folder: Path, told: tuple[Told, ...]) -> None:
    with open_ledger(find_project(folder)) as ledger:
        ledger.record(list(told), "v1")
