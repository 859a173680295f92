"""Edges between reports, one of which derives from the other, and the families that they make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["reuse", "agency_credit", "link", "translation", "rewrite"]
Direction = Literal["a_to_b", "b_to_a"]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two reports, one of which derives from the other, or both from a third.

    Attributes:
        a: id of one, the lesser.
        b: id of the other.
        kind: by what they are tied.
        score: how much of the shorter text the longer holds (``reuse``), how alike their names and figures
            are (``agency_credit``, ``translation``, ``rewrite``); from 0 to 1.
        direction: from the earlier to the later publication, to be shown only; None where that is unknown.
    """

    a: str
    b: str
    kind: Kind
    score: float
    direction: Direction | None = None


def families(edges: Iterable[Edge], reports: Iterable[str]) -> Mapping[str, str]:
    """The family of every report: the least id among all that are tied to it, by however many steps.

    Args:
        edges: what ties them; edges to reports that are not given count too.
        reports: ids of the reports asked about.
    """
    heads: dict[str, str] = {}

    def head(report: str) -> str:
        path = []
        while heads.get(report, report) != report:
            path.append(report)
            report = heads[report]
        heads.update(dict.fromkeys(path, report))
        return report

    for edge in edges:
        low, high = sorted((head(edge.a), head(edge.b)))
        heads[high] = low
    return {report: head(report) for report in reports}
