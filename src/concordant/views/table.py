"""Claims in rows: a narrow table for the eye, a wide one for the spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from concordant.model.report import Report
from concordant.views.link import deep_link
from concordant.views.sentence import SEPARATOR, Naming, canonical, chain, firmness, goods, parties, statement
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording, amount, when

SHORT_ID = 10
"""How much of an id a person needs to see; every command takes the beginning of one."""

COLUMNS = ("id", "published", "event", "parties", "what", "firmness", "voices")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, one cell a column."""

    cells: tuple[Line, ...]


def row(claim: Claim, report: Report, words: Wording, naming: Naming = canonical) -> Row:
    """The claim's cells."""
    phase = line(words.of("phase", claim.phase))
    what = [
        line(Piece(goods(claim.item, words), "item")),
        line(amount(claim.quantity, words) if claim.quantity else ""),
        line(when(claim.time, words) if claim.time else ""),
    ]
    said = chain(claim, words, naming)
    return Row(
        (
            line(Piece(claim.id[:SHORT_ID], "muted")),
            line(report.published or "–"),
            line(Piece(words.of("event", claim.event), "event")),
            parties(claim, words, naming) or line("–"),
            joined([part for part in what if part[0].text], SEPARATOR) or line("–"),
            joined([firmness(claim, words), phase], SEPARATOR),
            line(Piece(said, "voice")) if said else line(Piece(f"({report.outlet or 'outlet'})", "muted")),
        )
    )


COMPACT_COLUMNS = ("id", "published", "claim", "voices")


def compact_row(claim: Claim, report: Report, words: Wording, naming: Naming = canonical) -> Row:
    """The claim's cells where there is little room: its statement in one of them."""
    full = row(claim, report, words, naming).cells
    return Row((*full[:2], statement(claim, words, naming), full[-1]))


def heads(columns: Iterable[str], words: Wording) -> list[str]:
    """The columns' names in the reader's language."""
    return [words.of("column", column) for column in columns]


def title(claims: Iterable[tuple[Claim, Report]], words: Wording) -> str:
    """``n claims · m reports``."""
    held = list(claims)
    counts = {"claim": len(held), "report": len({report.id for _, report in held})}
    return SEPARATOR.join(f"{n} {words.counted('count', noun, n)}" for noun, n in counts.items())


Cell = str | int | float | None

FIELDS = (
    *("id", "report", "published", "outlet", "lang", "title"),
    *("event", "agent", "agent_state", "recipient", "recipient_state", "item", "item_class"),
    *("quantity", "quantity_low", "quantity_high", "unit"),
    *("place", "time", "time_start", "time_end"),
    *("phase", "certainty", "polarity", "attribution", "attribution_states"),
    *("evidence", "evidence_start", "evidence_end", "url"),
)


def flat(claim: Claim, report: Report) -> tuple[Cell, ...]:
    """The claim as one value for each of ``FIELDS``; a chain of voices joins with `` < ``, source first."""
    told = to_contract(claim)

    def inside(slot: str, *keys: str) -> list[Cell]:
        held = told[slot] or {}
        return [held.get(key) for key in keys]

    cells: list[Cell] = [
        *(claim.id, report.id, report.published, report.outlet, report.lang, report.title),
        *(claim.event, *inside("agent", "name", "state"), *inside("recipient", "name", "state")),
        *(*inside("item", "surface", "class"), *inside("quantity", "raw", "low", "high", "unit")),
        *(claim.place, *inside("time", "raw", "start", "end")),
        *(claim.phase, claim.certainty, claim.polarity),
        " < ".join(voice.name for voice in claim.attribution),
        " < ".join(voice.state or "" for voice in claim.attribution),
        *(*inside("evidence", "quote", "start", "end"), deep_link(report.url, claim.evidence)),
    ]
    return tuple(_inert(cell) if isinstance(cell, str) else cell for cell in cells)


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: reports are written by others."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
