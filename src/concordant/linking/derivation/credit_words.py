"""The words by which reports credit agencies, compiled from the knowledge."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import Grammar
from concordant.language.tokens import fold

_PART = re.compile(r"\w+")
CAPITAL = r"[A-Z\u00c0-\u00de\u0400-\u042f\u0490]"
NAME = rf"{CAPITAL}\w*(?:[- ]{CAPITAL}\w*)*"
"""A name in running text: words in capitals, one after the other."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one language.

    Attributes:
        before: what stands before an agency that is credited.
        after: what stands behind one.
        agency: a word for agencies, with the name that follows it.
        line: the start or end of a line that credits the name in it.
        nameless: what credits agencies without naming them.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    agency: re.Pattern[str]
    line: re.Pattern[str]
    nameless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CreditWords:
    """What is needed to read credits in any language.

    Attributes:
        cues: ISO 639-1 code → words of the language.
        names: names of known agencies, in the order of ``finder``.
        ids: name of a known outlet, folded → its id.
        agencies: ids of the outlets whose dispatches others copy.
        generic: words for agencies in all languages, folded.
        finder: finds the names.
    """

    cues: Mapping[str, Cues]
    names: tuple[str, ...]
    ids: Mapping[str, str]
    agencies: frozenset[str]
    generic: frozenset[str]
    finder: AhoCorasick = field(compare=False, repr=False)

    def keys(self, name: str) -> frozenset[str]:
        """Keys by which two reports are seen to mean one agency.

        These are the id of a known outlet; else the name without words for agencies, and the initials by
        which datelines call it.
        """
        known = self.ids.get(fold(name))
        if known:
            return frozenset((known,))
        parts = [fold(part) for part in _PART.findall(name)]
        proper = [part for part in parts if part not in self.generic]
        # Two letters tell an agency only where one of them stands for "agency".
        rows = [row for row in (parts, proper) if len(row) > (1 if row != proper else 2)]
        return frozenset({" ".join(proper), *("".join(part[0] for part in row) for row in rows)} - {""})

    def is_agency(self, name: str) -> bool:
        """Whether an outlet of that name is one whose dispatches others copy."""
        known = self.ids.get(fold(name))
        parts = (fold(part) for part in _PART.findall(name))
        return known in self.agencies if known else any(part in self.generic for part in parts)


def compile_credit_words(knowledge: Knowledge) -> CreditWords:
    """The words of all languages of the knowledge (``language/*/credits.toml``), and all agencies."""
    tables = {
        folder.split("/")[1]: entry.table()
        for folder, entry in knowledge
        if isinstance(entry, Grammar) and entry.id == "credits"
    }
    outlets = knowledge.outlets
    agencies = frozenset(k for k, outlet in outlets.items() if outlet.relays or outlet.kind == "agency")
    forms = {(f.text, outlet.id) for outlet in outlets.values() for f in outlet.forms() if f.kind == "name"}
    forms |= {(outlet.name, outlet.id) for outlet in outlets.values()}
    ids: dict[str, str] = {}
    for text, outlet_id in sorted(forms):
        ids.setdefault(fold(text), outlet_id)
    names = tuple(sorted({text for text, outlet_id in forms if outlet_id in agencies}))
    generic = (word for table in tables.values() for word in table.get("agencies", ()) if " " not in word)
    return CreditWords(
        {lang: _cues(table) for lang, table in tables.items()},
        names,
        ids,
        agencies,
        frozenset(map(fold, generic)),
        AhoCorasick(names, matchkind=MatchKind.LeftmostLongest),
    )


def _cues(table: Mapping[str, Any]) -> Cues:
    agencies, lines = _any(table["agencies"]), _any(table["lines"])
    article = f"(?:{_any(table['articles'])})?" if table["articles"] else ""
    lead = rf"(?:\s*{article}\s*(?:(?:{agencies})\s+)?[«“\"]?\s*)"
    # A name that is not known must be all that the line, or its end, consists of.
    return Cues(
        before=re.compile(rf"\b(?:{_any(table['before'])})\b{lead}$", re.IGNORECASE),
        after=re.compile(rf"\s*[»”\",)]?\s*(?:{_any(table['after'])})\b", re.IGNORECASE),
        agency=re.compile(rf"\b(?i:{agencies})\s+[«“\"]?(?P<name>{NAME})(?:\s*\((?P<short>{NAME})\))?"),
        line=re.compile(
            rf"(?:^|[-–—|•(])\s*(?i:{lines})\s+(?i:{article})\s*(?P<name>{NAME})\s*(?=$|[.)|]|[-–—]\s)",
            re.MULTILINE,
        ),
        nameless=re.compile(
            rf"\b(?P<phrase>{_any(table['nameless'])})\s*[.)]*\s*$", re.IGNORECASE | re.MULTILINE
        ),
    )


def _any(words: Sequence[str] | Iterable[str]) -> str:
    """Any of some words, the longest first; kinds of apostrophes and spaces are one."""
    by_length = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]").replace(r"\ ", r"\s+") for word in by_length)
