"""What stands at the head or foot of page after page: titles, symbols of documents, numbers of pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from concordant.documents.pdf.lines import Line

_MARGIN = 0.13
"""The share of a page's height, at either end, in which such lines stand."""
_GAP = 1.6
"""From line to line, in heights of letters: more than the usual leading."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in lines.

    Attributes:
        number: from 1.
        height: in points.
        body: the lines that are read, in order.
        running: those that run along.
        whole: False where the page held too much.
        broken: whether it could not be read.
    """

    number: int
    height: float
    body: tuple[Line, ...]
    running: tuple[Line, ...] = ()
    whole: bool = True
    broken: bool = False


def parted(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages with their running lines told from the rest."""
    counts = Counter(key for sheet in sheets for key in {_key(line) for line in _outer(sheet)})
    least = 2 if len(sheets) <= 4 else 3
    result: list[Sheet] = []
    for sheet in sheets:
        running = [line for line in _outer(sheet) if counts[_key(line)] >= least or _is_number(line)]
        taken = {id(line) for line in running}
        body = tuple(line for line in sheet.body if id(line) not in taken)
        result.append(replace(sheet, body=body, running=tuple(running)))
    return result


def once(lines: Sequence[Line]) -> list[Line]:
    """Running lines of all pages, each kind where it stands first; bare numbers of pages not at all."""
    seen: set[str] = set()
    kept: list[Line] = []
    for line in lines:
        if not _is_number(line) and _key(line) not in seen:
            seen.add(_key(line))
            kept.append(line)
    return kept


def _outer(sheet: Sheet) -> list[Line]:
    """The lines near either end of a page that a gap parts from the rest."""
    low, high = sheet.height * _MARGIN, sheet.height * (1 - _MARGIN)
    downwards = sorted(sheet.body, key=lambda line: -line.top)
    head = _apart(downwards, [line.bottom > high for line in downwards])
    upwards = downwards[::-1]
    return [*head, *_apart(upwards, [line.top < low for line in upwards])]


def _apart(lines: Sequence[Line], near: Sequence[bool]) -> list[Line]:
    """Those of ``lines``, from the edge inwards, that are near it and lie beyond a gap."""
    last = 0
    for index, line in enumerate(lines):
        if not near[index]:
            break
        if index + 1 < len(lines) and abs(line.top - lines[index + 1].top) > _GAP * line.height:
            last = index + 1
    return list(lines[:last])


def _key(line: Line) -> str:
    """The line with every number alike."""
    return _DIGITS.sub("0", "".join(line.text.casefold().split()))


def _is_number(line: Line) -> bool:
    """Whether it holds a number of a page and no word."""
    return any(c.isdigit() for c in line.text) and not any(c.isalpha() for c in line.text)
