"""Benchmark tables and how a figure is held against its target."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table

WIDTH = 110


@dataclass(slots=True)
class Sheet:
    """One table: rows of text below a title, and sentences that belong to it."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, *cells: str) -> None:
        """One more row."""
        self.rows.append(cells)


def at_most(value: float, limit: float, unit: str) -> tuple[str, str]:
    """The target in words and whether it is reached."""
    return f"≤ {limit:g} {unit}", "reached" if value <= limit else "not reached"


def at_least(value: float, limit: float, unit: str) -> tuple[str, str]:
    """The target in words and whether it is reached."""
    return f"≥ {limit:g} {unit}", "reached" if value >= limit else "not reached"


def show(sheet: Sheet) -> None:
    """Print a sheet, the first column for reading and the others for comparing."""
    table = Table(
        title=sheet.title, title_justify="left", title_style="bold", box=HORIZONTALS, pad_edge=False
    )
    for number, name in enumerate(sheet.columns):
        table.add_column(name, justify="right" if number else "left")
    for row in sheet.rows:
        table.add_row(*row)
    console = Console(highlight=False)
    console.width = max(console.width, WIDTH)
    console.print(table)
    for note in sheet.notes:
        console.print(note, markup=False)
    console.print()
