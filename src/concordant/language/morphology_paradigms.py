r"""Paradigms: how the forms of a verb follow from its infinitive, as a table of the language states it.

A paradigm has a ``pattern`` that the end of the infinitive matches; what stands before the match is
the *base*, to which every ending is joined. A row states one mood, slot by slot::

    present = 'è\1e è\1es è\1e é\1ons é\1ez è\1ent'    one ending a slot
    future  = 'aier/ayer @future'                      a stem, then a named series of endings

``\1`` is the pattern's first group, ``/`` separates variants, ``_`` is an empty ending and ``-`` a
form that does not exist. A mood without a row is derived from a principal part by ``[derive]``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast, get_args

Mood = Literal[
    "present",
    "imperfect",
    "past_simple",
    "future",
    "conditional",
    "subjunctive",
    "imperative",
    "infinitive",
    "past_participle",
    "present_participle",
]
Number = Literal["s", "p"]
Gender = Literal["m", "f"]
Row = tuple[tuple[str, ...], ...]
"""The variants of each slot of one mood; no variants where the form does not exist."""

MOODS: tuple[Mood, ...] = get_args(Mood)


class MorphologyError(ValueError):
    """A table of paradigms contradicts itself; the message says where, in a plain sentence."""


class Slot(NamedTuple):
    """One cell of a paradigm."""

    mood: Mood
    person: int | None = None
    number: Number | None = None
    gender: Gender | None = None


Endings = Mapping[str, tuple[Slot, ...]]


@dataclass(frozen=True, slots=True)
class Derivation:
    """Some slots of a mood, made from one slot of another: drop what ``drop`` matches, join ``endings``."""

    mood: Mood
    source: Mood
    source_slot: int
    drop: re.Pattern[str]
    endings: tuple[str, ...]
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What all paradigms of a language share: the slots of each mood, named series, derivations."""

    slots: Mapping[Mood, tuple[Slot, ...]]
    series: Mapping[str, tuple[str, ...]]
    derivations: Mapping[Mood, tuple[Derivation, ...]]


def parse_slot(mood: Mood, code: str) -> Slot:
    """The slot that a code names: ``3p`` is third person plural, ``fs`` feminine singular, ``-`` neither."""
    person = next((int(sign) for sign in code if sign.isdigit()), None)
    number = next((sign for sign in code if sign in "sp"), None)
    gender = next((sign for sign in code if sign in "mf"), None)
    return Slot(mood, person, cast("Number | None", number), cast("Gender | None", gender))


def compile_grammar(tables: Sequence[Mapping[str, Any]]) -> Grammar:
    """The grammar that the tables state together; a later table overrides an earlier one.

    Raises:
        MorphologyError: a mood, slot or series is named that no table defines.
    """
    codes: dict[Mood, list[str]] = {}
    series: dict[str, tuple[str, ...]] = {}
    for table in tables:
        codes |= {_mood(mood, "[slots]"): row.split() for mood, row in table.get("slots", {}).items()}
        series |= {name: _endings(row) for name, row in table.get("series", {}).items()}
    derivations: dict[Mood, tuple[Derivation, ...]] = {}
    for table in tables:
        for name, rules in table.get("derive", {}).items():
            mood = _mood(name, "[derive]")
            derivations[mood] = tuple(_derivation(mood, rule, codes) for rule in rules)
    slots = {mood: tuple(parse_slot(mood, code) for code in row) for mood, row in codes.items()}
    return Grammar(slots, series, derivations)


def _mood(name: str, place: str) -> Mood:
    if name not in MOODS:
        raise MorphologyError(f"{place} names the mood '{name}'; the moods are {', '.join(MOODS)}.")
    return name


def _endings(row: str) -> tuple[str, ...]:
    return tuple("" if ending == "_" else ending for ending in row.split())


def _derivation(mood: Mood, rule: Mapping[str, str], codes: Mapping[Mood, Sequence[str]]) -> Derivation:
    place = f"[derive] {mood}"
    source_name, _, source_code = rule["source"].partition(" ")
    source = _mood(source_name, place)
    wanted = rule["slots"].split() if "slots" in rule else list(codes.get(mood, ()))
    endings = _endings(rule.get("add", "_"))
    if len(endings) != len(wanted):
        raise MorphologyError(f"{place} has {len(wanted)} slots and {len(endings)} endings.")
    try:
        slots = tuple(codes[mood].index(code) for code in wanted)
        source_slot = codes[source].index(source_code or "-")
    except (KeyError, ValueError):
        raise MorphologyError(f"{place} names a slot that [slots] does not have.") from None
    return Derivation(mood, source, source_slot, re.compile(f"(?:{rule.get('drop', '')})$"), endings, slots)


class Paradigm:
    """One compiled paradigm: expands to the endings of each verb that follows it."""

    __slots__ = ("_grammar", "name", "pattern", "rows")

    def __init__(self, name: str, table: Mapping[str, Any], grammar: Grammar) -> None:
        self.name = name
        unknown = [key for key in table if key not in (*MOODS, "pattern", "verbs", "cases")]
        if unknown:
            raise MorphologyError(f"Paradigm '{name}' states '{unknown[0]}', which is no mood.")
        try:
            self.pattern = re.compile(f"(?:{table['pattern']})$")
        except (KeyError, re.error):
            raise MorphologyError(f"Paradigm '{name}' has no pattern that can be read.") from None
        self.rows: Mapping[Mood, str] = {mood: table[mood] for mood in MOODS if mood in table}
        self._grammar = grammar

    def split(self, lemma: str) -> tuple[str, str, tuple[str, ...]]:
        """Base, matched end and pattern groups of an infinitive.

        Raises:
            MorphologyError: the infinitive does not end as the pattern asks.
        """
        match = self.pattern.search(lemma)
        if match is None:
            raise MorphologyError(f"'{lemma}' does not end as paradigm '{self.name}' asks.")
        return lemma[: match.start()], match[0], match.groups("")

    def expand(self, end: str, groups: Sequence[str]) -> Endings:
        """Every ending with the slots it fills, for infinitives in ``end`` with these pattern groups."""
        rows: dict[Mood, Row] = {}
        found: dict[str, tuple[Slot, ...]] = {}
        for mood, slots in self._grammar.slots.items():
            for slot, variants in zip(slots, self._row(mood, end, groups, rows, ()), strict=True):
                for ending in variants:
                    found[ending] = (*found.get(ending, ()), slot)
        return found

    def _row(
        self, mood: Mood, end: str, groups: Sequence[str], rows: dict[Mood, Row], asked: tuple[Mood, ...]
    ) -> Row:
        if mood in rows:
            return rows[mood]
        if mood in asked:
            raise MorphologyError(f"[derive] makes {mood} from itself, in paradigm '{self.name}'.")
        if mood in self.rows:
            row = self._stated(mood, groups)
        elif mood in self._grammar.derivations:
            row = self._derived(mood, end, groups, rows, (*asked, mood))
        elif mood == "infinitive":
            row = ((end,),)
        else:
            raise MorphologyError(
                f"Paradigm '{self.name}' has no row for {mood}, and [derive] does not make it."
            )
        rows[mood] = row
        return row

    def _stated(self, mood: Mood, groups: Sequence[str]) -> Row:
        text = self.rows[mood]
        for number, group in enumerate(groups, 1):
            text = text.replace(f"\\{number}", group)
        stem, at, name = text.partition("@")
        if not at:
            row = tuple(_variants(cell) for cell in text.split())
        elif name.strip() in self._grammar.series:
            stems = _variants(stem.strip() or "_")
            row = tuple(tuple(s + ending for s in stems) for ending in self._grammar.series[name.strip()])
        else:
            raise MorphologyError(f"Paradigm '{self.name}', {mood}: there is no series '{name.strip()}'.")
        wanted = len(self._grammar.slots[mood])
        if len(row) != wanted:
            raise MorphologyError(f"Paradigm '{self.name}', {mood}: {len(row)} forms instead of {wanted}.")
        return row

    def _derived(
        self, mood: Mood, end: str, groups: Sequence[str], rows: dict[Mood, Row], asked: tuple[Mood, ...]
    ) -> Row:
        row: list[tuple[str, ...]] = [()] * len(self._grammar.slots[mood])
        for rule in self._grammar.derivations[mood]:
            sources = self._row(rule.source, end, groups, rows, asked)[rule.source_slot]
            stems = [rule.drop.sub("", source, count=1) for source in sources]
            for slot, ending in zip(rule.slots, rule.endings, strict=True):
                row[slot] = tuple(stem + ending for stem in stems)
        return tuple(row)


def _variants(cell: str) -> tuple[str, ...]:
    if cell == "-":
        return ()
    return tuple("" if variant == "_" else variant for variant in cell.split("/"))
