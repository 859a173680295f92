"""PDFs and web archives from the command line: every piece of evidence with its page, down to a brief."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from concordant.exports.schema import schema_text
from concordant.model.contract import from_contract
from concordant.model.identifiers import claim_id
from conftest import Concordant
from made_containers import ADDRESS, page, web_archive
from made_pdfs import DELIVERY, DENIAL, FILLER, typeset

BODY = f"= Livraisons\n\n{FILLER}\n\n#pagebreak()\n\n{FILLER} {DELIVERY}\n\n#pagebreak()\n\n{DENIAL}"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(typeset(BODY))
    return path


def test_pages_stand_beside_the_evidence(concordant: Concordant, report: Path) -> None:
    told = concordant("read", report)
    assert told.code == 0 and told.err == ""
    assert "Livraisons · 2025-03-11 (file)" in told.out
    assert "”, p.\u00a02\n" in told.out and "”, p.\u00a03\n" in told.out
    claims = [json.loads(line) for line in concordant("read", report, "--json").out.splitlines()]
    assert [claim["evidence"]["page"] for claim in claims] == [2, 3]


def test_pages_are_kept(concordant: Concordant, empty_project: Path, report: Path) -> None:
    address = "https://comite.example/rapport.pdf"
    assert concordant("add", report, "--url", address, "--project", empty_project).code == 0
    first, second = (
        json.loads(line)
        for line in concordant("claims", "--json", "--project", empty_project).out.splitlines()
    )
    assert (first["evidence"]["page"], second["evidence"]["page"]) == (2, 3)
    shown = concordant("show", first["id"], "--project", empty_project).out
    assert f"{first['id'][:10]}, p.\u00a02\n" in shown
    explained = concordant("explain", second["id"], "--project", empty_project).out
    assert "p.\u00a03" in explained and f"{address}#page=3" in explained
    for tongue in ("en", "fr"):
        brief = concordant("brief", "--lang", tongue, "--project", empty_project).out
        assert ", p.\u00a02 (" in brief and f"{address}#page=2" in brief


def test_the_page_fits_the_schema(concordant: Concordant, empty_project: Path, report: Path) -> None:
    from jsonschema import Draft202012Validator

    concordant("add", report, "--project", empty_project)
    schema = Draft202012Validator(json.loads(schema_text("claims")))
    for line in concordant("claims", "--json", "--project", empty_project).out.splitlines():
        schema.validate(json.loads(line))


def test_a_scan_is_named_and_the_rest_is_read(concordant: Concordant, report: Path) -> None:
    from made_pdfs import drawn

    (report.parent / "scan.pdf").write_bytes(drawn(b"0 0 10 10 re f"))
    told = concordant("read", report.parent)
    assert told.code == 3 and "Livraisons" in told.out
    assert "scan.pdf: This PDF holds no text" in told.err


def test_a_web_archive_tells_when_it_was_captured(concordant: Concordant, empty_project: Path) -> None:
    path = empty_project / "crawl.warc.gz"
    path.write_bytes(web_archive((ADDRESS, "text/html", page(DELIVERY))))
    assert concordant("add", path, "--project", empty_project).code == 0
    shown = concordant("show", "r-", "--project", empty_project, "--speak", "fr").out
    assert "archivé le 2025-03-01" in shown and ADDRESS in shown
    told = json.loads(concordant("show", "r-", "--project", empty_project, "--json").out)
    assert told["captured"] == "2025-03-01T10:00:00Z"


def test_the_page_is_no_part_of_what_a_claim_is(concordant: Concordant, report: Path) -> None:
    rows = [json.loads(line) for line in concordant("read", report, "--json").out.splitlines()]
    for row in rows:
        claim = from_contract(row)
        bare = replace(claim, evidence=replace(claim.evidence, page=None))
        assert claim.evidence.page and claim_id(claim) == claim_id(bare)
