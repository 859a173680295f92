"""What reading one report gives: the report, its document, its claims, and what went wrong."""

from dataclasses import dataclass

from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.problem import Problem
from concordant.model.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of ``read``: complete even when there were problems.

    Attributes:
        report: the report's metadata, present even where nothing could be decoded.
        document: the clean text; None where the bytes held none.
        claims: in order of evidence.
        problems: everything that could not be done, each with its place.
        apart: what a reader said and the claims do not hold.
    """

    report: Report
    document: Document | None
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    apart: tuple[Apart, ...] = ()
