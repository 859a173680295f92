"""A language's words for numbers, compiled once, and the value of one numeral."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from concordant.extraction.numbers_lexicon import SPACE, GrammarError, alternation, fold, literal
from concordant.extraction.numbers_spelled import Spelling, compile_spelling
from concordant.model.claim import QuantityKind

# The noun and its adjectives, between a number and the words that make it a bound.
_AHEAD = r"(?:\s[^\W\d][\w'-]*){1,3}?"

_KINDS = (*get_args(QuantityKind), "void")
Bound = Literal["most", "least", "about"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number measures; ``void`` marks a unit that makes it no quantity at all."""

    kind: QuantityKind | Literal["void"]
    name: str


@dataclass(frozen=True, slots=True)
class NumberJoin:
    """Words between the two ends of an interval, and what must open it, if anything."""

    open: re.Pattern[str] | None
    join: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Words beside a number that make it a label, a year or a date."""

    before: frozenset[str]
    before_year: frozenset[str]
    calendar: frozenset[str]
    stop: frozenset[str]
    chain: frozenset[str]
    date: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """A compiled grammar: patterns over folded text, and what their words are worth."""

    numeral: re.Pattern[str]
    following: re.Pattern[str]
    group: str
    decimal: str
    scale: re.Pattern[str]
    short_scale: re.Pattern[str]
    half: re.Pattern[str]
    spelling: Spelling
    short_scales: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    shares: frozenset[str]
    quantifiers: Mapping[str, tuple[float, float] | None]
    collectives: Mapping[str, tuple[float, float]]
    articles: frozenset[str]
    ordinals: frozenset[str]
    before: Mapping[Bound, re.Pattern[str]]
    after: Mapping[Bound, re.Pattern[str]]
    far_after: Mapping[Bound, re.Pattern[str]]
    joins: tuple[NumberJoin, ...]
    units: Mapping[str, Unit]
    unit: re.Pattern[str]
    unit_before: re.Pattern[str]
    of: re.Pattern[str]
    part: re.Pattern[str]
    rate: re.Pattern[str]
    distant_rate: re.Pattern[str]
    exclusions: Exclusions


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(w) for w in words)


def _ordinals(table: Mapping[str, Any]) -> frozenset[str]:
    """Every article with every ordinal: "a third", which may be a share as well."""
    return _folded(f"{a} {o}" for a in table.get("words", ()) for o in table.get("ordinals", ()))


def _digits(table: Mapping[str, Any]) -> tuple[str, str, str]:
    """The pattern of a number in figures, and the marks that group it and open its decimals."""
    spec = table.get("digits", {})
    group = "".join(re.escape(mark) for mark in spec.get("group", (" ",)))
    decimal = "".join(re.escape(mark) for mark in spec.get("decimal", (".",)))
    grouped = rf"[1-9]\d{{0,2}}(?:[{group}]\d{{3}}(?!\d)){{1,4}}"
    figures = rf"(?:{grouped}|\d{{1,15}}(?!\d))(?:[{decimal}]\d{{1,3}}(?!\d))?"
    return figures, group, decimal


def _numeral(table: Mapping[str, Any], spelling: Spelling) -> str:
    figures, _, _ = _digits(table)
    words = table.get("articles", {})
    vague = alternation([*table.get("vague", ()), *table.get("shares", ())])
    collective = alternation(table.get("collectives", ()))
    quantifier = alternation(table.get("quantifiers", ()))
    multiply = "|".join(literal(j) for j in table.get("joins", {}).get("multiply", ()))
    article, ordinal = alternation(words.get("words", ())), alternation(words.get("ordinals", ()))
    return "|".join(
        (
            # Telephone numbers, clock times and the like are read over as one.
            r"(?P<skip>\+\d[\d ]{5,20}|\d{1,2}(?: \d\d){3,6}(?!\d)|\d+[:/]\d+(?:[:/]\d+)?)",
            rf"(?P<figures>{figures})",
            rf"(?:(?P<quantifier>{quantifier}){SPACE})?(?P<collective>{collective})"
            rf"(?:(?:{multiply})(?P<of>{alternation(spelling.multipliers)}))?(?!\w)",
            rf"(?P<vague>{vague})(?!-?\w| \d)",
            rf"(?P<ordinal>{article}{SPACE}{ordinal})(?!-?\w)",
            rf"(?P<spelled>{spelling.pattern})(?!-?\w)",
        )
    )


def _bounds(table: Mapping[str, Any], key: str, ahead: str = "") -> dict[Bound, re.Pattern[str]]:
    """For each bound the pattern of its words, before a number or after it, perhaps behind its noun."""
    found: dict[Bound, re.Pattern[str]] = {}
    for entry in table.get("approximation", ()):
        if entry["bound"] not in get_args(Bound):
            raise GrammarError(
                f"approximation: {entry['bound']!r} is no bound; write one of {get_args(Bound)}"
            )
        words = alternation(entry.get(key, ()))
        pattern = rf"(?<![\w-]){words}(?:\s|(?<='))\Z" if key == "before" else rf"{ahead}\s{words}(?!\w)"
        found[cast(Bound, entry["bound"])] = re.compile(pattern)
    return found


def _join(entry: Mapping[str, Any]) -> NumberJoin:
    opener = rf"(?<!\w){alternation(entry['open'])}(?:\s|(?<='))\Z" if "open" in entry else None
    words = [r"-" if w == "-" else rf"\s{literal(w)}\s" for w in entry["join"]]
    return NumberJoin(re.compile(opener) if opener else None, re.compile("|".join(words)))


def _units(*tables: Mapping[str, Any]) -> dict[str, Unit]:
    known: dict[str, Unit] = {}
    for entry in (entry for table in tables for entry in table.get("unit", ())):
        if entry["kind"] not in _KINDS:
            raise GrammarError(f"unit {entry['unit']!r}: {entry['kind']!r} is no kind; write one of {_KINDS}")
        known |= {fold(words): Unit(entry["kind"], entry["unit"]) for words in entry["words"]}
    return known


def _unit_patterns(table: Mapping[str, Any], units: Mapping[str, Unit]) -> tuple[str, str]:
    """Patterns of a unit after a number, perhaps behind a small word, and of one before it."""
    small = alternation(table.get("joins", {}).get("of_before_unit", ()))
    after = rf"(?:\s?(?:{small}(?:\s|(?<='))|))(?P<unit>{alternation(units)})(?!\w)"
    signs = [words for words, unit in units.items() if unit.kind == "money" and not words.isalpha()]
    return after, rf"(?<!\w)(?P<unit>{alternation(signs)})\s?\Z"


def compile_numbers(table: Mapping[str, Any], units: Mapping[str, Any] | None = None) -> NumberGrammar:
    """The grammar that ``table`` and ``units``, parsed TOML files, describe together.

    Args:
        table: the words of numbers; it may hold units too.
        units: the words of units, where they stand in a file of their own.

    Raises:
        GrammarError: an unknown bound, or an unknown kind of unit.
    """
    spelling = compile_spelling(table)
    numeral = _numeral(table, spelling)
    known = _units(table, units or {})
    after, before = _unit_patterns(table, known)
    money = alternation(words for words, unit in known.items() if unit.kind == "money")
    scales = {w for w, value in spelling.multipliers.items() if value >= 1000}
    short = {fold(w): float(v) for w, v in table.get("short_scales", {}).items()}
    joins, rates = table.get("joins", {}), table.get("rates", {})
    rate = rf"\s?(?P<rate>{alternation(rates.get('words', ()))})(?!\w)"
    within = rf"(?:\s[^\W\d][\w'-]*){{1,{rates.get('within', 0)}}}?" if rates.get("within") else "(?!)"
    _, group, decimal = _digits(table)
    return NumberGrammar(
        numeral=re.compile(rf"(?<![\w.,:/+-])(?:{numeral})"),
        following=re.compile(numeral),
        group=group,
        decimal=decimal,
        scale=re.compile(rf"\s?(?P<scale>{alternation(scales)})(?!\w)"),
        short_scale=re.compile(rf"\s?(?P<scale>{alternation(short)})(?=\s?{money}(?!\w))"),
        half=re.compile(rf"(?:{'|'.join(literal(w) for w in joins.get('half', ())) or '(?!)'})(?!\w)"),
        spelling=spelling,
        short_scales=short,
        intervals={fold(w): _pair(v) for key in ("vague", "shares") for w, v in table.get(key, {}).items()},
        shares=_folded(table.get("shares", ())),
        quantifiers={
            fold(w): None if v == "wide" else _pair(v) for w, v in table.get("quantifiers", {}).items()
        },
        collectives={fold(w): _pair(v) for w, v in table.get("collectives", {}).items()},
        articles=_folded(table.get("articles", {}).get("words", ())),
        ordinals=_ordinals(table.get("articles", {})),
        before=_bounds(table, "before"),
        after=_bounds(table, "after"),
        far_after=_bounds(table, "after", _AHEAD),
        joins=tuple(_join(entry) for entry in table.get("range", ())),
        units=known,
        unit=re.compile(after),
        unit_before=re.compile(before),
        of=re.compile(rf"\s(?:{alternation(joins.get('of', ()))}(?:\s|(?<=')))?(?P<word>[^\W\d_][\w'-]*)"),
        part=re.compile(rf"\s{alternation(joins.get('part', ()))}\s(?={numeral})"),
        rate=re.compile(rate),
        distant_rate=re.compile(within + rate.replace(r"\s?", r"\s", 1)),
        exclusions=_exclusions(table.get("exclude", {})),
    )


def _exclusions(table: Mapping[str, Any]) -> Exclusions:
    before, before_year, calendar, stop, chain = (
        _folded(table.get(key, ())) for key in ("before", "before_year", "calendar", "stop", "chain")
    )
    # The first of two days of one month stands apart from its month: "from 3 to 5 May".
    day = rf"\s\S{{1,4}}\s(?:\S{{1,8}}\s)?\d{{1,2}}\w{{0,2}}\s{alternation(calendar)}(?!\w)"
    return Exclusions(before, before_year, calendar, stop, chain, re.compile(day))


def _pair(value: Any) -> tuple[float, float]:
    return float(value[0]), float(value[1])
