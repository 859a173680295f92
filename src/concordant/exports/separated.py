"""Comma-separated values that a spreadsheet opens without running anything that a report wrote."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from concordant.exports.account import Account, Told
from concordant.exports.characters import visible
from concordant.exports.table import COLUMNS, row
from concordant.views.cells import Cell, safe
from concordant.views.names import Names
from concordant.views.table import FIELDS, flat
from concordant.views.wording import Wording

BYTE_ORDER_MARK = "\ufeff"
CLAIM_COLUMNS = (*FIELDS, "notice")
_BETWEEN = "; "


def findings(accounts: Iterable[Account], words: Wording, names: Names) -> Iterator[str]:
    """One line a finding below a header; a quoted cell may hold line breaks."""
    yield _line(COLUMNS)
    for account in accounts:
        held = row(account, words, names)
        yield _line([_cell(name, value, words) for name, value in held.items()])


def claims(told: Iterable[Told], words: Wording) -> Iterator[str]:
    """One line a claim below a header."""
    yield _line(CLAIM_COLUMNS)
    notice = words.of("export", "notice")
    for claim, report in told:
        yield _line([*flat(claim, report), notice])


def _cell(name: str, value: Any, words: Wording) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "quotes":
        return "\n".join(_quoted(quote, words) for quote in value)
    return _BETWEEN.join(value) if isinstance(value, list) else value


def _quoted(quote: dict[str, Any], words: Wording) -> str:
    """The words, then who published them when and where they stand."""
    where = (quote["outlet"] or quote["report"], quote["published"], quote["link"] or quote["url"])
    quoted = words.quoted(" ".join(quote["words"].split()))
    return f"{quoted} ({', '.join(part for part in where if part)})"


def _line(cells: Sequence[Cell]) -> str:
    shown = safe(visible(cell) if isinstance(cell, str) else cell for cell in cells)
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(shown)
    return line.getvalue()
