"""One archive, page by page: gate, gate, read. A pure function of its records and of the knowledge."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from concordant.documents.receive import terms
from concordant.documents.warc.arriving import received
from concordant.documents.warc.pages import ArchivedPage, pages_of
from concordant.documents.warc.records import Archive
from concordant.knowledge.collection import Knowledge
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.pipeline import read
from concordant.scanning.gate import Gate
from concordant.scanning.limits import TooSlowError, within

_NO_TERMS = terms("")
MOST_PROBLEMS = 100
"""So many problems of one archive are told; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may cost, and how many refused pages are read all the same.

    Attributes:
        page_bytes: the most bytes of a page.
        seconds: the most CPU seconds for reading one.
        audit: share of the refused pages that is read anyway, from 0 to 1.
    """

    page_bytes: int = 8_000_000
    seconds: float = 20.0
    audit: float = 0.0


@dataclass(slots=True)
class Counts:
    """How many came as far as each stage.

    Attributes:
        records: of any kind.
        pages: that a server gave.
        named: that name arms anywhere.
        admitted: whose running text is about arms.
        read: in full, by a reader of their language.
        told: that hold claims.
        claims: in them.
        audited: refused, but read anyway.
        missed: of those, the ones that hold claims.
        problems: told or not.
    """

    records: int = 0
    pages: int = 0
    named: int = 0
    admitted: int = 0
    read: int = 0
    told: int = 0
    claims: int = 0
    audited: int = 0
    missed: int = 0
    problems: int = 0


@dataclass(slots=True)
class Passed:
    """What has come of an archive so far."""

    counts: Counts = field(default_factory=Counts)
    problems: list[Problem] = field(default_factory=list)

    def note(self, problem: Problem) -> None:
        """Keep a problem while there is room, and count it."""
        self.counts.problems += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)


Told = tuple[ArchivedPage, Reading]


def told_pages(
    archive: Archive, knowledge: Knowledge, gate: Gate, limits: Limits, passed: Passed
) -> Iterator[Told]:
    """The pages of an archive that hold claims, each with its reading, in the order of the archive."""
    counts = passed.counts
    for found in pages_of(archive):
        if isinstance(found, Problem):
            passed.note(found)
            continue
        counts.pages += 1
        admitted = _admitted(found, gate, counts)
        if not admitted and not _is_sampled(found, limits.audit):
            continue
        reading = _read(found, archive.place, knowledge, limits, passed)
        counts.audited += not admitted
        if reading is None or not reading.claims:
            continue
        if admitted:
            counts.told += 1
            counts.claims += len(reading.claims)
            yield found, reading
        else:
            counts.missed += 1
            passed.note(_missed(reading))
    counts.records = archive.seen


def _admitted(page: ArchivedPage, gate: Gate, counts: Counts) -> bool:
    is_page = page.media_type == "text/html"
    held = gate.admits_bytes(page.body, page.charset, is_page)
    counts.named += held is not None
    admitted = held is not None and gate.admits_text(held, is_page)
    counts.admitted += admitted
    return admitted


def _is_sampled(page: ArchivedPage, share: float) -> bool:
    """Whether a refused page is read anyway: told by its content, so that every run takes the same ones."""
    return share > 0 and int(digest(page.body)[:8], 16) < share * 2**32


def _read(
    page: ArchivedPage, place: str, knowledge: Knowledge, limits: Limits, passed: Passed
) -> Reading | None:
    one = received(page, place, _NO_TERMS)
    try:
        with within(limits.seconds):
            reading = read(one, knowledge)
    except TooSlowError:
        told = f"Reading this page took more than {limits.seconds:g} seconds; it was given up."
        passed.note(Problem("read", one.source, told, "Add the page by itself if it matters."))
        return None
    except Exception as error:  # one page that breaks the reader must not cost the archive
        told = f"The reader failed on this page ({type(error).__name__}: {error})."
        passed.note(Problem("read", one.source, told, "Please report it."))
        return None
    for problem in reading.problems:
        if problem.severity == "error":
            passed.note(problem)
    passed.counts.read += 1
    return reading


def _missed(reading: Reading) -> Problem:
    told = f"The gate refused this page, yet {len(reading.claims)} claims were read in it."
    return Problem("scan", reading.report.source, told, "Add the page by itself.", "note")
