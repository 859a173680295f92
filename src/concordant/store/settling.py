"""Bringing what follows up to date with what was received, read and judged since.

One transaction takes one portion of readings as far as findings; what a crash leaves undone is done the next
time. Everything here could be thrown away and made again from the rest, and is, when the version changes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, select

from concordant.assessment.assembling import by_ends
from concordant.assessment.upkeep import Renewal, renew
from concordant.linking.anchoring import Anchored, Standing, anchored
from concordant.linking.correcting import corrected
from concordant.linking.decisions import Decisions, decide, standing
from concordant.linking.derivation.derive import Pair
from concordant.linking.derivation.stories import Memory
from concordant.linking.derivation.trace import Trace
from concordant.linking.statements import Statement, state
from concordant.model.claim import Claim
from concordant.model.finding import Relation
from concordant.model.judgement import Judgement
from concordant.model.report import Report
from concordant.store import codec, copies, searching
from concordant.store.derived import DERIVED, FINDINGS, MEMBERS, PLACED, RELATIONS, SETTLED
from concordant.store.derived_rows import firmest, held_row, placed_row, unpack_statement
from concordant.store.holdings import SqlHoldings
from concordant.store.judging import judgements_after, last_judgement
from concordant.store.means import Means
from concordant.store.noting import note, noted
from concordant.store.queries import shown
from concordant.store.rows import unpack_bytes
from concordant.store.tables import CLAIMS, DOCUMENTS, READINGS
from concordant.store.writing import AT_ONCE, add, among

R = READINGS.c
PORTION = 10_000
_VERSION, _UPTO, _JUDGED, _SEARCHED, _REFILED = "version", "readings", "judgements", "searched", "refiled"

Memories = dict[str, Memory]
"""What was met of the reports on file, by when reports were last taken off it or filed anew."""


def unsettled(connection: Connection, version: str | None = None) -> int:
    """How many readings and judgements findings, of this version, do not follow yet, or nobody can search."""
    other = version is not None and noted(connection, _VERSION, version) != version
    upto = 0 if other else int(noted(connection, _UPTO))
    readings = connection.execute(select(func.count()).where(R.seq > upto)).scalar() or 0
    unsearched = searching.behind(connection, int(noted(connection, _SEARCHED)))
    return max(readings, unsearched) + max(0, last_judgement(connection) - int(noted(connection, _JUDGED)))


def settle(
    connection: Connection, means: Means, search: searching.Search, memories: Memories | None = None
) -> int:
    """Take one portion of what is unsettled as far as findings; returns how many readings are left.

    Args:
        connection: within a transaction that writes.
        means: what it takes besides the ledger.
        search: how words are made searchable.
        memories: those of earlier portions of this ledger that were kept, with the same means.
    """
    searched = int(noted(connection, _SEARCHED))
    if noted(connection, _VERSION, "") != means.version:
        for table in DERIVED:
            connection.execute(delete(table))
        note(connection, _VERSION, means.version)
        note(connection, _REFILED, str(_newest(connection)))
    portion = _portion(connection)
    _Settling(connection, means, portion, {} if memories is None else memories).run()
    note(connection, _UPTO, str(portion[-1].seq if len(portion) == PORTION else _newest(connection)))
    # What is searched depends on no version: it outlives those that made the rest.
    note(connection, _SEARCHED, str(searching.fill(connection, search, searched)))
    note(connection, _JUDGED, str(last_judgement(connection)))
    return unsettled(connection)


def _portion(connection: Connection) -> Sequence[Any]:
    upto = int(noted(connection, _UPTO))
    asked = select(R.seq, R.report, R.received, R.described).where(R.seq > upto, shown())
    return connection.execute(asked.order_by(R.seq).limit(PORTION)).all()


def _newest(connection: Connection) -> int:
    """The last reading: those behind the last portion were replaced since; nothing follows from them."""
    return connection.execute(select(func.max(R.seq))).scalar() or 0


class _Settling:
    """One portion on its way to findings."""

    def __init__(
        self, connection: Connection, means: Means, portion: Sequence[Any], memories: Memories
    ) -> None:
        self._connection, self._means, self._memories = connection, means, memories
        self._received = {row.received for row in portion}
        self._reports = {row.seq: codec.decode_report(codec.unpack(row.described)) for row in portion}
        self._names = {report.id for report in self._reports.values()}
        self._claims = _read(connection, self._reports)
        self._touched: list[Statement] = []
        self._gone: set[str] = set()

    def run(self) -> None:
        """Take away what went, place what came, tie copies, renew findings."""
        self._take(self._replaced())
        judged = self._judged(judgements_after(self._connection, 0))
        decisions = decide(judged.judgements)
        self._place(decisions)
        self._reconsider(judged.judgements, decisions)
        retied = self._retied(copies.file(self._connection, self._traces(), self._memory()))
        if not self._touched and not retied:
            return
        holdings = SqlHoldings(self._connection, self._means.register, decisions, self._gone)
        renewal = renew(
            self._touched,
            holdings,
            self._means.register,
            decisions,
            lambda tellings: copies.families_among(self._connection, tellings),
            retied,
        )
        self._relate(set(holdings.relations(renewal.renewed)), set(renewal.relations))
        self._keep(renewal, decisions)

    def _replaced(self) -> list[int]:
        """Readings that are settled, but of which the portion holds newer ones."""
        joined = SETTLED.join(READINGS, R.seq == SETTLED.c.reading)
        asked = select(SETTLED.c.reading).select_from(joined).where(~shown())
        found = {r for (r,) in among(self._connection, asked, SETTLED.c.report, self._names)}
        found.update(r for (r,) in among(self._connection, asked, R.received, self._received))
        return sorted(found)

    def _take(self, readings: Sequence[int]) -> None:
        if not readings:
            return
        asked = select(PLACED.c.claim, PLACED.c.statement)
        for claim, packed in among(self._connection, asked, PLACED.c.reading, readings):
            self._touched.append(unpack_statement(packed))
            self._gone.add(claim)
        old = {r for (r,) in among(self._connection, select(SETTLED.c.report), SETTLED.c.reading, readings)}
        copies.forget(self._connection, old)
        note(self._connection, _REFILED, str(_newest(self._connection)))
        _delete(self._connection, PLACED, PLACED.c.reading, readings)
        _delete(self._connection, SETTLED, SETTLED.c.reading, readings)

    def _place(self, decisions: Decisions) -> None:
        """The claims of the portion, where they may belong together with others."""
        placed: dict[str, dict[str, Any]] = {}
        for reading, claims in self._claims.items():
            placed |= self._placed([(c, self._reports[reading]) for c in claims], reading, decisions)
        self._insert(placed)
        rows = [{"reading": seq, "report": report.id} for seq, report in self._reports.items()]
        add(self._connection, SETTLED, rows)

    def _placed(
        self, told: Iterable[tuple[Claim, Report]], reading: int, decisions: Decisions
    ) -> dict[str, dict[str, Any]]:
        register = self._means.register
        rows: dict[str, dict[str, Any]] = {}
        for read, report in told:
            claim = corrected(read, decisions.corrections.get(read.id, {}), register.terms)
            s = state(claim, report.published, register.terms)
            rows[claim.id] = placed_row(claim, reading, s, register.telling(claim, report))
            self._touched.append(s)
        return rows

    def _insert(self, placed: Mapping[str, dict[str, Any]]) -> None:
        add(self._connection, PLACED, list(placed.values()))

    def _traces(self) -> list[Trace]:
        """Traces of the portion's reports, as far as they have a text."""
        asked = select(DOCUMENTS.c.reading, DOCUMENTS.c.packed)
        traced = {seq: self._means.traced.pop(report, None) for seq, report in self._reports.items()}
        found = {trace.report: trace for trace in traced.values() if trace is not None}
        untraced = [seq for seq, trace in traced.items() if trace is None]
        for reading, packed in among(self._connection, asked, DOCUMENTS.c.reading, untraced):
            report = self._reports[reading]
            document = codec.decode_document(unpack_bytes(packed), report)
            found[report.id] = self._means.tracer(report, document, self._claims[reading])
        return [found[report] for report in sorted(found)]

    def _memory(self) -> Memory:
        """What was met of the reports on file, where none has been filed anew since, by whatever process."""
        since = f"{self._means.version} {noted(self._connection, _REFILED)}"
        if since not in self._memories:
            self._memories.clear()
        return self._memories.setdefault(since, Memory())

    def _judged(self, judgements: Sequence[Judgement]) -> Anchored:
        """Judgements about the claims of today."""
        reports = {anchor.report for j in judgements for anchor in j.about}
        p = PLACED.c
        asked = select(p.report, p.claim, p.start, p.stop, p.event)
        standing: dict[str, list[Standing]] = {}
        for report, *place in among(self._connection, asked, p.report, reports):
            standing.setdefault(report, []).append(Standing(*place))
        for claim in (claim for claims in self._claims.values() for claim in claims):
            place = (claim.id, claim.evidence.start, claim.evidence.end, claim.event)
            standing.setdefault(claim.report, []).append(Standing(*place))
        return anchored(judgements, standing)

    def _reconsider(self, judgements: Sequence[Judgement], decisions: Decisions) -> None:
        """Place the claims again about which more or less holds than the last time."""
        seen = int(noted(self._connection, _JUDGED))
        later = {j.id for j in judgements_after(self._connection, seen)}
        held = {j.id: j for j in standing(judgements)}
        before = {j.id: j for j in standing(j for j in judgements if j.id not in later)}
        changed = [j for i, j in {**before, **held}.items() if i not in before or i not in held]
        claims = {anchor.claim for j in changed for anchor in j.about}
        claims -= {claim.id for found in self._claims.values() for claim in found}
        p = PLACED.c
        joined = PLACED.join(READINGS, R.seq == p.reading).join(
            CLAIMS, and_(CLAIMS.c.reading == p.reading, CLAIMS.c.number == p.number)
        )
        asked = select(p.claim, p.statement, p.reading, CLAIMS.c.body, R.described).select_from(joined)
        for claim, packed, reading, body, described in list(among(self._connection, asked, p.claim, claims)):
            self._touched.append(unpack_statement(packed))
            self._gone.add(claim)
            _delete(self._connection, PLACED, p.claim, [claim])
            read = codec.claim_of(body)
            report = codec.decode_report(codec.unpack(described))
            self._insert(self._placed([(read, report)], reading, decisions))

    def _retied(self, pairs: Collection[Pair]) -> set[str]:
        """Findings that tell of two reports which turned out to be copies, or no copies.

        Where one of the two has just come, all that it tells is looked at anyway.
        """
        old = [pair for pair in pairs if self._names.isdisjoint(pair)]
        joined = PLACED.join(MEMBERS, MEMBERS.c.claim == PLACED.c.claim)
        asked = select(PLACED.c.report, MEMBERS.c.finding).select_from(joined)
        told: dict[str, set[str]] = {}
        reports = {report for pair in old for report in pair}
        for report, finding in among(self._connection, asked, PLACED.c.report, reports):
            told.setdefault(report, set()).add(finding)
        return {f for one, other in old for f in told.get(one, set()) & told.get(other, set())}

    def _keep(self, renewal: Renewal, decisions: Decisions) -> None:
        connection = self._connection
        _delete(connection, FINDINGS, FINDINGS.c.id, renewal.void)
        _delete(connection, MEMBERS, MEMBERS.c.finding, renewal.void)
        claims = [claim for held in renewal.held for claim in held.finding.claims]
        said, firmness = self._said(claims), self._firmness(claims, decisions)
        rows = [
            held_row(h, max(said[c] for c in h.finding.claims), firmest(h.finding, firmness))
            for h in renewal.held
        ]
        members = [{"claim": c, "finding": h.finding.id} for h in renewal.held for c in h.finding.claims]
        add(connection, FINDINGS, rows)
        add(connection, MEMBERS, members)

    def _relate(self, before: set[Relation], now: set[Relation]) -> None:
        """Relations that are no more go, new ones come.

        Of the thousands that an act told in general has, a portion changes a few.
        """
        r = RELATIONS.c
        gone = [{"s": old.source, "t": old.target, "about": old.topic} for old in before - now]
        if gone:
            keyed = and_(
                r.source == bindparam("s"), r.target == bindparam("t"), r.topic == bindparam("about")
            )
            self._connection.execute(delete(RELATIONS).where(keyed), gone)
        add(self._connection, RELATIONS, [asdict(new) for new in sorted(now - before, key=by_ends)])

    def _said(self, claims: Collection[str]) -> dict[str, int]:
        asked = select(PLACED.c.claim, PLACED.c.statement)
        found = among(self._connection, asked, PLACED.c.claim, claims)
        return {claim: unpack_statement(packed).said for claim, packed in found}

    def _firmness(self, claims: Collection[str], decisions: Decisions) -> dict[str, str]:
        """How firmly each of these claims is put, as people corrected it."""
        p, c = PLACED.c, CLAIMS.c
        joined = PLACED.join(CLAIMS, and_(c.reading == p.reading, c.number == p.number))
        asked = select(p.claim, c.certainty).select_from(joined)
        slots = decisions.corrections
        return {
            claim: slots.get(claim, {}).get("certainty", read)
            for claim, read in among(self._connection, asked, p.claim, claims)
        }


def _read(connection: Connection, readings: Collection[int]) -> dict[int, list[Claim]]:
    """The claims of these readings, in order."""
    found: dict[int, list[Claim]] = {reading: [] for reading in readings}
    asked = select(CLAIMS.c.reading, CLAIMS.c.body).order_by(CLAIMS.c.number)
    for reading, body in among(connection, asked, CLAIMS.c.reading, readings):
        found[reading].append(codec.claim_of(body))
    return found


def _delete(connection: Connection, table: Any, column: Any, values: Collection[Any]) -> None:
    every = sorted(values)
    for start in range(0, len(every), AT_ONCE):
        connection.execute(delete(table).where(column.in_(every[start : start + AT_ONCE])))
