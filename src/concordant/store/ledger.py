"""What a ledger promises, whatever database is below: append-only, idempotent, nothing received is lost."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self

from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.finding import Finding, Relation
from concordant.model.judgement import Judgement
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received, Report

if TYPE_CHECKING:
    from concordant.linking.derivation.edges import Edge
    from concordant.store.copying import Portion
    from concordant.store.facets import Facets
    from concordant.store.means import Means
    from concordant.store.paging import Mark, Page
    from concordant.store.rows import Recorded


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; None leaves an axis open.

    ``actor`` matches either role. Actors are matched by ISO code (two letters are nothing else), or by
    whole words of the name or of the report, without regard to case and accents. ``since`` and
    ``until`` are ISO prefixes compared with the event's time where it has one, else with the
    publication date; an open end reaches up to the publication date. ``item`` is an item class or
    words of the item.
    """

    event: str | None = None
    actor: str | None = None
    agent: str | None = None
    recipient: str | None = None
    item: str | None = None
    certainty: str | None = None
    phase: str | None = None
    polarity: str | None = None
    since: str | None = None
    until: str | None = None
    lang: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings to list, and in which order; None leaves an axis open.

    Actors, items and times are matched as by ``ClaimFilter``. ``disputed`` keeps findings that somebody
    denies, or whose figures exclude each other; ``least`` those with so many independent origins at least;
    ``certainty`` those that are put so firmly at best; ``grade`` those with this digit.
    The order is best first: ``support`` by origins, then reports; ``novelty`` by the newest publication;
    ``time`` by the last day on which the act may have happened.
    """

    event: str | None = None
    actor: str | None = None
    agent: str | None = None
    recipient: str | None = None
    item: str | None = None
    phase: str | None = None
    since: str | None = None
    until: str | None = None
    disputed: bool = False
    least: int = 0
    certainty: str | None = None
    grade: str | None = None
    order: Literal["support", "novelty", "time"] = "novelty"


@dataclass(frozen=True, slots=True)
class LastRead:
    """A report as it was read: the number of the reading, and how many claims it gave."""

    number: int
    report: Report
    claims: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds."""

    received: int
    reports: int
    claims: int
    problems: int


class Ledger(Protocol):
    """An append-only ledger. Every method is safe to repeat; every write is one transaction.

    What goes wrong is raised as a ``LedgerError``, which says what to do next.
    """

    def receive(self, received: Sequence[Received]) -> int:
        """Keep bytes before anything is parsed; returns how many were new."""
        ...

    def arrived(self) -> Iterator[Received | Problem]:
        """Everything that was received, oldest first; a problem for bytes that were altered since."""
        ...

    def pending(self, version: str) -> Iterator[Received]:
        """What was received and not yet read by this version of code and knowledge, oldest first.

        What the same version read with more than its own means (its name, a blank, and what) is read. What
        keeps a reader of its own is left to ``assigned``.
        """
        ...

    def assigned(self, version: str, identities: Collection[str], own: bool) -> Iterator[Received]:
        """Those of these arrivals that this version did not read last, or not in this way, oldest first.

        ``own``: they are to keep its reader, whatever reader the project has.
        """
        ...

    def next_turn(self, version: str, own: bool) -> str:
        """The name under which to ``record`` what ``assigned`` gives."""
        ...

    def own_readers(self) -> dict[str, str]:
        """The version that last read each arrival that keeps a reader of its own, by identity."""
        ...

    def received(self, report: str) -> Received | None:
        """What the report with this id was last read from."""
        ...

    def record(self, readings: Iterable[tuple[Received, "Reading | Recorded"]], version: str) -> int:
        """Keep readings, or the rows made of them, with claims and problems; returns how many were new."""
        ...

    def reports(self) -> Iterator[Report]:
        """All reports, by id."""
        ...

    def report(self, identifier: str) -> Report | None:
        """One report by id, or by a prefix of it that is unique; a claim's id leads to its report."""
        ...

    def document(self, report: str) -> Document | None:
        """The clean text of one report."""
        ...

    def claims(self, wanted: ClaimFilter, reasons: bool = True) -> Iterator[tuple[Claim, Report]]:
        """Claims of the newest reading of each report, by publication date, report and number.

        ``reasons=False`` leaves them out, for listings that show none: that takes a third less time.
        """
        ...

    def claim(self, identifier: str) -> tuple[Claim, Report] | None:
        """One claim by id, also one that a newer reading replaced, or by a prefix of a shown one.

        Raises:
            AmbiguousClaimError: the prefix fits several claims.
        """
        ...

    def claims_page(
        self, wanted: ClaimFilter, after: "Mark | None", at_most: int
    ) -> "Page[tuple[Claim, Report]]":
        """A part of the claims, those of the newest reports first, without reasons.

        Raises:
            WrongMarkError: ``after`` is no mark of this list.
        """
        ...

    def told(self, claims: Collection[str]) -> dict[str, tuple[Claim, Report]]:
        """Those of these claims that are there, without reasons, also ones that a newer reading replaced."""
        ...

    def arrivals(self, reports: Collection[str]) -> dict[str, str]:
        """When what each of these reports was read from last arrived, ISO 8601 in UTC; by id."""
        ...

    def search_reports(self, asked: str, after: "Mark | None", at_most: int) -> "Page[Report]":
        """Reports with these words, those that were read last first, in parts of at most so many.

        Words are found without regard to case, accents and endings; what stands in quotation marks as it is.
        """
        ...

    def search_claims(self, asked: str, after: "Mark | None", at_most: int) -> "Page[tuple[Claim, Report]]":
        """The same for claims: by their words in the report, parties, goods, voices."""
        ...

    def problems(self) -> Iterator[Problem]:
        """Everything that could not be done, of the newest reading of each report."""
        ...

    def apart(self, report: str | None = None) -> Iterator[tuple[Apart, Report]]:
        """What readers said and no claim holds, of the newest reading of each report, or of this one."""
        ...

    def asked_about(self, after: str, at_most: int) -> list[str]:
        """Reports behind this id that another than the built-in reader read last, by id."""
        ...

    def last_read(self, at_most: int) -> tuple[LastRead, ...]:
        """The reports that were read last, newest first."""
        ...

    def state(self) -> str:
        """A text that changes with everything that is read or judged."""
        ...

    def counts(self) -> Counts:
        """How much there is."""
        ...

    def judge(self, judgement: Judgement) -> bool:
        """Keep what a person decided; False where it is there already."""
        ...

    def judgements(self) -> Iterator[Judgement]:
        """All judgements in the order in which they were made, those that were taken back too."""
        ...

    def unsettled(self, version: str | None = None) -> int:
        """How many readings and judgements findings, or those that this version makes, do not follow yet."""
        ...

    def settle(self, means: "Means") -> int:
        """Take a portion of what is unsettled as far as findings; returns how much is left."""
        ...

    def findings(self, wanted: FindingFilter) -> Iterator[Finding]:
        """Findings, best first."""
        ...

    def findings_page(self, wanted: FindingFilter, after: "Mark | None", at_most: int) -> "Page[Finding]":
        """A part of the findings, best first.

        Raises:
            WrongMarkError: ``after`` is no mark of this list.
        """
        ...

    def facets(self, wanted: FindingFilter) -> "Facets":
        """What the findings that a filter asks for have in common, counted over the newest thousands."""
        ...

    def finding(self, identifier: str) -> Finding | None:
        """One finding by id, or by a prefix of it that is unique.

        An id that another finding has taken over leads to that one; a claim's id to its finding.
        """
        ...

    def relations(self, finding: str) -> tuple[Relation, ...]:
        """How a finding bears on others and they on it, in order."""
        ...

    def places(self, claims: Collection[str]) -> dict[str, tuple[str, int]]:
        """The report of each of these claims, and its number there; only those in findings."""
        ...

    def ties(self, reports: Sequence[str]) -> "tuple[Edge, ...]":
        """Which of these reports derive from which, in order."""
        ...

    def kept(self) -> "Iterator[Portion]":
        """Everything that cannot be rebuilt, in portions, as it was at one moment."""
        ...

    def take(self, portions: "Iterable[Portion]") -> int:
        """Fill an empty ledger with what another one has kept; returns how many rows that were.

        Raises:
            LedgerFilledError: this one is not empty.
        """
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...

    def __enter__(self) -> Self:
        """The ledger itself, closed at the end of the ``with``."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close."""
        ...
