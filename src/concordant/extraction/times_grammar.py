"""A language's words for time, compiled once into an immutable grammar."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from concordant.extraction.calendar import Part, Tense
from concordant.extraction.numbers_lexicon import SPACE, alternation, fold
from concordant.extraction.times_forms import Compiled, GrammarError, Slot, compile_form

Operator = Literal[
    "at", "since", "until", "before", "after", "by", "range", "ago", "ahead", "within", "over", "lasting"
]
Value = int | str | tuple[int, int]

# Digits need no words: they are the same in every language that the engine reads.
_DIGITS: dict[str, str] = {
    "year": r"(?:19|20)\d\d(?!\d)",
    "decade": r"(?:(?:19|20)\d0|\d0)(?!\d)",
    "yy": r"\d\d(?!\d)",
    "mm": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "dd": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "digit": r"[1-4](?!\d)",
}
_TRIGGERS = ("month", "season", "weekday", "period", "unit", "year")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a point in time: what its slots fill, and what it fixes by itself."""

    slots: tuple[Slot, ...]
    fixed: tuple[tuple[str, Value], ...]
    needs: str | None
    cased: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """Words before a point that say how the event stands to it, or that only introduce it."""

    point: Operator | None
    duration: Operator | None
    licenses: frozenset[str]
    tense: Tense
    silent: bool
    not_after: frozenset[str]
    then: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Join:
    """Words that open a range, and those that stand between its ends."""

    open: re.Pattern[str] | None
    join: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """A compiled grammar: patterns over folded text, and what each of their groups means."""

    trigger: re.Pattern[str]
    unit: re.Pattern[str]
    forms: Mapping[str, Form]
    relations: Mapping[str, Relation]
    parts: Mapping[str, Part]
    joins: tuple[Join, ...]
    values: Mapping[str, Mapping[str, Value]]


def _value(value: Any) -> Value:
    return (int(value[0]), int(value[1])) if isinstance(value, list) else value


def _classes(table: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, dict[str, Value]]]:
    words: Mapping[str, Mapping[str, Any]] = table.get("words", {})
    values = {name: {fold(w): _value(v) for w, v in entries.items()} for name, entries in words.items()}
    classes = {name: alternation(entries) + r"(?:(?<=')|(?!\w))" for name, entries in words.items()}
    suffix = alternation(table.get("day_suffixes", ()))
    # A count may be digits or a word; a day may carry the suffix of an ordinal.
    count = rf"(?:[1-9]\d{{0,2}}(?!\d)|{classes.get('count', '(?!)')})"
    day = rf"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:{suffix}(?!\w))?"
    days = rf"(?:{day}|{classes['dayword']})" if "dayword" in classes else day
    values["day"] = values.get("dayword", {})
    return classes | _DIGITS | {"count": count, "day": days}, values


def _spaced(pattern: str) -> str:
    """``pattern`` with the gap that follows it, unless it ends in an apostrophe or hyphen already."""
    return rf"(?:{pattern})(?:(?<=['-])|{SPACE})"


def _form_alternatives(
    table: Mapping[str, Any], classes: Mapping[str, str], macros: Mapping[str, str]
) -> tuple[list[tuple[str, Compiled]], dict[str, Form]]:
    alternatives: list[tuple[str, Compiled]] = []
    forms: dict[str, Form] = {}
    for number, entry in enumerate(table.get("form", ())):
        fixed = tuple((k, _value(v)) for k, v in entry.items() if k not in ("forms", "needs", "cased"))
        for place, words in enumerate(entry["forms"]):
            name = f"f{number}_{place}"
            compiled = compile_form(words, classes, _TRIGGERS, name, macros)
            if not compiled.trigger:
                raise GrammarError(f"{words!r} has no word or class that must always be there")
            alternatives.append((name, compiled))
            forms[name] = Form(compiled.slots, fixed, entry.get("needs"), entry.get("cased", False))
    return alternatives, forms


def _by_length(entries: Sequence[Mapping[str, Any]], key: str) -> list[tuple[str, int]]:
    pairs = [(words, number) for number, entry in enumerate(entries) for words in entry[key]]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _choice(
    pairs: list[tuple[str, int]], letter: str, macros: Mapping[str, str]
) -> tuple[str, dict[str, int]]:
    """The alternation of many forms, each in a group of its own, and which entry each group is of."""
    groups = {f"{letter}{place}": number for place, (_, number) in enumerate(pairs)}
    patterns = [
        f"(?P<{letter}{place}>{compile_form(words, {}, (), f'{letter}{place}', macros).pattern})"
        for place, (words, _) in enumerate(pairs)
    ]
    return "|".join(patterns) or "(?!)", groups


def _relation(entry: Mapping[str, Any]) -> Relation:
    for key in ("point", "duration"):
        if key in entry and entry[key] not in get_args(Operator):
            raise GrammarError(f"{entry['words']}: {key} = {entry[key]!r} is no operator")
    return Relation(
        entry.get("point"),
        entry.get("duration"),
        frozenset(entry.get("licenses", ())),
        entry.get("tense"),
        entry.get("silent", False),
        frozenset(fold(w) for w in entry.get("not_after", ())),
        frozenset(fold(w) for w in entry["then"]) if "then" in entry else None,
    )


def _joins(table: Mapping[str, Any], macros: Mapping[str, str]) -> tuple[Join, ...]:
    def pattern(words: Sequence[str], tail: str) -> re.Pattern[str]:
        bodies = [compile_form(w, {}, (), "j", macros).pattern for w in words]
        return re.compile(f"(?:{'|'.join(bodies)}){tail}")

    return tuple(
        Join(
            pattern(entry["open"], "") if entry.get("open") else None,
            pattern(entry["join"], r"\s{0,2}"),
        )
        for entry in table.get("range", ())
    )


def _openers(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The openers of ranges that are no relations by themselves."""
    known = {words for entry in table.get("relation", ()) for words in entry["words"]}
    openers = [words for entry in table.get("range", ()) for words in entry.get("open", ())]
    return [{"words": [words for words in dict.fromkeys(openers) if words not in known]}]


def compile_dates(table: Mapping[str, Any]) -> DateGrammar:
    """The grammar that ``table``, a parsed TOML file, describes.

    Raises:
        GrammarError: a form names an unknown class or macro, or has no word to announce it.
    """
    macros: Mapping[str, str] = table.get("macros", {})
    classes, values = _classes(table)
    alternatives, forms = _form_alternatives(table, classes, macros)
    introductions = [*table.get("relation", ()), *_openers(table)]
    relations, relation_groups = _choice(_by_length(introductions, "words"), "r", macros)
    parts, part_groups = _choice(_by_length(table.get("part", ()), "words"), "p", macros)
    core = "|".join(f"(?P<{name}>{compiled.pattern})" for name, compiled in alternatives)
    triggers = sorted({compiled.trigger for _, compiled in alternatives})
    return DateGrammar(
        trigger=re.compile(rf"(?<![\w])(?:{'|'.join(triggers)})"),
        unit=re.compile(rf"(?<![\w-])(?:{_spaced(relations)})?(?:{_spaced(parts)})?(?:{core})(?!-?\w)"),
        forms=forms,
        relations={g: _relation(introductions[n]) for g, n in relation_groups.items()},
        parts={g: table["part"][n]["part"] for g, n in part_groups.items()},
        joins=_joins(table, macros),
        values=values,
    )
