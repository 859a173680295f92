"""Where a key stands in a TOML file: the parser of the standard library does not tell."""

import re
from collections.abc import Sequence

_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_.\-\"' ]+?)\s*=\s*(.*)$")
_FENCES = ('"""', "'''")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*$")


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _opens_fence(value: str) -> str | None:
    for fence in _FENCES:
        if value.count(fence) % 2:
            return fence
    return None


def _open_brackets(words: str) -> int:
    """How many more lists and inline tables ``words`` open than they close."""
    bare = _QUOTED.sub("", words)
    return sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}")


def _places(text: str) -> dict[tuple[str | int, ...], int]:
    """The first line of every table and key, by its path; tables of an array carry their number."""
    places: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str | int, ...] = ()
    fence: str | None = None
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = None if fence in line else fence
            continue
        if depth > 0:
            depth += _open_brackets(line)
            continue
        if heading := _TABLE.match(line):
            name = _parts(heading[2])
            table = name
            if heading[1] == "[[":
                table = (*name, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
                places.setdefault(name, number)
            places.setdefault(table, number)
        elif key := _KEY.match(line):
            places.setdefault((*table, *_parts(key[1])), number)
            fence = _opens_fence(key[2])
            depth = 0 if fence else _open_brackets(key[2])
    return places


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line where the key ``path`` stands, or the nearest table that holds it; 1 for the file itself."""
    places = _places(text)
    wanted = tuple(path)
    while wanted:
        if wanted in places:
            return places[wanted]
        wanted = wanted[:-1]
    return 1


def line_with(text: str, words: str) -> int:
    """The first line that holds ``words``; 1 where none does."""
    for number, line in enumerate(text.splitlines(), start=1):
        if words in line:
            return number
    return 1
