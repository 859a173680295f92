"""Cells that no spreadsheet takes for a formula: what they hold was written by others."""

from collections.abc import Iterable

Cell = str | int | float | None

# Spreadsheets take the wide forms of Japanese keyboards for the same signs.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def safe(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells, with an apostrophe before what would be a formula."""
    return tuple(f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell for cell in cells)
