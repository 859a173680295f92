"""Text models onto standard output: colours on a terminal, plain characters elsewhere."""

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from concordant.interfaces.cli import streams
from concordant.views.text import Line, Style, harmless, plain

_COLOURS: dict[Style, str] = {
    "plain": "",
    "heading": "bold",
    "actor": "bold cyan",
    "event": "magenta",
    "item": "green",
    "hedge": "yellow",
    "denied": "bold red",
    "voice": "blue",
    "evidence": "bold underline",
    "mark": "bold yellow",
    "muted": "dim",
}
_ASCII: dict[str, str | int | None] = {
    "→": "->",
    "↔": "<->",
    "·": "|",
    "–": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "●": "*",
    "◌": "~",
    "◐": "?",
    "○": "o",
    "◇": "if",
    "✗": "x",
    "✓": "+",
    "⟦": "[[",
    "⟧": "]]",
    "’": "'",
    "\u202f": " ",
    "\xa0": " ",
}
_WIDE = 150
_WHOLE = 2  # the first columns, id and date, are never broken over lines


def legible(text: str) -> str:
    """The text as this terminal can show it."""
    shown = harmless(text)
    if streams.says_unicode(sys.stdout):
        return shown
    return shown.translate(str.maketrans(_ASCII))


def show(lines: Iterable[Line]) -> None:
    """Print lines: coloured and wrapped on a terminal, plain and unwrapped elsewhere."""
    if not streams.wants_colour(sys.stdout):
        for line in lines:
            print("".join(legible(piece.text) for piece in line))
        return
    console = _console()
    for line in lines:
        console.print(_text(line), soft_wrap=not streams.is_terminal(sys.stdout))


def is_wide() -> bool:
    """Whether rows of many cells fit: on a wide terminal, and wherever lines have no end."""
    return not streams.is_terminal(sys.stdout) or shutil.get_terminal_size().columns >= _WIDE


def show_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Line]]) -> None:
    """Print a table: fitted to the terminal, or elsewhere one whole line a row."""
    held = list(rows)
    print(legible(title))
    if not held:
        return
    if streams.is_terminal(sys.stdout):
        _fitted(columns, held)
        return
    cells = [[" ".join(legible(plain(cell)).split()) for cell in row] for row in held]
    table = [[legible(name) for name in columns], *cells]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
    print()


def _fitted(columns: Sequence[str], rows: Iterable[Sequence[Line]]) -> None:
    from rich.box import HORIZONTALS
    from rich.table import Table

    table = Table(box=HORIZONTALS, safe_box=not streams.says_unicode(sys.stdout), pad_edge=False)
    for number, name in enumerate(columns):
        table.add_column(legible(name), overflow="fold", no_wrap=number < _WHOLE)
    for cells in rows:
        table.add_row(*map(_text, cells))
    _console().print(table)


def show_json(value: Any) -> None:
    """Print one JSON object on one line, valid whatever the stream's encoding is."""
    print(json.dumps(value, ensure_ascii=not streams.says_unicode(sys.stdout)))


def show_csv(fields: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print comma-separated values with a header line."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows(rows)


def _console() -> Any:
    from rich.console import Console

    width = None if streams.is_terminal(sys.stdout) else 10_000
    coloured: Literal["auto"] | None = "auto" if streams.wants_colour(sys.stdout) else None
    return Console(width=width, color_system=coloured, highlight=False, markup=False, emoji=False)


def _text(line: Line) -> Any:
    from rich.text import Text

    return Text.assemble(*((legible(piece.text).replace("\n", " "), _COLOURS[piece.style]) for piece in line))
