"""Tables of figures as HTML: shares carry a bar, confusions a shade."""

import re
from collections.abc import Iterable
from html import escape

from concordant.evaluation.scoreboard import Confusion
from concordant.evaluation.tables import Table, confusion

_SHARE = re.compile(r"[01]\.\d{3}")


def figure_table(table: Table) -> str:
    """A table whose first column names what the others count."""
    columns = [[row[at] for row in table.rows] for at in range(len(table.columns))]
    columns[0] = []  # it names the rows, even where the names are digits
    head = "".join(map(_head, table.columns, columns))
    return _framed(table.title, head, "\n".join(_row(row, map(_cell, row[1:])) for row in table.rows))


def confusion_table(found: Confusion) -> str:
    """Gold values down, predicted values across; folded, for most are wide."""
    table, values = confusion(found), found.values
    top = max((count for _, _, count in found.cells), default=1)
    head = "".join(f'<th scope="col"><span>{escape(name)}</span></th>' for name in table.columns)
    rows = []
    for gold, cells in zip(values, table.rows, strict=True):
        counts = [(found.count(gold, other), gold == other) for other in values]
        rows.append(_row(cells, (_shade(count, right, top) for count, right in counts)))
    body = _framed("gold in rows, predicted in columns", head, "\n".join(rows), "confusion")
    wrong = sum(count for gold, other, count in found.cells if gold != other)
    return (
        f"<details><summary>{escape(found.axis)} "
        f'<span class="faint">{wrong} not as in the gold</span></summary>\n{body}</details>'
    )


def _framed(title: str, head: str, body: str, kind: str = "figures") -> str:
    return (
        f'<div class="wide" tabindex="0"><table class="{kind}">\n<caption>{escape(title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _row(cells: tuple[str, ...], rest: Iterable[str]) -> str:
    return f'<tr><th scope="row">{escape(cells[0])}</th>{"".join(rest)}</tr>'


def _head(name: str, column: list[str]) -> str:
    """The head of a column, on the side on which its cells stand."""
    kind = ' class="number"' if column and all(text[:1].isdigit() for text in column) else ""
    return f'<th scope="col"{kind}>{escape(name)}</th>'


def _cell(text: str) -> str:
    if _SHARE.fullmatch(text):
        return f'<td class="number share" style="--share:{text}">{text}</td>'
    return f'<td class="number">{escape(text)}</td>' if text[:1].isdigit() else f"<td>{escape(text)}</td>"


def _shade(count: int, right: bool, top: int) -> str:
    if not count:
        return '<td class="number none">·</td>'
    kind = "right" if right else "off"
    # The root keeps single counts visible beside large ones.
    return f'<td class="number {kind}" style="--shade:{(count / top) ** 0.5:.2f}">{count}</td>'
