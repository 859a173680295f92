"""How the values of a claim are called in the reader's language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from concordant.model.claim import Quantity, TimeSpan

Tongue = Literal["en", "fr"]
TONGUES: tuple[Tongue, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, by table and key."""

    tongue: Tongue
    tables: dict[str, dict[str, str]]

    def of(self, table: str, key: str) -> str:
        """The word for ``key``; a key that the table lacks is told as it is, without underscores."""
        return self.tables[table].get(key, key.replace("_", " "))

    def say(self, table: str, key: str, **parts: object) -> str:
        """The phrase for ``key`` with its blanks filled."""
        return self.tables[table][key].format(**parts)

    def quoted(self, words: str) -> str:
        """Words of a report between the language's quotation marks."""
        return self.say("sentence", "quoted", words=words)

    def counted(self, table: str, key: str, number: float | None) -> str:
        """The word for ``key`` in singular or plural; None counts as many."""
        one, _, many = self.tables[table][key].partition("|")
        return one if number == 1 else many

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        whole = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")
        marks = {",": self.tables["sentence"]["thousands"], ".": self.tables["sentence"]["decimal"]}
        return "".join(marks.get(c, c) for c in whole)


@cache
def wording(tongue: Tongue) -> Wording:
    """The words of one language."""
    text = files("concordant.views.words").joinpath(f"{tongue}.toml").read_text("utf-8")
    return Wording(tongue, cast(dict[str, dict[str, str]], tomllib.loads(text)))


def amount(quantity: Quantity, words: Wording) -> str:
    """The interval of a quantity with its unit; the report's own words where it gives no figure."""
    low = None if quantity.low is None else words.number(quantity.low)
    high = None if quantity.high is None else words.number(quantity.high)
    match low, high:
        case None, None:
            return words.quoted(quantity.raw)
        case _, None:
            figure = words.say("sentence", "more_than", low=low)
        case None, _:
            figure = words.say("sentence", "less_than", high=high)
        case _ if low == high:
            figure = words.say("sentence", "exactly", low=low)
        case _:
            figure = words.say("sentence", "between", low=low, high=high)
    return f"{figure} {_unit(quantity, words)}" if quantity.unit else figure


def _unit(quantity: Quantity, words: Wording) -> str:
    unit = quantity.unit or ""
    if unit in words.tables["unit"]:
        return words.counted("unit", unit, quantity.high if quantity.low == quantity.high else None)
    return unit if unit.isupper() else f"({unit})"  # currencies go by their ISO code


def when(time: TimeSpan, words: Wording) -> str:
    """The bounds of a time; the report's own words where they could not be placed."""
    start, end = time.earliest, time.latest
    if start is None and end is None:
        return words.quoted(time.raw) if time.raw else ""
    if start is None:
        return words.say("sentence", "until", end=end)
    if end is None:
        return words.say("sentence", "since", start=start)
    return words.say("sentence", "at" if start == end else "from_to", start=start, end=end)
