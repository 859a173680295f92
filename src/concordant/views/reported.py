"""One report and everything that was read out of it."""

from collections.abc import Iterator, Sequence

from concordant.assessment.reservations import Reservation
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.report import Report
from concordant.views.explanation import heading, paged
from concordant.views.highlight import highlighted
from concordant.views.sentence import Naming, canonical, sentence
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording


def reported(
    report: Report,
    document: Document | None,
    claims: Sequence[Claim],
    words: Wording,
    naming: Naming = canonical,
    held_against: Sequence[Reservation] = (),
) -> Iterator[Line]:
    """Heading, text with evidence marked, the claims by number, then what to hold against the report."""
    yield line(Piece(heading(report, words), "heading"))
    if report.url:
        yield line(Piece(report.url, "muted"))
    yield ()
    if document is None:
        yield line(words.of("explanation", "no_text"))
    else:
        yield from highlighted(document, claims, words)
    yield ()
    yield from listed(claims, words, naming)
    if held_against:
        yield ()
        yield line(Piece(words.of("explanation", "reservations"), "heading"))
        for one in held_against:
            said = words.say("reservation", one.code, words=words.quoted(one.words), about=one.about or "")
            yield line("  – ", said)


def listed(claims: Sequence[Claim], words: Wording, naming: Naming = canonical) -> Iterator[Line]:
    """Each claim's number, sentence and short id; or that there is none."""
    if not claims:
        yield line(words.of("explanation", "no_claims"))
    for claim in claims:
        mark = Piece(f"[{claim.number}] ", "mark")
        yield line(
            mark,
            *sentence(claim, words, naming),
            Piece(f"  {claim.id[:SHORT_ID]}{paged(claim, words)}", "muted"),
        )


def summarised(
    report: Report, claims: Sequence[Claim], words: Wording, naming: Naming = canonical
) -> Iterator[Line]:
    """Heading, then each claim with its words; a blank line after."""
    yield line(Piece(heading(report, words), "heading"))
    if not claims:
        yield line("  ", Piece(words.of("explanation", "no_claims"), "muted"))
    for claim in claims:
        yield line("  ", Piece(f"[{claim.number}] ", "mark"), *sentence(claim, words, naming))
        quote = words.quoted(" ".join(claim.evidence.quote.split()))
        yield line("      ", Piece(quote, "evidence"), Piece(paged(claim, words), "muted"))
    yield ()
