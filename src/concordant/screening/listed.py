"""One entry of a list: who is named there, by which names and identifiers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "entity", "vessel", "aircraft", "unknown"]

LONGEST_NAME = 400
"""A name of more characters is none."""
_IMO = re.compile(r"(?<!\d)\d{7}(?!\d)")
_YEAR_FIRST = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_NO_SIGN = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry.

    Attributes:
        id: what the list calls it by.
        kind: what sort of entry.
        names: all names, the main one first.
        identifiers: kind of register and number there, normalised; kind ``any`` where the list does not say.
        births: dates of birth, ISO 8601 as far as known.
        programmes: under which programmes, topics or lists.
        countries: states that the list names with it, by ISO code or as the list writes them.
        weak: those of the names that the list itself calls weak, in the form in which they are compared.
        place: file and line.
    """

    id: str
    kind: Kind
    names: tuple[str, ...]
    identifiers: frozenset[tuple[str, str]]
    births: tuple[str, ...]
    programmes: tuple[str, ...]
    countries: tuple[str, ...]
    weak: frozenset[str]
    place: str


def numbers(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Identifiers in the form in which they are compared; what holds no number is left out."""
    found = ((kind, number_of(kind, value)) for kind, value in pairs)
    return frozenset((kind, value) for kind, value in found if value)


def number_of(kind: str, value: str) -> str:
    """A number in a register, without what people write around it."""
    if kind == "imo":
        hit = _IMO.search(value)
        return hit.group() if hit else ""
    return _NO_SIGN.sub("", value.upper())[:LONGEST_NAME]


def dates(values: Iterable[str]) -> tuple[str, ...]:
    """Dates of birth that can be compared: a year, month or day."""
    hits = (_YEAR_FIRST.match(value.strip()) for value in values)
    return tuple(dict.fromkeys(hit.group() for hit in hits if hit))


def short_enough(names: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The names that can be names, once each, and how many were too long for that."""
    held = [name.strip() for name in names if name.strip()]
    kept = [" ".join(name.split()) for name in held if len(name) <= LONGEST_NAME]
    return tuple(dict.fromkeys(kept)), len(held) - len(kept)
