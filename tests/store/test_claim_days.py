"""When a claim's act took place, in days."""

from dataclasses import replace

import pytest

from concordant.model.claim import Claim, TimeSpan
from concordant.model.report import Report
from concordant.store.dates import days_of, first_day, last_day


@pytest.mark.parametrize(
    ("prefix", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-06", "2024-06-01", "2024-06-31"),
        ("2024-06-19", "2024-06-19", "2024-06-19"),
        ("2024-06-19T08:30:00Z", "2024-06-19", "2024-06-19"),
    ],
)
def test_a_prefix_allows_a_first_and_a_last_day(prefix: str, first: str, last: str) -> None:
    assert (first_day(prefix), last_day(prefix)) == (first, last)


def days(claim: Claim, report: Report, start: str | None, end: str | None) -> tuple[str, str] | None:
    return days_of(replace(claim, time=TimeSpan("", start, end)), report)


def test_the_acts_own_time_decides(claim: Claim, report: Report) -> None:
    assert days(claim, report, "2024-02", "2024-06") == ("2024-02-01", "2024-06-31")


def test_an_act_without_a_time_has_the_day_of_publication(claim: Claim, report: Report) -> None:
    assert days_of(replace(claim, time=None), report) == ("2025-03-11", "2025-03-11")
    assert days(claim, report, None, None) == ("2025-03-11", "2025-03-11")


def test_since_reaches_up_to_publication(claim: Claim, report: Report) -> None:
    assert days(claim, report, "2023-07", None) == ("2023-07-01", "2025-03-11")


def test_what_begins_after_publication_stays_open(claim: Claim, report: Report) -> None:
    assert days(claim, report, "2026", None) == ("2026-01-01", "9999-12-31")


def test_an_open_beginning_reaches_back_for_ever(claim: Claim, report: Report) -> None:
    assert days(claim, report, None, "2024-06") == ("0000-01-01", "2024-06-31")


def test_an_undated_act_in_an_undated_report_has_no_day(claim: Claim, report: Report) -> None:
    assert days_of(replace(claim, time=None), replace(report, published=None)) is None
