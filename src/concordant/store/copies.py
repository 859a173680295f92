"""Traces of reports in the database: by them it is told which report derives from which."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select, text

from concordant.assessment.families import families
from concordant.assessment.support import Families
from concordant.linking.derivation.derive import Pair, derive
from concordant.linking.derivation.edges import Edge
from concordant.linking.derivation.fingerprint import pack, unpack
from concordant.linking.derivation.stories import Memory
from concordant.linking.derivation.trace import Trace, keys
from concordant.linking.voices import Telling
from concordant.store import codec
from concordant.store.derived import EDGES, PLACED, TRACE_KEYS, TRACES
from concordant.store.few_holders import first_holders
from concordant.store.given import Kind, packed, table_of
from concordant.store.writing import AT_ONCE, add, among

_E = EDGES.c
_ASKED = select(_E.a, _E.b, _E.kind, _E.score, _E.direction)
_PAIR: Mapping[str, Kind] = {"one": "text", "other": "text"}
_DELETE = delete(EDGES).where(
    _E.a == bindparam("one"), _E.b == bindparam("other"), _E.kind == bindparam("tie")
)
_UNFILE = delete(TRACE_KEYS).where(
    TRACE_KEYS.c.key == bindparam("number"), TRACE_KEYS.c.report == bindparam("whose")
)


class SqlShelf:
    """Reports filed under their keys; see ``linking.derivation.shelf.Shelf``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holders(self, wanted: Collection[int], most: int | None = None) -> Mapping[int, Sequence[str]]:
        """Ids of the reports that hold each key, ascending, the first ``most`` of them."""
        found: dict[int, list[str]] = {}
        for key, report in self._holding(wanted, most):
            found.setdefault(key, []).append(report)
        return {key: sorted(reports) for key, reports in found.items()}

    def _holding(self, wanted: Collection[int], most: int | None) -> Iterable[Any]:
        if most is not None:
            return first_holders(self._connection, wanted, most)
        asked = select(TRACE_KEYS.c.key, TRACE_KEYS.c.report)
        return among(self._connection, asked, TRACE_KEYS.c.key, wanted)

    def traces(self, reports: Collection[str]) -> Mapping[str, Trace]:
        """The traces of these reports."""
        t = TRACES.c
        found = among(self._connection, select(t.report, t.lang, t.described, t.packed), t.report, reports)
        return {row[0]: _unpacked(*row) for row in found}

    def langs(self) -> Collection[str]:
        """Languages of all reports."""
        return {lang for (lang,) in self._connection.execute(select(TRACES.c.lang).distinct())}


def file(connection: Connection, traces: Sequence[Trace], memory: Memory | None = None) -> set[Pair]:
    """File reports and tie them to others; returns the pairs whose ties are not what they were.

    Args:
        connection: to the database.
        traces: of the reports that arrived.
        memory: what was met when others arrived; nothing may have been forgotten or filed anew since.
    """
    if not traces:
        return set()
    add(connection, TRACES, [_row(trace) for trace in traces])
    # In order, so that each page of a large table is met once.
    held = sorted((key, trace.report) for trace in traces for key in keys(trace))
    add(connection, TRACE_KEYS, [{"key": key, "report": report} for key, report in held])
    changes = derive(traces, SqlShelf(connection), memory)
    before = _between(connection, changes.looked)
    void = {e for e in before if e.kind == "reuse" and (e.a, e.b) in changes.looked} - changes.edges
    fresh = changes.edges - before
    if gone := [{"one": edge.a, "other": edge.b, "tie": edge.kind} for edge in (*void, *fresh)]:
        connection.execute(_DELETE, gone)
    add(connection, EDGES, [_edge_row(edge) for edge in sorted(fresh, key=_place)])
    return {(edge.a, edge.b) for edge in (*void, *fresh)}


def forget(connection: Connection, reports: Collection[str]) -> None:
    """Take reports off the shelf, with what tied others to them."""
    every = sorted(reports)
    filed = SqlShelf(connection).traces(every).values()
    if held := sorted((key, trace.report) for trace in filed for key in keys(trace)):
        connection.execute(_UNFILE, [{"number": key, "whose": report} for key, report in held])
    for start in range(0, len(every), AT_ONCE):
        some = every[start : start + AT_ONCE]
        connection.execute(delete(TRACES).where(TRACES.c.report.in_(some)))
        connection.execute(delete(EDGES).where(or_(EDGES.c.a.in_(some), EDGES.c.b.in_(some))))


def families_among(connection: Connection, tellings: Iterable[Telling]) -> Families:
    """What gives, for the tellings of one act, claim → key of the family that its passage belongs to.

    Args:
        connection: to the database.
        tellings: those of all acts that will be asked about; their edges are fetched at once.
    """
    reports = {t.report for t in tellings}
    tied: dict[str, list[Edge]] = {}
    for row in among(connection, _ASKED, _E.a, reports):
        if row.b in reports:
            tied.setdefault(row.a, []).append(Edge(*row))

    def of(told: Sequence[Telling]) -> Mapping[str, str]:
        edges = [edge for report in {t.report for t in told} for edge in tied.get(report, ())]
        return families(told, sorted(edges, key=_place), lambda claims: _passages(connection, claims))

    return of


def edges_of(connection: Connection, reports: Collection[str]) -> tuple[Edge, ...]:
    """What ties these reports to each other, in order."""
    found = (Edge(*row) for row in among(connection, _ASKED, _E.a, reports))
    return tuple(sorted(edge for edge in found if edge.b in reports))


def _between(connection: Connection, pairs: Collection[Pair]) -> set[Edge]:
    """The edges between the two of each pair: a report that many copy has thousands to others."""
    asked = text(
        f"SELECT e.a, e.b, e.kind, e.score, e.direction FROM {table_of(connection.dialect.name, _PAIR)} AS w"
        " CROSS JOIN edges AS e WHERE e.a = w.one AND e.b = w.other"
    )
    return {Edge(*row) for row in connection.execute(asked, {"given": packed(pairs)})}


def _passages(connection: Connection, claims: Collection[str]) -> dict[str, frozenset[int]]:
    joined = PLACED.join(TRACES, TRACES.c.report == PLACED.c.report)
    asked = select(PLACED.c.claim, PLACED.c.number, TRACES.c.packed).select_from(joined)
    found: dict[str, frozenset[int]] = dict.fromkeys(claims, frozenset())
    for claim, number, print_ in among(connection, asked, PLACED.c.claim, claims):
        passages = unpack(print_).passages
        if 0 < number <= len(passages):
            found[claim] = passages[number - 1]
    return found


def _place(edge: Edge) -> tuple[str, str, str]:
    """There is one edge of each kind between two reports: by this alone they stand in order, sooner."""
    return edge.a, edge.b, edge.kind


def _edge_row(edge: Edge) -> dict[str, object]:
    return {"a": edge.a, "b": edge.b, "kind": edge.kind, "score": edge.score, "direction": edge.direction}


def _row(trace: Trace) -> dict[str, object]:
    described = {
        "published": trace.published,
        "credited": sorted(trace.credited),
        "outlet": sorted(trace.outlet),
        "agency": trace.agency,
        "address": trace.address,
        "links": sorted(trace.links),
    }
    return {
        "report": trace.report,
        "lang": trace.lang,
        "described": codec.pack(described),
        "packed": pack(trace.fingerprint),
    }


def _unpacked(report: str, lang: str, described: str, packed: bytes) -> Trace:
    row = codec.unpack(described)
    return Trace(
        report,
        unpack(packed),
        lang,
        row["published"],
        frozenset(row["credited"]),
        frozenset(row["outlet"]),
        row["agency"],
        row["address"],
        frozenset(row["links"]),
    )
