"""What people look through page by page, in an SQL database; see ``Ledger`` for what each method promises."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection

from concordant.model.claim import Claim
from concordant.model.finding import Finding
from concordant.model.report import Report
from concordant.store import codec, finding_queries, queries
from concordant.store.dialect import Dialect
from concordant.store.facets import COUNTED, Facets, counted
from concordant.store.failure import AmbiguousClaimError
from concordant.store.ledger import ClaimFilter, FindingFilter, LastRead
from concordant.store.paging import LARGEST, Mark, Page, WrongMarkError, paged
from concordant.store.queries import shown
from concordant.store.searching import sought
from concordant.store.tables import CLAIMS, READINGS
from concordant.store.writing import among

ALIKE = 5


class SqlBrowsing:
    """The part of an SQL ledger that lists page by page."""

    _dialect: Dialect

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def report(self, identifier: str) -> Report | None:
        """One report by id, or by a prefix of it that is unique; a claim's id leads to its report."""
        with self._reading() as connection:
            described = connection.execute(queries.report(identifier)).scalar()
            if described is None and identifier:
                alike = connection.execute(queries.reports_starting(identifier, ALIKE)).scalars().all()
                if len(alike) > 1:
                    raise AmbiguousClaimError(
                        f"several reports begin with {identifier}",
                        f"give more of the id: {', '.join(alike)}",
                    )
                if alike:
                    described = connection.execute(queries.report(alike[0])).scalar()
        if described is not None:
            return codec.decode_report(codec.unpack(described))
        found = self.claim(identifier) if identifier.startswith("c-") else None
        return found[1] if found else None

    def claim(self, identifier: str) -> tuple[Claim, Report] | None:
        """One claim by id or by a prefix of it that is unique."""
        raise NotImplementedError

    def claims_page(
        self, wanted: ClaimFilter, after: Mark | None, at_most: int
    ) -> Page[tuple[Claim, Report]]:
        """A part of the claims, those of the newest reports first."""
        sent = queries.sendable(wanted)
        with self._reading() as connection:
            few = self._dialect.search.few(connection, sent)
        asked = queries.claims_from(sent, few, after, at_most)
        with self._reading() as connection:
            rows = connection.execute(asked).all()
        return paged(rows, queries.CLAIMS_WIDTH, at_most, _claim)

    def told(self, claims: Collection[str]) -> dict[str, tuple[Claim, Report]]:
        """Those of these claims that are there."""
        with self._reading() as connection:
            asked = queries.claims_told()
            rows = list(among(connection, asked, CLAIMS.c.id, sorted(set(claims))))
        return {row.id: _claim(row) for row in sorted(rows, key=lambda row: int(row.seq))}

    def arrivals(self, reports: Collection[str]) -> dict[str, str]:
        """When what each of these reports was read from last arrived; by id."""
        with self._reading() as connection:
            rows = among(connection, queries.arrivals(), READINGS.c.report, sorted(set(reports)))
            return {row.report: row.last for row in rows}

    def findings_page(self, wanted: FindingFilter, after: Mark | None, at_most: int) -> Page[Finding]:
        """A part of the findings, best first."""
        asked = finding_queries.findings_from(wanted, after, at_most)
        with self._reading() as connection:
            rows = connection.execute(asked).all()
            held = _bodies(connection, [row.id for row in rows[:at_most]])
        return paged(rows, finding_queries.width(wanted), at_most, lambda row: held[row.id])

    def facets(self, wanted: FindingFilter) -> Facets:
        """What the findings that a filter asks for have in common."""
        with self._reading() as connection:
            rows = connection.execute(finding_queries.facets(wanted, COUNTED + 1))
            return counted((tuple(row) for row in rows), COUNTED)

    def last_read(self, at_most: int) -> tuple[LastRead, ...]:
        """The reports that were read last, newest first."""
        with self._reading() as connection:
            rows = connection.execute(queries.last_read(at_most)).all()
        return tuple(
            LastRead(row.seq, codec.decode_report(codec.unpack(row.described)), row.claims) for row in rows
        )

    def state(self) -> str:
        """A text that changes with everything that is read or judged."""
        with self._reading() as connection:
            return ":".join(str(each or 0) for each in connection.execute(queries.state()).one())

    def search_reports(self, asked: str, after: Mark | None, at_most: int) -> Page[Report]:
        """Reports with these words, those that were read last first."""
        seqs, further = self._found("reports", asked, after, at_most)
        with self._reading() as connection:
            rows = among(connection, queries.reports_numbered(), READINGS.c.seq, seqs)
            held = {row.seq: codec.decode_report(codec.unpack(row.described)) for row in rows}
        return Page(tuple(held[seq] for seq in seqs if seq in held), further)

    def search_claims(self, asked: str, after: Mark | None, at_most: int) -> Page[tuple[Claim, Report]]:
        """Claims with these words, those that were read last first."""
        seqs, further = self._found("claims", asked, after, at_most)
        with self._reading() as connection:
            rows = among(connection, queries.claims_told().where(shown()), CLAIMS.c.seq, seqs)
            held = {row.seq: _claim(row) for row in rows}
        return Page(tuple(held[seq] for seq in seqs if seq in held), further)

    def _found(
        self, kind: str, asked: str, after: Mark | None, at_most: int
    ) -> tuple[Sequence[int], Mark | None]:
        """Numbers of what fits, and where the next part begins."""
        wanted = sought(asked)
        if after is not None and not _is_number(after):
            raise WrongMarkError("the mark belongs to another list")
        if not wanted:
            return [], None
        before = None if after is None else int(after[0] or 0)
        with self._reading() as connection:
            numbers = self._dialect.search.find(connection, kind, wanted, before, at_most + 1)
        further = (numbers[at_most - 1],) if len(numbers) > at_most else None
        return numbers[:at_most], further


def _bodies(connection: Connection, identifiers: Collection[str]) -> dict[str, Finding]:
    from concordant.store.derived import FINDINGS
    from concordant.store.derived_rows import unpack_finding

    found: Iterator[Any] = among(connection, finding_queries.bodies(), FINDINGS.c.id, identifiers)
    return {identifier: unpack_finding(body) for identifier, body in found}


def _is_number(mark: Mark) -> bool:
    return len(mark) == 1 and isinstance(mark[0], int) and abs(mark[0]) <= LARGEST


def _claim(row: Any) -> tuple[Claim, Report]:
    return (
        codec.decode_claim(codec.unpack(row.body)),
        codec.decode_report(codec.unpack(row.described)),
    )
