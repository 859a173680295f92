"""Dates with a day and a year as lines around an article write them, in any language that has a file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?:19|20)\d{2}"
_NUMERIC = rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)|(?<!\d)\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}(?!\d)"
_ISO = re.compile(rf"({_YEAR})[-/.](\d{{1,2}})[-/.](\d{{1,2}})")
_DAY_OR_MONTH_FIRST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})[-/.]({_YEAR})")


@dataclass(frozen=True, slots=True)
class DateWords:
    """How dates are written: a regular expression that finds one, and the number of each month's names."""

    pattern: str
    months: Mapping[str, int]
    month_first: frozenset[str]


def date_words(tables: Mapping[str, Mapping[str, object]]) -> DateWords:
    """The dates of all languages together, from the ``dates`` table of each language's file."""
    months: dict[str, int] = {}
    patterns: list[str] = []
    for table in tables.values():
        named = {name: i for i, names in enumerate(_lists(table["months"]), 1) for name in names}
        months |= named
        patterns += _written(named, table)
    first = frozenset(lang for lang, table in tables.items() if table.get("month_first"))
    return DateWords(f"(?:{'|'.join((*patterns, _NUMERIC))})", months, first)


def day_of(words: str, known: DateWords, lang: str) -> str | None:
    """The ISO date that ``words``, found by the pattern, stand for; None where it could be two days."""
    numbers = re.findall(r"\d+", words)
    named = next(
        (known.months[w] for w in re.findall(r"[^\W\d_]+", words.lower()) if w in known.months), None
    )
    if named is not None:
        return _iso(int(numbers[-1]), named, int(numbers[0]))
    if match := _ISO.search(words):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_OR_MONTH_FIRST.search(words):
        return _numeric(int(match[1]), match[2], int(match[3]), int(match[4]), lang in known.month_first)
    return None


def _numeric(first: int, mark: str, second: int, year: int, month_first: bool) -> str | None:
    if second > 12:
        return _iso(year, first, second)
    # Where months are written first a slash leaves it open; elsewhere, and with a dot, the day comes first.
    if month_first and mark != "." and first <= 12 and first != second:
        return None
    return _iso(year, second, first)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _written(named: Mapping[str, int], table: Mapping[str, object]) -> Iterable[str]:
    month = rf"(?:{_any(named)})\.?"
    weekday = rf"(?:(?:{_any(_words(table, 'weekdays'))})\.?,? )?"
    before = _optional(_words(table, "before"), " ")
    ordinal = _optional(_words(table, "ordinals"), "")
    after = rf"(?: ?(?:{_any(_words(table, 'after'))}))?" if table.get("after") else ""
    yield rf"{weekday}{before}(?<!\d)\d{{1,2}}{ordinal} {month},? {_YEAR}{after}"
    if table.get("month_first"):
        yield rf"{weekday}{month} \d{{1,2}}{ordinal},? {_YEAR}"


def _optional(words: Iterable[str], tail: str) -> str:
    listed = _any(words)
    return rf"(?:(?:{listed}){tail})?" if listed else ""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _words(table: Mapping[str, object], name: str) -> list[str]:
    found = table.get(name, [])
    return [str(word) for word in found] if isinstance(found, list) else []


def _lists(value: object) -> list[list[str]]:
    return [[str(name) for name in names] for names in value] if isinstance(value, list) else []
