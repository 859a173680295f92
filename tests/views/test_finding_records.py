"""Findings as JSON and as rows."""

import json
from dataclasses import replace

from finding_samples import KCNA, MID, NIS, found, said

from concordant.model.finding import Contradiction
from concordant.views.dossier import Dossier
from concordant.views.finding_records import MOST_PAIRS, recorded, told_briefly, whole
from concordant.views.finding_table import COLUMNS, COMPACT_COLUMNS, FIELDS, compact_row, flat, row
from concordant.views.names import Names
from concordant.views.text import plain
from concordant.views.wording import wording

EN = wording("en")
TOLD = (said(1, NIS), said(2, NIS), said(3, KCNA, count=6000), said(4, MID, denied=True, count=None))
PLACES = {claim.id: (report.id, claim.number) for claim, report in TOLD}


def test_a_record_holds_every_claim_with_its_place() -> None:
    told = recorded(found(*TOLD), PLACES, {})
    assert told["id"] == "f-0100000000000000"
    assert [c["id"] for c in told["claims"]] == sorted(PLACES)
    assert told["claims"][3] == {"id": "c-0400000000000000", "report": "r-040000000000", "claim": 1}
    assert told["time"] == {"start": "2024-10-14", "end": "2024-10-14", "stated": True}
    assert [v["amount"] for v in told["versions"]] == [
        {"low": 12000, "high": 12000, "unit": "round"},
        {"low": 6000, "high": 6000, "unit": "round"},
    ]
    assert told["denials"][0]["claims"] == ["c-0400000000000000"]
    assert json.loads(json.dumps(told)) == told


def test_the_grade_tells_its_reason_in_both_languages() -> None:
    grade = recorded(found(*TOLD), PLACES, {})["grade"]
    assert grade["digit"] == "2" and grade["rule"] == "two_origins" and grade["proposed"] is None
    assert grade["reason_en"].startswith("Two independent") and grade["reason_fr"].startswith("Deux origines")


def test_contradictions_are_told_claim_by_claim() -> None:
    told = recorded(found(*TOLD), PLACES, {})
    quantity = [(p["one"][:4], p["other"][:4]) for p in told["contradictions"] if p["topic"] == "quantity"]
    assert quantity == [("c-01", "c-03"), ("c-02", "c-03")]
    assert told["contradictions_in_all"] == len(told["contradictions"]) == 5


def test_too_many_contradictions_are_counted() -> None:
    finding = found(*TOLD)
    first, *others = finding.versions
    long = replace(first, claims=tuple(f"c-{n:016}" for n in range(300)))
    outside = Contradiction("c-0000000000000007", "c-elsewhere", "polarity")
    crowded = replace(finding, versions=(long, *others), contradictions=(outside,))
    told = recorded(crowded, {}, {})
    assert len(told["contradictions"]) == MOST_PAIRS and told["contradictions_in_all"] == 300
    assert told["claims"][0]["report"] is None


def test_a_dossier_is_told_whole() -> None:
    held = Dossier(found(*TOLD), {claim.id: (claim, report) for claim, report in TOLD})
    told = whole(held, {})
    assert told["told"][0]["evidence"]["quote"] == "des obus, dit l’article 1"
    assert len(told["reports"]) == len(told["families"]) == 4
    assert told["relations"] == told["judgements"] == told["ties"] == []
    assert json.loads(json.dumps(told)) == told


def test_a_finding_in_brief() -> None:
    (told,) = told_briefly([found(*TOLD)], Names())
    assert (told["grade"], told["flags"]) == ("2", "✗ denied by 1 · ≠ contradicted: how much")


def test_a_row_has_a_cell_for_every_column() -> None:
    cells = dict(zip(COLUMNS, map(plain, row(found(*TOLD), EN, Names())), strict=True))
    assert cells["act"].endswith("12,000 or 6,000 rounds") and cells["when"] == "2024-10-14"
    assert cells["support"] == "3 reports · 3 families · 2 origins" and cells["grade"] == "2"
    compact = dict(zip(COMPACT_COLUMNS, map(plain, compact_row(found(*TOLD), EN, Names())), strict=True))
    assert compact["act"].endswith(" · 2024-10-14")


def test_the_wide_row_has_every_field() -> None:
    told = dict(zip(FIELDS, flat(found(*TOLD), EN, Names()), strict=True))
    assert (told["agent_state"], told["recipient"], told["item_class"]) == (
        "KP",
        "Russia",
        "artillery_ammunition",
    )
    assert (told["origins_least"], told["origins_most"], told["denied_by"]) == (2, 2, 1)
    assert told["contradicted"] == "quantity" and told["claims"] == "; ".join(sorted(PLACES))


def test_no_cell_is_a_formula() -> None:
    finding = found(*TOLD)
    assert finding.agent is not None
    hostile = replace(finding, agent=replace(finding.agent, name="=1+1"))
    assert dict(zip(FIELDS, flat(hostile, EN, Names()), strict=True))["agent"] == "'=1+1"
