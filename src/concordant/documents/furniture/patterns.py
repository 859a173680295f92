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

_LIKE_FOR_LIKE = str.maketrans("’‘ʼ\u00a0\u202f\u2009\t", "'''    ")
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
    """All patterns; ``gate`` matches whatever one of the whole-line patterns matches, in one try."""

    lines: tuple[Pattern, ...]
    tails: tuple[Pattern, ...]
    gate: re.Pattern[str]
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
    lines = tuple(p for p in known if not p.tail)
    everything = "|".join(m.pattern.replace(_PUBLISHED, "(?:") for p in lines for m in p.match)
    gate = re.compile(everything, re.IGNORECASE)
    return Patterns(lines, tuple(p for p in known if p.tail), gate, dates)


def folded(text: str) -> str:
    """``text`` with typographic apostrophes and spaces made plain, one for one, so that offsets hold."""
    return text.translate(_LIKE_FOR_LIKE)


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
