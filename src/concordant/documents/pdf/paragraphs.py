"""Lines to paragraphs: by leading, indents, size of letters, and how the line before ends.

Pure functions. A paragraph goes on across columns and pages; notes at the foot of a page stand after it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median

from concordant.documents.pdf.lines import Line
from concordant.documents.pdf.running import Sheet

_WIDER = 1.25
_INDENT = 0.8
_ALIKE = 0.12
_SHORT = 0.12
_FINAL = tuple('.!?…:;»”")')
_MARKS = tuple("-–—•*·▪►(0123456789")
_BULLETS = tuple("•▪►‣◦")
_NOTE = 0.93


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """How high its letters stand."""
        return median(line.height for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a file: the distance of two lines, and the height of most letters."""

    leading: float
    height: float


def measure(sheets: Iterable[Sheet]) -> Measure:
    """The usual leading and height; lines count by their letters."""
    lines = [line for sheet in sheets for line in sheet.body]
    steps = [
        a.top - b.top for a, b in pairwise(lines) if a.page == b.page and 0 < a.top - b.top < 4 * a.height
    ]
    usual = _most([(line.height, len(line.text)) for line in lines])
    return Measure(median(steps) if steps else usual * 1.2, usual)


def _most(weighed: Iterable[tuple[float, int]]) -> float:
    """The value in the middle, each counting by its weight."""
    ordered = sorted(weighed)
    half = sum(weight for _, weight in ordered) / 2
    passed = accumulate(weight for _, weight in ordered)
    return next((value for (value, _), sofar in zip(ordered, passed, strict=True) if sofar >= half), 0.0)


def paragraphs(sheets: Sequence[Sheet], usual: Measure) -> list[Paragraph]:
    """The paragraphs of all pages, in order; notes after the paragraph that goes on over the page's end."""
    done: list[Paragraph] = []
    current: list[Line] = []
    notes: list[Paragraph] = []
    for sheet in sheets:
        body, foot = _without_notes(sheet, usual)
        for line in body:
            if current and not goes_on(current, line, usual):
                done += [Paragraph(tuple(current)), *notes]
                current, notes = [], []
            current.append(line)
        notes += _notes(foot, usual)
    return [*done, *([Paragraph(tuple(current))] if current else []), *notes]


def goes_on(above: Sequence[Line], line: Line, usual: Measure) -> bool:
    """Whether ``line`` belongs to the paragraph of the lines ``above``."""
    last = above[-1]
    if last.gaps or line.gaps or abs(line.height - last.height) > _ALIKE * usual.height:
        return False
    if line.text.startswith(_BULLETS):
        return False
    if last.parted:
        return True
    step = last.top - line.top
    if line.page != last.page or step <= 0:  # another column or page
        full = len(above) > 1 and last.right > max(each.right for each in above[:-1]) - line.height
        return not last.text.endswith(_FINAL) and (line.text[:1].islower() or full)
    if step > usual.leading * _WIDER:
        return False
    hanging = len(above) == 1 and last.text.startswith(_MARKS)
    if line.left - last.left > _INDENT * line.height and not hanging:
        return False
    return not _ends_short(above, line)


def _ends_short(above: Sequence[Line], line: Line) -> bool:
    """Whether the last line stopped well before the margin although what follows would have fitted."""
    last = above[-1]
    margin = max(line.right, *(each.right for each in above))
    width = margin - min(line.left, last.left)
    first_word = len(line.text.split(maxsplit=1)[0]) * line.height / 2
    room = margin - last.right
    return room > _SHORT * width and room > first_word and not line.text[:1].islower()


def _without_notes(sheet: Sheet, usual: Measure) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a page, and those of smaller letters at its end, below everything else."""
    end = len(sheet.body)
    while end and sheet.body[end - 1].height < _NOTE * usual.height:
        end -= 1
    body, foot = sheet.body[:end], sheet.body[end:]
    lowest = min((line.bottom for line in body), default=0.0)
    if not body or any(line.top > lowest + usual.height for line in foot):
        return sheet.body, ()
    return body, foot


def _notes(lines: Sequence[Line], usual: Measure) -> Iterator[Paragraph]:
    current: list[Line] = []
    for line in lines:
        if current and (line.noted or line.text[:1].isdigit() or not goes_on(current, line, usual)):
            yield Paragraph(tuple(current))
            current = []
        current.append(line)
    if current:
        yield Paragraph(tuple(current))
