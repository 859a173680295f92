"""The grammar of one language, as its file in ``grammars`` states it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FOLDER = Path(__file__).parent / "grammars"
_CHOICE = re.compile(r"\[(v:|g:)?([^\[\]]*)\]")

Templates = Literal["all", "open", "held_out"]
"""Which patterns may be used: all; those that rules may be written by; only those kept out of their sight."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to word an act: what was done, in the forms that moods ask for, and whether it is held out."""

    id: str
    forms: Mapping[str, str]
    held: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of one language; its file explains them."""

    lang: str
    forms: tuple[str, ...]
    numbers: Mapping[str, Any]
    dates: Mapping[str, Any]
    nouns: Mapping[str, Mapping[str, Any]]
    goods: Mapping[str, Mapping[str, str]]
    actors: Mapping[str, Mapping[str, str]]
    voices: Mapping[str, Mapping[str, Any]]
    carriers: Mapping[str, Any]
    moods: Mapping[str, Sequence[str]]
    patterns: Mapping[str, tuple[Pattern, ...]]
    attributions: Mapping[str, Sequence[str]]
    titles: Mapping[str, Sequence[str]]
    texts: Mapping[str, Sequence[str]]
    remarks: Mapping[str, Sequence[str]]
    repairs: Mapping[str, str]
    synonyms: Mapping[str, str]
    words: re.Pattern[str]

    def ways(self, event: str, templates: Templates) -> tuple[Pattern, ...]:
        """The patterns of an event that may be used."""
        all_of_them = self.patterns[event]
        if templates == "all":
            return all_of_them
        return tuple(p for p in all_of_them if p.held == (templates == "held_out"))

    def agreed(self, template: str, agent: str, voice: str) -> str:
        """A template with the forms that agree with agent and voice."""

        def chosen(match: re.Match[str]) -> str:
            form = voice if match[1] == "v:" else agent
            options = match[2].split("|")
            if len(options) == len(self.forms):
                return options[self.forms.index(form)]
            return options[form.endswith("p")]

        return _CHOICE.sub(chosen, template)

    def repaired(self, text: str) -> str:
        """With contractions and elisions."""
        for wrong, right in self.repairs.items():
            text = text.replace(wrong, right)
        return text

    def reworded(self, text: str) -> str:
        """With synonyms for all words that have one."""
        return self.words.sub(lambda match: self._synonym(match[0]), text)

    def _synonym(self, word: str) -> str:
        other = self.synonyms[word.lower()]
        return other[:1].upper() + other[1:] if word[:1].isupper() else other


@cache
def grammar(lang: str) -> Grammar:
    """The grammar of a language."""
    table = tomllib.loads((_FOLDER / f"{lang}.toml").read_text("utf-8"))
    table["patterns"] = {event: _patterns(event, rows) for event, rows in table["patterns"].items()}
    found = sorted(table["synonyms"], key=lambda word: (-len(word), word))
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b", re.IGNORECASE)
    return Grammar(lang=lang, words=words, **{**table, "forms": tuple(table["forms"])})


def _patterns(event: str, rows: Sequence[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    return tuple(_pattern(f"{event}-{i}", row) for i, row in enumerate(rows, 1))


def _pattern(identifier: str, row: Mapping[str, Any]) -> Pattern:
    forms = {k: v for k, v in row.items() if isinstance(v, str)}
    return Pattern(identifier, {"past": forms["pp"], **forms}, bool(row.get("held", False)))
