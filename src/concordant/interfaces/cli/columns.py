"""Many rows as aligned text for pipes and files: column by column, so that ten thousand take no time."""

from collections.abc import Iterable, Iterator, Sequence

from concordant.interfaces.cli import paint
from concordant.views.text import Line


def aligned(names: Sequence[str], rows: Iterable[Sequence[Line]]) -> Iterator[str]:
    """The names of the columns, then one whole line for each row; nothing where there is no row.

    Each row is turned into characters as it comes, and may be forgotten then.
    """
    texts = [tuple(["".join([piece.text for piece in cell]) for cell in row]) for row in rows]
    columns = [_legible(column) for column in zip(*texts, strict=True)]
    titled = [[paint.legible(name), *column] for name, column in zip(names, columns, strict=False)]
    padded = [_padded(column) for column in titled]
    return (line.rstrip() for line in map("  ".join, zip(*padded, strict=True)))


def _legible(cells: Iterable[str]) -> list[str]:
    """The cells of a column as this output can carry them, each on one line."""
    return paint.legible("\n".join([" ".join(cell.split()) for cell in cells])).split("\n")


def _padded(cells: Sequence[str]) -> list[str]:
    width = max(map(len, cells))
    return [cell.ljust(width) for cell in cells]
