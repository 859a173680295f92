"""A language's words for time, compiled once into an immutable grammar."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args

from concordant.extraction.calendar import Part, Tense
from concordant.extraction.numbers_lexicon import SPACE, GrammarError, alternation, fold
from concordant.extraction.times_forms import Compiled, Slot, compile_form, variants
from concordant.extraction.times_structure import Operator, Point

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
_FIELDS = frozenset(field.name for field in fields(Point))
_TRIGGERS = ("month", "season", "weekday", "period", "unit", "year")
_PLAIN = "word"
_END = r"(?!\w)"
_END_OF = {"decade": r"(?!\d)"}  # letters may follow figures: "1990s"
_ABOUT = ("forms", "needs", "cased", "capital")
"""What a form says of itself; the rest of its keys are fields of the point that it names."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a point in time: what its slots fill, and what it fixes by itself."""

    slots: tuple[Slot, ...]
    fixed: tuple[tuple[str, Value], ...]
    needs: str | None
    cased: bool
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """Words before a point that say how the event stands to it, or that only introduce it."""

    point: Operator | None = None
    duration: Operator | None = None
    licenses: frozenset[str] = frozenset()
    tense: Tense = None
    silent: bool = False
    not_after: frozenset[str] = frozenset()
    then: frozenset[str] | None = None

    @property
    def opens(self) -> bool:
        """Whether the words do nothing but open a range."""
        return self.point is None and self.duration is None


@dataclass(frozen=True, slots=True)
class Join:
    """Words that open a range, and those that stand between its ends."""

    open: frozenset[str]
    join: frozenset[str]


class Patterns:
    """Regular expressions by name, compiled when they are first asked for: large ones take a while."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = re.compile(self._written[name])
        return found


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """A compiled grammar: patterns over folded text, and what each of their groups means.

    Attributes:
        trigger: the words that announce a time; the group tells their class.
        units: for each class a point with the words before it, of the forms that may hold such a word.
        forms: what a group of ``units`` stands for.
        relations: what the words before a point mean.
        parts: which words name a part of what follows.
        joins: how two points make a range.
        values: the value of each word of each class.
    """

    trigger: re.Pattern[str]
    units: "Patterns"
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


def _introduction(name: str, words: Iterable[str]) -> str:
    """An optional group of words and the gap behind them, unless they end in an apostrophe or hyphen."""
    return rf"(?:(?P<{name}>{alternation(words)})(?:(?<=['-])|{SPACE}))?"


def _form_alternatives(
    table: Mapping[str, Any], classes: Mapping[str, str], macros: Mapping[str, str]
) -> tuple[list[tuple[str, Compiled]], dict[str, Form]]:
    alternatives: list[tuple[str, Compiled]] = []
    forms: dict[str, Form] = {}
    for number, entry in enumerate(table.get("form", ())):
        fixed = tuple((k, _value(v)) for k, v in entry.items() if k not in _ABOUT)
        for place, words in enumerate(entry["forms"]):
            name = f"f{number}_{place}"
            compiled = compile_form(words, classes, _TRIGGERS, name, macros)
            if not compiled.announced and not compiled.word:
                raise GrammarError(f"{words!r} has no word or class that must always be there")
            _check_fields(words, [*(field for field, _ in fixed), *(slot.field for slot in compiled.slots)])
            alternatives.append((name, compiled))
            cases = (entry.get(key, False) for key in _ABOUT[2:])
            forms[name] = Form(compiled.slots, fixed, entry.get("needs"), *cases)
    return alternatives, forms


def _check_fields(words: str, named: Iterable[str]) -> None:
    for field in named:
        if field not in _FIELDS and not field.startswith("_"):
            raise GrammarError(f"{words!r} fills {field!r}, which is no field of a point in time")


def _parts(table: Mapping[str, Any]) -> dict[str, Part]:
    for entry in table.get("part", ()):
        if entry["part"] not in get_args(Part):
            raise GrammarError(f"{entry['words']}: {entry['part']!r} is no part of a stretch of time")
    return {words: entry["part"] for entry in table.get("part", ()) for words in _said(entry)}


def _said(entry: Mapping[str, Any], key: str = "words") -> frozenset[str]:
    return frozenset(fold(said) for words in entry.get(key, ()) for said in variants(words))


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


def _relations(table: Mapping[str, Any]) -> dict[str, Relation]:
    """What each introduction means; the opener of a range may mean nothing by itself."""
    openers = {words: Relation() for entry in table.get("range", ()) for words in _said(entry, "open")}
    return openers | {
        words: _relation(entry) for entry in table.get("relation", ()) for words in _said(entry)
    }


def _vocabulary(name: str, values: Mapping[str, Mapping[str, Value]]) -> frozenset[str]:
    return frozenset(token for words in values.get(name, ()) for token in re.findall(r"\w+", words))


def _announced(
    forms: Iterable[Compiled], values: Mapping[str, Mapping[str, Value]]
) -> dict[str, frozenset[str]]:
    """The words that may announce a form, by the class they belong to; words of no class under "word"."""
    plain = frozenset(form.word for form in forms if not form.announced)
    classes = {form.announced: _vocabulary(form.announced, values) for form in forms if form.announced}
    return classes | {_PLAIN: plain}


def _concerned(form: Compiled, name: str, words: frozenset[str], values: Mapping[str, Any]) -> bool:
    """Whether a word of the class ``name`` can be part of ``form``."""
    classes = {slot.word_class for slot in form.slots}
    figures = name in _DIGITS and not classes.isdisjoint(_DIGITS)
    said = form.words.union(*(_vocabulary(word_class, values) for word_class in classes))
    tokens = {token for word in words for token in re.findall(r"\w+", word)}
    return figures or form.announced == name or not said.isdisjoint(tokens)


def _trigger(announced: Mapping[str, frozenset[str]], classes: Mapping[str, str]) -> re.Pattern[str]:
    rare = [rf"(?P<{name}>{classes[name]}{_END_OF.get(name, _END)})" for name in announced if name != _PLAIN]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*rare, f'(?P<{_PLAIN}>{alternation(announced[_PLAIN])})'])})")


def compile_dates(table: Mapping[str, Any]) -> DateGrammar:
    """The grammar that ``table``, a parsed TOML file, describes.

    Raises:
        GrammarError: a form names an unknown class or macro, or has no word to announce it.
    """
    classes, values = _classes(table)
    alternatives, forms = _form_alternatives(table, classes, table.get("macros", {}))
    relations, parts = _relations(table), _parts(table)
    before = f"{_introduction('relation', relations)}{_introduction('part', parts)}"
    announced = _announced([compiled for _, compiled in alternatives], values)

    def unit(name: str) -> str:
        concerned = [f for f in alternatives if _concerned(f[1], name, announced[name], values)]
        core = "|".join(f"(?P<{group}>{compiled.pattern})" for group, compiled in concerned)
        return rf"(?<![\w-]){before}(?:{core or '(?!)'})(?!-?\w)"

    return DateGrammar(
        trigger=_trigger(announced, classes),
        units=Patterns({name: unit(name) for name in announced}),
        forms=forms,
        relations=relations,
        parts=parts,
        joins=tuple(Join(_said(e, "open"), _said(e, "join")) for e in table.get("range", ())),
        values=values,
    )
