"""Lines of a paragraph to running words: hyphens at the ends of lines taken out where a word was parted."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from concordant.documents.pdf.lines import Line

_FIRST = re.compile(r"[^\W\d_]+$")
_SECOND = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

Traced = tuple[str, tuple[int, ...]]
"""Words, and for each character the number of its glyph."""


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """The words of a file that stand within its lines, in small letters."""
    return frozenset(word for line in lines for word in _WORD.findall(line.text.casefold()))


def joined(lines: Sequence[Line], known: frozenset[str]) -> Traced:
    """The words of a paragraph in one row."""
    text: list[str] = []
    places: list[int] = []
    for number, line in enumerate(lines):
        text.append(line.text)
        places += line.places
        if number + 1 == len(lines):
            break
        between = _between(line, lines[number + 1].text, known)
        text.append(between)
        places += [line.places[-1] + 1] * len(between)
    return "".join(text), tuple(places)


def _between(line: Line, following: str, known: frozenset[str]) -> str:
    """What stands between a line and the next: a space, a hyphen, or nothing in the middle of a word."""
    if not line.parted:
        return " "
    first, second = _FIRST.search(line.text), _SECOND.match(following)
    if not first or not second or second[0][:1].isupper():
        return "-"
    before, after = first[0].casefold(), second[0].casefold()
    if f"{before}{after}" in known:
        return ""
    keeps = f"{before}-{after}" in known or before in _parts()[0] or after in _parts()[1]
    return "-" if keeps else ""


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    """First and second parts that keep their hyphen."""
    table = tomllib.loads(Path(__file__).with_name("hyphens.toml").read_text("utf-8"))
    return frozenset(table["first"]), frozenset(table["second"])
