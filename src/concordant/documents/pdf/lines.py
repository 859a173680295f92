"""Glyphs to lines, and lines that run across two columns to lines of each column.

Pure functions. Numbers that are raised and small, which point to notes, are left out of the words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from concordant.documents.pdf.glyphs import Glyph, Page

HYPHEN = "\x02"
_ENDS = "\r\n"
# So many times the height of a line, a gap parts columns or cells; spaces of justified text are narrower.
_WIDE = 1.4
_SMALL = 0.8
_FEWEST_ROWS = 3
_SHORTEST_SIDE = 15


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column.

    Attributes:
        text: its words, without white space at either end.
        places: for each character, the number of its glyph among all glyphs of the file.
        page: number of the page, from 1.
        left, bottom, right, top: its box in points.
        gaps: where in ``text`` a wide gap ends, and from where to where it reaches in points.
        parted: whether a word is parted by a hyphen at its end; the hyphen is no part of ``text``.
        noted: whether the mark of a note stood before its words.
    """

    text: str
    places: tuple[int, ...]
    page: int
    left: float
    bottom: float
    right: float
    top: float
    gaps: tuple[tuple[int, float, float], ...] = ()
    parted: bool = False
    noted: bool = False

    @property
    def height(self) -> float:
        """How high its letters stand."""
        return self.top - self.bottom


def lines_of(page: Page, first: int) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        page: the page.
        first: the number of its first glyph among all of the file.
    """
    found: list[Line] = []
    row: list[tuple[int, Glyph]] = []
    for number, glyph in enumerate(page.glyphs, first):
        if glyph.letter in _ENDS or glyph.letter == HYPHEN:
            found += _line(row, page.number, glyph.letter == HYPHEN)
            row = []
        else:
            row.append((number, glyph))
    found += _line(row, page.number, parted=False)
    return unfolded(found)


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """The lines with rows that run across columns parted: first the left column, then what is right of it."""
    result: list[Line] = []
    index = 0
    while index < len(lines):
        end, gutter = _columns(lines, index)
        if gutter is None:
            result.append(lines[index])
            index += 1
            continue
        sides = [_sides(line, gutter) for line in lines[index:end]]
        result += [left for left, _ in sides if left]
        result += unfolded([right for _, right in sides if right])
        index = end
    return result


def _line(row: Sequence[tuple[int, Glyph]], page: int, parted: bool) -> Iterator[Line]:
    """The line that glyphs make; none where they are all white."""
    seen = [(n, g) for n, g in row if not g.letter.isspace() and g.top > g.bottom]
    if not seen:
        return
    high = median(g.top - g.bottom for _, g in seen)
    bottom = median(g.bottom for _, g in seen)
    text: list[str] = []
    places: list[int] = []
    gaps: list[tuple[int, float, float]] = []
    last: Glyph | None = None
    spaced = noted = False
    for number, glyph in row:
        if glyph.letter.isspace() or glyph.top <= glyph.bottom:
            spaced = spaced or glyph.letter.isspace()
            continue
        if _is_mark_of_note(glyph, high, bottom) and not (last and spaced):
            noted = noted or last is None
            continue
        wide = last is not None and glyph.left - last.right > _WIDE * high
        if text and (spaced or wide):
            text.append(" ")
            places.append(number)
        if last and wide:
            gaps.append((len(text), last.right, glyph.left))
        text.append(glyph.letter)
        places.append(number)
        last, spaced = glyph, False
    if text:
        box = (min(g.left for _, g in seen), bottom, max(g.right for _, g in seen), bottom + high)
        yield Line("".join(text), tuple(places), page, *box, gaps=tuple(gaps), parted=parted, noted=noted)


def _is_mark_of_note(glyph: Glyph, high: float, bottom: float) -> bool:
    small = glyph.top - glyph.bottom < _SMALL * high and glyph.bottom > bottom
    return glyph.letter.isdigit() and (small or glyph.raised)


def _columns(lines: Sequence[Line], start: int) -> tuple[int, tuple[float, float] | None]:
    """Where a run of rows that share a gutter ends, and the gutter; None where no run begins at ``start``."""
    gutter: tuple[float, float] | None = None
    rows, end = 0, start
    for line in lines[start:]:
        shared = _shared(line, gutter)
        if shared:
            gutter, rows = shared, rows + 1
        elif gutter is None or not (line.right <= gutter[0] + 1 or line.left >= gutter[1] - 1):
            break
        end += 1
    return end, gutter if rows >= _FEWEST_ROWS else None


def _shared(line: Line, gutter: tuple[float, float] | None) -> tuple[float, float] | None:
    """What a gap of the line between two long sides leaves of the gutter."""
    for at, left, right in line.gaps:
        if min(at, len(line.text) - at) < _SHORTEST_SIDE:
            continue
        low, high = max(left, gutter[0] if gutter else left), min(right, gutter[1] if gutter else right)
        if high - low > line.height / 2:
            return low, high
    return None


def _sides(line: Line, gutter: tuple[float, float]) -> tuple[Line | None, Line | None]:
    for at, left, right in line.gaps:
        if left <= gutter[0] + 1 and right >= gutter[1] - 1:
            return _left_of(line, at, left), _right_of(line, at, right)
    return (line, None) if line.right <= gutter[0] + 1 else (None, line)


def _left_of(line: Line, at: int, right: float) -> Line:
    text = line.text[:at].rstrip()
    parted = text.endswith("-") and text[:-1][-1:].isalpha()
    text = text[:-1] if parted else text
    gaps = tuple(gap for gap in line.gaps if gap[0] < at)
    return replace(line, text=text, places=line.places[: len(text)], right=right, gaps=gaps, parted=parted)


def _right_of(line: Line, at: int, left: float) -> Line:
    gaps = tuple((begin - at, low, high) for begin, low, high in line.gaps if begin > at)
    return replace(line, text=line.text[at:], places=line.places[at:], left=left, gaps=gaps)
