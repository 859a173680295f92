"""The ledger in an SQL database."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Executable, select
from sqlalchemy.exc import DBAPIError, NoResultFound

from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.finding import Finding, Relation
from concordant.model.judgement import Judgement
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.store import codec, finding_queries, judging, queries, rows, unread, writing
from concordant.store.browsing import SqlBrowsing
from concordant.store.choices import SqlChoices
from concordant.store.dialect import Dialect
from concordant.store.failure import AmbiguousClaimError, LedgerDamagedError, LedgerFilledError
from concordant.store.ledger import ClaimFilter, Counts, FindingFilter
from concordant.store.migrating import migrate
from concordant.store.rows import Recorded

if TYPE_CHECKING:
    from concordant.linking.derivation.edges import Edge
    from concordant.store.copying import Portion
    from concordant.store.means import Means
    from concordant.store.settling import Memories

# Numbers of unread arrivals fetched at once; the bytes themselves come one by one.
PORTION = 500
ALIKE = 5
# What decoding raises when rows were altered outside the program, or do not fit each other.
_SPOILED = (zlib.error, ValueError, LookupError, TypeError, AttributeError, NoResultFound)


class SqlLedger(SqlBrowsing, SqlChoices):
    """A ledger in an SQL database; see ``Ledger`` for what each method promises."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._engine = dialect.engine()
        self._writer = dialect.writer(self._engine)
        self._memories: Memories = {}

    def prepare(self) -> None:
        """Make the tables, or bring those of an earlier version up to date."""
        with self._explained():
            migrate(self._dialect, self._engine, self._writer)

    def receive(self, received: Sequence[Received]) -> int:
        """Keep bytes before anything is parsed; returns how many were new."""
        named = {rows.identity(r): r for r in reversed(received)}
        with self._reading() as connection:
            before = writing.known(connection, named)
        fresh = [rows.arrival(name, r) for name, r in reversed(named.items()) if name not in before]
        if not fresh:
            return 0
        with self._writing() as connection:
            return writing.add_arrivals(connection, fresh)

    def arrived(self) -> Iterator[Received | Problem]:
        """Everything that was received, oldest first; a problem for bytes that were altered since."""
        last = 0
        while numbers := self._fetch(queries.numbered(last, PORTION)):
            for (last,) in numbers:
                yield self._arrived(last)

    def _arrived(self, number: int) -> Received | Problem:
        try:
            with self._reading() as connection:
                return rows.received_from(*connection.execute(queries.arrived(number)).one())
        except LedgerDamagedError as damage:
            return Problem("store", f"arrival {number}", f"{damage.message}.", damage.advice)

    def pending(self, version: str) -> Iterator[Received]:
        """What was received and not yet read by this version, oldest first."""
        last = 0
        while numbers := self._fetch(unread.unread(version, last, PORTION)):
            for some in unread.armfuls(self._fetch(queries.lengths([number for (number,) in numbers]))):
                with self._reading() as connection:
                    held = connection.execute(queries.arrived_among(some)).all()
                    found = [rows.received_from(*each) for each in held]
                yield from found
            last = numbers[-1][0]

    def record(self, readings: Iterable[tuple[Received, Reading | Recorded]], version: str) -> int:
        """Keep readings, each with its claims, document and problems; returns how many were new."""
        batch = list(readings)
        self.receive([received for received, _ in batch])
        ready = [r if isinstance(r, Recorded) else rows.recorded(received, r) for received, r in batch]
        if not ready:
            return 0
        with self._writing() as connection:
            return writing.add_readings(connection, ready, version)

    def reports(self) -> Iterator[Report]:
        """All reports, by id."""
        with self._listed(queries.reports()) as found:
            for (described,) in found:
                yield codec.decode_report(codec.unpack(described))

    def document(self, report: str) -> Document | None:
        """The clean text of one report."""
        with self._reading() as connection:
            row = connection.execute(queries.document(report)).first()
            if row is None:
                return None
            whose = codec.decode_report(codec.unpack(row.described))
            return codec.decode_document(rows.unpack_bytes(row.packed), whose)

    def claims(self, wanted: ClaimFilter, reasons: bool = True) -> Iterator[tuple[Claim, Report]]:
        """Claims of the newest reading of each report, by publication date, report and number."""
        with self._listed(queries.claims(wanted, reasons)) as found:
            yield from _claims(found, reasons)

    def claim(self, identifier: str) -> tuple[Claim, Report] | None:
        """One claim by id or by a prefix of it that is unique."""
        with self._reading() as connection:
            exact = next(_claims(connection.execute(queries.claims_named(identifier)), True), None)
            if exact or not identifier:
                return exact
            alike = connection.execute(queries.identifiers_starting(identifier, ALIKE)).scalars().all()
            if not alike:
                return None
            if len(alike) == 1:
                return next(_claims(connection.execute(queries.claims_named(alike[0])), True))
        raise AmbiguousClaimError(
            f"several claims begin with {identifier}", f"give more of the id: {', '.join(alike)}"
        )

    def problems(self) -> Iterator[Problem]:
        """Everything that could not be done, of the newest reading of each report."""
        with self._listed(queries.problems()) as found:
            for (body,) in found:
                yield codec.decode_problem(codec.unpack(body))

    def counts(self) -> Counts:
        """How much there is."""
        return Counts(*self._fetch(queries.counts())[0])

    def judge(self, judgement: Judgement) -> bool:
        """Keep what a person decided; False where it is there already."""
        with self._writing() as connection:
            return judging.add(connection, judgement)

    def judgements(self) -> Iterator[Judgement]:
        """All judgements in the order in which they were made, those that were taken back too."""
        with self._reading() as connection:
            yield from judging.judgements_after(connection, 0)

    def unsettled(self, version: str | None = None) -> int:
        """How many readings and judgements findings do not follow yet."""
        from concordant.store import settling

        with self._reading() as connection:
            return settling.unsettled(connection, version)

    def settle(self, means: "Means") -> int:
        """Take a portion of what is unsettled as far as findings; returns how much is left."""
        from concordant.store import settling

        memories, self._memories = self._memories, {}
        with self._writing() as connection:
            left = settling.settle(connection, means, self._dialect.search, memories)
        self._memories = memories  # of what was committed
        return left

    def findings(self, wanted: FindingFilter) -> Iterator[Finding]:
        """Findings, best first."""
        from concordant.store.derived_rows import unpack_finding

        with self._listed(finding_queries.findings(wanted)) as found:
            for (body,) in found:
                yield unpack_finding(body)

    def finding(self, identifier: str) -> Finding | None:
        """One finding by id, or by a prefix of it that is unique; a claim's id leads to its finding."""
        from concordant.store.finding_lookup import find

        with self._reading() as connection:
            return find(connection, identifier)

    def relations(self, finding: str) -> tuple[Relation, ...]:
        """How a finding bears on others and they on it, in order."""
        return tuple(Relation(*row) for row in self._fetch(finding_queries.relations(finding)))

    def places(self, claims: Collection[str]) -> dict[str, tuple[str, int]]:
        """The report of each of these claims, and its number there."""
        from concordant.store.derived import PLACED
        from concordant.store.writing import among

        asked = select(PLACED.c.claim, PLACED.c.report, PLACED.c.number)
        with self._reading() as connection:
            return {
                row.claim: (row.report, row.number)
                for row in among(connection, asked, PLACED.c.claim, claims)
            }

    def ties(self, reports: Sequence[str]) -> "tuple[Edge, ...]":
        """Which of these reports derive from which, in order."""
        from concordant.store.copies import edges_of

        with self._reading() as connection:
            return edges_of(connection, reports)

    def kept(self) -> "Iterator[Portion]":
        """Everything that cannot be rebuilt, as it was at one moment."""
        from concordant.store import copying

        with self._reading() as connection:
            yield from copying.kept(connection)

    def take(self, portions: "Iterable[Portion]") -> int:
        """Fill an empty ledger with what another one has kept; returns how many rows that were."""
        from concordant.store import copying

        with self._writing() as connection:
            if not copying.is_empty(connection):
                raise LedgerFilledError(
                    f"{self._dialect.place} holds something already", self._dialect.elsewhere
                )
            return copying.fill(connection, portions)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _fetch(self, asked: Executable) -> Sequence[Any]:
        with self._reading() as connection:
            return connection.execute(asked).all()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _listed(self, asked: Executable) -> Iterator[Iterable[Any]]:
        """Rows of a list of any length: they come in portions, as they are asked for."""
        with (
            self._reading() as connection,
            connection.execution_options(yield_per=PORTION).execute(asked) as found,
        ):
            yield found

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._explained(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn every error of the database, and of content that it gives back, into one for people."""
        try:
            yield
        except DBAPIError as error:
            raise self._dialect.explain(error.orig or error) from error
        except _SPOILED as error:
            raise LedgerDamagedError(
                f"what {self._dialect.place} holds can no longer be read ({type(error).__name__}: {error})",
                "put a backup in its place, or add the reports again in another folder",
            ) from error


def _claims(found: Iterable[Any], reasons: bool) -> Iterator[tuple[Claim, Report]]:
    """Claims with their reports, which are decoded once for each run of claims of one report."""
    shown, report = None, None
    for body, why, reading, described in found:
        if reading != shown or report is None:
            shown, report = reading, codec.decode_report(codec.unpack(described))
        because = codec.decode_reasons(codec.unpack(why)) if reasons else ()
        yield codec.decode_claim(codec.unpack(body), because), report
