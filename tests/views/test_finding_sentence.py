"""A finding told in a line."""

from dataclasses import replace

import pytest
from finding_samples import KCNA, MID, NIS, SEOUL, found, reconciled, said

from concordant.model.finding import Amount, Finding, Grade
from concordant.views.finding_sentence import act, amounts, days, digit, flags, supported
from concordant.views.names import Names
from concordant.views.text import plain
from concordant.views.wording import Tongue, wording

EN, FR = wording("en"), wording("fr")


def told(finding: Finding, tongue: Tongue = "en") -> str:
    return plain(act(finding, wording(tongue), Names()))


def test_every_part_in_both_languages() -> None:
    finding = found(said(1, NIS))
    assert told(finding) == (
        "North Korea → Russia · transfer · artillery ammunition “obus” · 12,000 rounds · 2024-10-14"
    )
    assert told(finding, "fr") == (
        "North Korea → Russia · transfert · munitions d’artillerie «\u202fobus\u202f»"
        " · 12\u202f000 coups · 2024-10-14"
    )


def test_figures_that_exclude_each_other_stand_side_by_side() -> None:
    finding = found(said(1, NIS), said(2, KCNA, count=6000))
    assert amounts(finding, EN) == "12,000 or 6,000 rounds"
    assert amounts(finding, FR) == "12\u202f000 ou 6\u202f000 coups"
    assert plain(flags(finding, EN)) == "≠ contradicted: how much"


def test_units_that_differ_are_both_told() -> None:
    finding = found(said(1, NIS), said(2, KCNA, count=6000))
    first, second = finding.versions
    mixed = replace(finding, versions=(first, replace(second, amount=Amount(3, 3, "container"))))
    assert amounts(mixed, EN) == "12,000 rounds or 3 containers"


def test_a_vaguer_version_adds_no_figure() -> None:
    assert amounts(found(said(1, NIS), said(2, SEOUL, count=None)), EN) == "12,000 rounds"
    assert amounts(found(said(1, NIS, count=None)), EN) == ""


def test_a_plan_is_not_told_as_a_deed() -> None:
    assert told(found(said(1, NIS, phase="planned"))).endswith(" · planned")


@pytest.mark.parametrize(
    ("first", "last", "dated", "english", "french"),
    [
        ("2024-10-01", "2024-10-31", True, "2024-10", "2024-10"),
        ("2024-02-01", "2024-02-29", True, "2024-02", "2024-02"),
        ("2024-01-01", "2024-12-31", True, "2024", "2024"),
        ("2024-10-05", "2024-10-05", True, "2024-10-05", "2024-10-05"),
        ("2024-10-05", "2024-11-06", True, "2024-10-05 to 2024-11-06", "2024-10-05 à 2024-11-06"),
        ("2024-10-05", None, True, "since 2024-10-05", "depuis 2024-10-05"),
        (None, "2024-10-05", True, "until 2024-10-05", "jusqu’à 2024-10-05"),
        (None, None, True, "undated", "sans date"),
        ("2024-10-05", "2024-11-06", False, "undated, by 2024-11-06", "sans date, au plus tard 2024-11-06"),
        (None, None, False, "undated", "sans date"),
    ],
)
def test_days_are_as_short_as_they_are_exact(
    first: str | None, last: str | None, dated: bool, english: str, french: str
) -> None:
    finding = replace(found(said(1, NIS)), first=first, last=last, dated=dated)
    assert (days(finding, EN), days(finding, FR)) == (english, french)


def test_support_is_an_interval() -> None:
    finding = found(said(1, NIS), said(2, NIS, outlet="La Vigie"), said(3, SEOUL), copies=True)
    assert supported(finding.support, EN) == "3 reports · 1 family · 1 to 2 origins"
    assert supported(finding.support, FR) == "3 articles · 1 famille · 1 à 2 origines"


def test_what_nobody_affirms_has_no_support() -> None:
    finding = found(said(1, MID, denied=True))
    assert supported(finding.support, EN) == "nobody affirms it"
    assert plain(flags(finding, EN)) == "✗ denied by 1"


def test_a_denial_is_a_flag() -> None:
    finding = found(said(1, NIS), said(2, MID, denied=True, count=None))
    assert plain(flags(finding, FR)) == "✗ nié par 1"


def test_one_is_only_ever_proposed_until_a_person_gives_it() -> None:
    finding = found(said(1, NIS), said(2, KCNA))
    assert digit(finding.grade, EN) == "2 (1 proposed)"
    assert digit(finding.grade, FR) == "2 (1 proposé)"
    assert digit(Grade("1", "person", "1", "Ana"), EN) == "1 (by Ana)"


def test_nobody_named_leaves_no_arrow() -> None:
    finding = replace(found(said(1, NIS)), agent=None)
    assert told(finding).startswith("somebody → Russia · transfer")
    assert told(replace(finding, recipient=None)).startswith("transfer · ")
    assert told(replace(found(said(1, NIS)), event="meeting")).startswith("North Korea ↔ Russia · meeting")


def test_findings_apart_stay_apart() -> None:
    findings = reconciled([said(1, NIS), said(2, NIS, day="2023-01")]).findings
    assert {days(finding, EN) for finding in findings} == {"2024-10-14", "2023-01"}
