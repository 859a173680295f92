"""A document leads from a character of its text back to the decoded source."""

from concordant.model.document import Anchor, Document
from concordant.model.report import Report

REPORT = Report("r-1", "", "a.txt", "fr")


def test_positions_under_an_anchor_lead_back_and_others_do_not() -> None:
    document = Document(REPORT, "abc def", (), (Anchor(0, 10, 3), Anchor(4, 30, 3)))
    assert [document.origin(i) for i in range(7)] == [10, 11, 12, None, 30, 31, 32]


def test_before_the_first_anchor_and_after_the_last_nothing_leads_back() -> None:
    document = Document(REPORT, "abc", (), (Anchor(1, 5, 1),))
    assert [document.origin(i) for i in (0, 1, 2, 99)] == [None, 5, None, None]


def test_without_anchors_nothing_leads_back() -> None:
    assert Document(REPORT, "abc", ()).origin(1) is None
