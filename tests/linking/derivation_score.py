"""How well derivation is found in a made-up press: recall by kind, and how many of the edges are right."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from derivation_world import Written

from concordant.linking.derivation.derive import derive_all
from concordant.linking.derivation.edges import Edge, families
from concordant.linking.derivation.fingerprint import fingerprint
from concordant.linking.derivation.trace import Trace


@dataclass(frozen=True, slots=True)
class Score:
    """Attributes:
    recall: kind → share of the reports that are found in one family with their source.
    precision: share of the edges that join reports which derive from one text.
    sound: share of the reports whose family as found holds no report of another.
    """

    recall: Mapping[str, float]
    precision: float
    sound: float


def traced(report: Written) -> Trace:
    day = date(2024, 12, 31) + timedelta(days=report.day)
    return Trace(report.id, fingerprint(report.text, (), "fr"), "fr", day.isoformat())


def score(reports: Sequence[Written], edges: Iterable[Edge] | None = None) -> Score:
    found = tuple(derive_all(map(traced, reports)) if edges is None else edges)
    by_id = {report.id: report for report in reports}
    heads = families(found, by_id)
    sources = {report.story: heads[report.id] for report in reports if report.kind == "source"}
    asked, right = Counter[str](), Counter[str]()
    for report in reports:
        if report.kind != "source":
            asked[report.kind] += 1
            right[report.kind] += heads[report.id] == sources[report.story]
    good = sum(by_id[edge.a].family == by_id[edge.b].family for edge in found)
    members: dict[str, set[str]] = {}
    for report in reports:
        members.setdefault(heads[report.id], set()).add(report.family)
    sound = sum(len(members[heads[report.id]]) == 1 for report in reports)
    recall = {kind: right[kind] / asked[kind] for kind in sorted(asked)}
    return Score(recall, good / max(len(found), 1), sound / len(reports))
