"""The tables of a brief's language: its phrases, its dates, its typography."""

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from concordant.views.wording import Tongue

_NARROW, _FIXED = "\u202f", "\u00a0"
_SPACES = f"[ {_NARROW}{_FIXED}]"
_BEFORE_HIGH = re.compile(f"{_SPACES}+(?=[;!?»])")
_GLUED = re.compile(r"(?<=\w);(?= )")
_BEFORE_COLON = re.compile(f"{_SPACES}+(?=:)")
_AFTER_OPENING = re.compile(f"(?<=«){_SPACES}+")
_OF_ONE = re.compile(r"(?<=\d) (?=[%€$°])|(?<=§) |(?<=\bp\.) ")


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of briefs in one language, by table and key."""

    tongue: Tongue
    tables: dict[str, dict[str, Any]]

    def of(self, table: str, key: str) -> str:
        """The phrase for ``key``."""
        return cast(str, self.tables[table][key])

    def say(self, table: str, key: str, **parts: object) -> str:
        """The phrase for ``key`` with its blanks filled."""
        return self.of(table, key).format(**parts)

    def counted(self, table: str, key: str, plural: bool) -> str:
        """The phrase for ``key`` in singular or plural."""
        one, _, many = self.of(table, key).partition("|")
        return many if plural else one

    def fine(self, text: str) -> str:
        """The text with the spaces that the language's typography wants; never used on a quote."""
        if self.tongue != "fr":
            return text
        text = _GLUED.sub(f"{_NARROW};", _BEFORE_HIGH.sub(_NARROW, text))
        text = _AFTER_OPENING.sub(_NARROW, text)
        return _OF_ONE.sub(_FIXED, _BEFORE_COLON.sub(_FIXED, text))

    def date(self, iso: str) -> str:
        """A day, month or year as it is written: ``1er juin 2025``, ``juin 2025``, ``2025``."""
        year, month, day = (*iso.split("-"), "", "")[:3]
        if not month:
            return year
        name = self.of("month", str(int(month)))
        if not day:
            return self.say("time", "month_written", month=name, year=year)
        number = self.of("time", "first") if int(day) == 1 else str(int(day))
        return self.say("time", "day_written", day=number, month=name, year=year)

    def when(self, first: str | None, last: str | None) -> str:
        """A time as part of a sentence; empty where it is open on both sides."""
        if first and last:
            return self._at(first) if first == last else self._between(first, last)
        if first or last:
            known = first or last or ""
            key = ("since" if first else "until") + ("_day" if len(known) > len("2025-06") else "")
            return self.say("time", key, when=self.date(known))
        return ""

    def span(self, first: str, last: str) -> str:
        """Days as a label: a day, a month, a year, or from when to when; whole months by their names."""
        if first == last:
            return self.date(first)
        if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31":
            return self.date(first[:4])
        if first[8:] == "01" and int(last[8:]) == monthrange(int(last[:4]), int(last[5:7]))[1]:
            first, last = first[:7], last[:7]
        if first == last:
            return self.date(first)
        return self.say("time", "span", first=self.date(first), last=self.date(last))

    def _at(self, iso: str) -> str:
        key = ("year", "month", "day")[iso.count("-")]
        return self.of("time", key).format(**{key: self.date(iso)})

    def _between(self, first: str, last: str) -> str:
        start, end = (self.dated(one) for one in (first, last))
        return self.say("time", "between", start=start, end=end)

    def dated(self, iso: str) -> str:
        """A day with what stands before it in the middle of a sentence; months and years stand bare."""
        day = iso.count("-") == 2 and self.tongue == "fr"
        return self._at(iso) if day else self.date(iso)


@cache
def speech(tongue: Tongue) -> Speech:
    """The words of briefs in one language."""
    text = files("concordant.views.briefs.words").joinpath(f"{tongue}.toml").read_text("utf-8")
    return Speech(tongue, cast(dict[str, dict[str, Any]], tomllib.loads(text)))
