"""``concordant show`` and ``concordant explain``."""

import json
from pathlib import Path

import pytest

from concordant.model.claim import Claim
from concordant.model.report import Report
from conftest import Concordant


def test_a_report_with_its_evidence_and_claims(
    concordant: Concordant, project: Path, report: Report, claim: Claim
) -> None:
    told = concordant("show", report.id, "--project", project)
    assert told.code == 0
    assert f"⟦{claim.evidence.quote}⟧[1], selon Séoul." in told.out
    assert "[1] North Korea → Russia · transfer" in told.out
    assert claim.id[:10] in told.out
    assert "Partager (not read: share bar)" in told.out


@pytest.mark.parametrize("identifier", ["r-0123", "r-0123456789ab", "c-"])
def test_the_beginning_of_an_id_is_enough(concordant: Concordant, project: Path, identifier: str) -> None:
    assert "⟦Pyongyang" in concordant("show", identifier, "--project", project).out


def test_a_beginning_that_fits_several_reports(concordant: Concordant, project: Path) -> None:
    told = concordant("show", "r-", "--project", project)
    assert told.code == 1 and "several reports begin with 'r-': r-0123456789ab, r-111111111111" in told.err


def test_a_report_without_text(concordant: Concordant, project: Path) -> None:
    told = concordant("show", "r-1111", "--project", project)
    assert told.code == 0 and "No text could be made out" in told.out


def test_show_json(concordant: Concordant, project: Path, claim: Claim) -> None:
    told = json.loads(concordant("show", "r-0123", "--json", "--project", project).out)
    evidence = told["claims"][0]["evidence"]
    assert told["text"][evidence["start"] : evidence["end"]] == claim.evidence.quote
    assert told["unread"][0]["why"] == "share bar"


def test_an_explanation(concordant: Concordant, project: Path, claim: Claim) -> None:
    told = concordant("explain", claim.id[:8], "--project", project)
    assert told.code == 0
    assert "[fr/livrer] from “aurait livré” – the verb of the frame" in told.out
    assert "https://agence-horizon.example/obus#:~:text=" in told.out
    assert f"characters {claim.evidence.start + 100} to {claim.evidence.end + 100} of what was" in told.out


def test_an_explanation_in_french(concordant: Concordant, project: Path, claim: Claim) -> None:
    assert (
        "d’après «\u202faurait livré\u202f»"
        in concordant("explain", claim.id, "--speak", "fr", "--project", project).out
    )


def test_explain_json(concordant: Concordant, project: Path, claim: Claim) -> None:
    told = json.loads(concordant("explain", claim.id, "--json", "--project", project).out)
    assert told["id"] == claim.id and told["received"]["start"] == claim.evidence.start + 100
    assert [reason["slot"] for reason in told["reasons"]] == ["event", "certainty"]


@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_id_that_nothing_has(concordant: Concordant, project: Path, command: str) -> None:
    told = concordant(command, "c-ffff", "--project", project)
    assert told.code == 1 and told.out == ""
    assert "'c-ffff'" in told.err and "next:" in told.err
