"""Families: which tellings of an act are copies of one text."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from concordant.linking.derivation.derive import derive_all
from concordant.linking.derivation.edges import Edge
from concordant.linking.derivation.passages import same_passage
from concordant.linking.tracing import Tracing
from concordant.linking.voices import Telling
from concordant.model.reading import Reading

Passages = Callable[[Sequence[str]], Mapping[str, frozenset[int]]]
"""The passages of these claims, by id."""


def families(tellings: Sequence[Telling], edges: Iterable[Edge], passages: Passages) -> Mapping[str, str]:
    """Claim → key of the family that its passage belongs to, among the tellings of one act.

    Reports that derive from each other make one family of a claim where its own passages are alike: a
    roundup copies one story and tells another in its own words.

    Args:
        tellings: of one act.
        edges: what ties reports, those of the tellings among them.
        passages: gives the passages of claims; asked only where words tie two reports.
    """
    told: dict[str, list[str]] = {}
    for t in tellings:
        told.setdefault(t.report, []).append(t.claim)
    near = [e for e in edges if e.a in told and e.b in told]
    if not near:
        return {}
    words = passages([t.claim for t in tellings]) if any(e.kind == "reuse" for e in near) else {}
    head = {report: report for report in told}
    for edge in near:
        if edge.kind != "reuse" or _alike(told[edge.a], told[edge.b], words):
            low, high = sorted((head[edge.a], head[edge.b]))
            head = {report: low if h == high else h for report, h in head.items()}
    return {t.claim: head[t.report] for t in tellings}


def _alike(one: Iterable[str], other: Sequence[str], words: Mapping[str, frozenset[int]]) -> bool:
    return any(same_passage(words[x], words[y]) for x in one for y in other)


class Families:
    """The families among some readings, all of which are at hand."""

    def __init__(self, readings: Sequence[Reading], tracing: Tracing) -> None:
        traces = [tracing.trace(r.report, r.document, r.claims) for r in readings if r.document is not None]
        self._edges: dict[str, list[Edge]] = {}
        for edge in sorted(derive_all(traces)):
            self._edges.setdefault(edge.a, []).append(edge)
        prints = {trace.report: trace.fingerprint for trace in traces}
        self._passages = {
            claim.id: prints[r.report.id].passages[n]
            for r in readings
            if r.report.id in prints
            for n, claim in enumerate(r.claims)
        }

    @property
    def edges(self) -> tuple[Edge, ...]:
        """What ties the reports, in order."""
        return tuple(edge for found in self._edges.values() for edge in found)

    def of(self, tellings: Sequence[Telling]) -> Mapping[str, str]:
        """The families of the tellings of one act."""
        near = [edge for report in {t.report for t in tellings} for edge in self._edges.get(report, ())]
        return families(tellings, sorted(near), lambda claims: {c: self._passages[c] for c in claims})
