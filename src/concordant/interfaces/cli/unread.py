"""Reports that gave nothing: what stands in the place of their reading."""

from concordant.model.identifiers import report_id
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received, Report

UNREAD = "ask"
"""Stage of the problem of a report that nobody answered about: it stays unread, and is tried again."""


def without(received: Received, problem: Problem) -> Reading:
    """The reading of a report that gave nothing but a problem."""
    report = Report(report_id(received.sha256), received.sha256, received.source, "und")
    return Reading(report, None, (), (problem,))
