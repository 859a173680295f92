"""The furniture patterns of all languages, from the TOML files beside this module.

Every language's patterns are tried on every text: templates are often in another language than the article.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from concordant.documents.furniture.dates import DateWords, date_words

_LIKE_FOR_LIKE = tuple(zip("’‘ʼ\u00a0\u202f\u2009\t", "'''    ", strict=True))
_PUBLISHED = "(?P<published>"
_UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of furniture; what the fields mean is told at the head of ``fr.toml``."""

    id: str
    reason: str
    match: tuple[re.Pattern[str], ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    heads: bool = False
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns, and two gates that tell in one try whether any of them matches.

    Attributes:
        lines: patterns of whole lines.
        tails: patterns of what follows the last sentence of a paragraph.
        gate: matches every line that one of ``lines`` matches.
        tail_gate: finds the space before a tail that one of ``tails`` matches.
        dates: how dates are written.
    """

    lines: tuple[Pattern, ...]
    tails: tuple[Pattern, ...]
    gate: re.Pattern[str]
    tail_gate: re.Pattern[str]
    dates: DateWords


@cache
def patterns() -> Patterns:
    """The shipped patterns.

    Raises:
        KeyError, re.error, tomllib.TOMLDecodeError: a shipped file is broken.
    """
    folder = files("concordant.documents.furniture")
    tables = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8"))
        for entry in sorted(
            folder.iterdir(), key=lambda entry: (not entry.name.startswith(_UNDETERMINED), entry.name)
        )
        if entry.name.endswith(".toml")
    }
    dates = date_words({lang: table["dates"] for lang, table in tables.items() if "dates" in table})
    phrases = {**tables[_UNDETERMINED]["phrases"], "date": dates.pattern}
    entries = [entry for table in tables.values() for entry in table["pattern"]]
    known = [_pattern(entry, phrases) for entry in entries]
    lines, tails = tuple(p for p in known if not p.tail), tuple(p for p in known if p.tail)
    tail_gate = re.compile(rf"(?<=[.!?…»\")]) +(?=(?:{_any_of(tails)})$)", re.IGNORECASE)
    return Patterns(lines, tails, re.compile(_any_of(lines), re.IGNORECASE), tail_gate, dates)


def folded(text: str) -> str:
    """``text`` with typographic apostrophes and spaces made plain, one for one, so that offsets hold."""
    for fancy, plain in _LIKE_FOR_LIKE:
        text = text.replace(fancy, plain)
    return text


def _any_of(known: tuple[Pattern, ...]) -> str:
    return "|".join(m.pattern.replace(_PUBLISHED, "(?:") for p in known for m in p.match)


def _pattern(entry: dict[str, Any], phrases: dict[str, str]) -> Pattern:
    written = [entry["match"]] if isinstance(entry["match"], str) else entry["match"]
    return Pattern(
        id=entry["id"],
        reason=entry["reason"],
        match=tuple(re.compile(_expanded(each, phrases), re.IGNORECASE) for each in written),
        fires=tuple(entry["fires"]),
        silent=tuple(entry["silent"]),
        heads=entry.get("heads", False),
        tail=entry.get("tail", False),
    )


def _expanded(written: str, phrases: dict[str, str]) -> str:
    for name, meaning in phrases.items():
        written = written.replace(f"{{{name}}}", meaning)
    return f"(?:{written})"
