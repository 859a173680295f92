"""Claims in rows: a narrow table for the eye, a wide one for the spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from concordant.model.report import Report
from concordant.views.link import deep_link
from concordant.views.sentence import SEPARATOR, Naming, canonical, chain, firmness, goods, parties, statement
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording, amount, when

SHORT_ID = 10
"""How much of an id a person needs to see; every command takes the beginning of one."""

COLUMNS = ("id", "published", "event", "parties", "what", "firmness", "voices")

Listed = tuple[Claim, Report]

_FORMULA = frozenset("=+-@\t\r")
_DASH = line("–")
_BETWEEN = Piece(SEPARATOR, "muted")
_NOTHING: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, one cell a column."""

    cells: tuple[Line, ...]


def row(claim: Claim, report: Report, words: Wording, naming: Naming = canonical) -> Row:
    """The claim's cells."""
    what = [Piece(goods(claim.item, words), "item")] if claim.item else []
    if claim.quantity:
        what.append(Piece(amount(claim.quantity, words)))
    if claim.time and (told := when(claim.time, words)):
        what.append(Piece(told))
    said = chain(claim, words, naming)
    return Row(
        (
            (Piece(claim.id[:SHORT_ID], "muted"),),
            (Piece(report.published or "–"),),
            (Piece(words.of("event", claim.event), "event"),),
            parties(claim, words, naming) or _DASH,
            _apart(what) or _DASH,
            (*firmness(claim, words), _BETWEEN, Piece(words.of("phase", claim.phase))),
            (Piece(said, "voice"),) if said else (Piece(f"({report.outlet or 'outlet'})", "muted"),),
        )
    )


def _apart(pieces: Sequence[Piece]) -> Line:
    return tuple([each for piece in pieces for each in (_BETWEEN, piece)][1:])


COMPACT_COLUMNS = ("id", "published", "claim", "voices")


def compact_row(claim: Claim, report: Report, words: Wording, naming: Naming = canonical) -> Row:
    """The claim's cells where there is little room: its statement in one of them."""
    full = row(claim, report, words, naming).cells
    return Row((*full[:2], statement(claim, words, naming), full[-1]))


def heads(columns: Iterable[str], words: Wording) -> list[str]:
    """The columns' names in the reader's language."""
    return [words.of("column", column) for column in columns]


def title(claims: Iterable[Listed], words: Wording) -> str:
    """``n claims · m reports``."""
    held = [report.id for _, report in claims]
    return counted(len(held), len(set(held)), words)


def counted(claims: int, reports: int, words: Wording) -> str:
    """So many claims, so many reports, in words."""
    counts = {"claim": claims, "report": reports}
    return SEPARATOR.join(f"{n} {words.counted('count', noun, n)}" for noun, n in counts.items())


def newest(claims: Sequence[Listed], most: int) -> list[Listed]:
    """The last ``most`` of claims that stand by publication date, in the same order; all of them if 0.

    Those of reports without a date come last in a listing but are not known to be new: they fill what
    room is left.
    """
    if not most or len(claims) <= most:
        return list(claims)
    dated = [each for each in claims if each[1].published]
    undated = [each for each in claims if not each[1].published]
    chosen = dated[-most:]
    return chosen + undated[: most - len(chosen)]


Cell = str | int | float | None

FIELDS = (
    *("id", "report", "published", "outlet", "lang", "title"),
    *("event", "agent", "agent_state", "recipient", "recipient_state", "item", "item_class"),
    *("quantity", "quantity_low", "quantity_high", "unit"),
    *("place", "time", "time_start", "time_end"),
    *("phase", "certainty", "polarity", "attribution", "attribution_states"),
    *("evidence", "evidence_start", "evidence_end", "url"),
    *("reader", "doubt"),
)


def flat(claim: Claim, report: Report) -> tuple[Cell, ...]:
    """The claim as one value for each of ``FIELDS``, none of which a spreadsheet takes for a formula."""
    cells = plain_cells(claim, report)
    return tuple([f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell for cell in cells])


def plain_cells(claim: Claim, report: Report) -> tuple[Cell, ...]:
    """The claim as one value for each of ``FIELDS``; a chain of voices joins with `` < ``, source first."""
    told = to_contract(claim)
    agent, recipient = told["agent"] or _NOTHING, told["recipient"] or _NOTHING
    item, quantity, time = (told[slot] or _NOTHING for slot in ("item", "quantity", "time"))
    evidence = claim.evidence
    return (
        *(claim.id, report.id, report.published, report.outlet, report.lang, report.title),
        *(claim.event, agent.get("name"), agent.get("state")),
        *(recipient.get("name"), recipient.get("state"), item.get("surface"), item.get("class")),
        *(quantity.get("raw"), quantity.get("low"), quantity.get("high"), quantity.get("unit")),
        *(claim.place, time.get("raw"), time.get("start"), time.get("end")),
        *(claim.phase, claim.certainty, claim.polarity),
        " < ".join([voice.name for voice in claim.attribution]),
        " < ".join([voice.state or "" for voice in claim.attribution]),
        *(evidence.quote, evidence.start, evidence.end, deep_link(report.url, evidence)),
        *(claim.reader, "; ".join(claim.doubt.split(",")) or None),
    )
