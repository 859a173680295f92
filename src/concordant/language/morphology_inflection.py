"""Number and gender of adjectives and nouns, by the longest ending that a table of the language lists.

A rule is an ending and what it becomes: ``"al" = "al aux ale ales"``. ``^`` before an ending asks for
the whole word, ``/`` separates variants. In a phrase every word inflects up to the first *stop* word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from concordant.language.morphology_paradigms import MorphologyError

_PARTS = re.compile(r"([ -])")


@dataclass(frozen=True, slots=True)
class Inflection:
    """Ending rules for one part of speech.

    Attributes:
        rules: ending, or ``^`` and whole word, to the endings that replace it, slot by slot.
        stops: words after which nothing inflects; one that ends in an apostrophe is a prefix.
        fixed: first parts of compounds that do not inflect, with their hyphen; ``*-`` stands for all.
        forms: how many forms each rule states.
        last: whether only the last word before a stop inflects, names and acronyms among them.
    """

    rules: Mapping[str, tuple[tuple[str, ...], ...]]
    stops: frozenset[str]
    fixed: frozenset[str]
    forms: int
    last: bool = False

    def inflect(self, phrase: str) -> frozenset[str]:
        """Every form of a word or phrase given in its base form."""
        pieces = self._pieces(phrase)
        return frozenset(
            "".join(choice)
            for form in range(self.forms)
            for choice in product(*(variants[form] for variants in pieces))
        )

    def _pieces(self, phrase: str) -> list[tuple[tuple[str, ...], ...]]:
        pieces: list[tuple[tuple[str, ...], ...]] = []
        stopped = False
        words = re.split(r"( +)", phrase)
        head = self._head(words) if self.last else -1
        for n, word in enumerate(words):
            stopped = stopped or self._stops(word)
            kept = stopped or (self.last and n != head)
            pieces.extend([self._keep(word)] if kept else self._word(word))
        return pieces

    def _head(self, words: Sequence[str]) -> int:
        """The last word before one that stops inflection."""
        end = next((n for n, word in enumerate(words) if n and self._stops(word)), len(words))
        return max(n for n in range(end) if words[n].strip())

    def _stops(self, word: str) -> bool:
        head, apostrophe, _ = word.replace("’", "'").partition("'")
        return head + apostrophe in self.stops

    def _keep(self, word: str) -> tuple[tuple[str, ...], ...]:
        return ((word,),) * self.forms

    def _word(self, word: str) -> list[tuple[tuple[str, ...], ...]]:
        if not (_inflects(word) or (self.last and word[-1:].isalpha())):
            return [self._keep(word)]
        ending = self._longest(word)
        if "-" not in word or "-" in ending:
            return [self._replace(word, ending)]
        return self._compound(word)

    def _compound(self, word: str) -> list[tuple[tuple[str, ...], ...]]:
        pieces: list[tuple[tuple[str, ...], ...]] = []
        parts = _PARTS.split(word)
        stopped = False
        for index, part in enumerate(parts):
            first = index < len(parts) - 1
            fixed = first and (f"{part}-" in self.fixed or "*-" in self.fixed)
            stopped = stopped or (not fixed and self._stops(part))
            if stopped or fixed or part in ("", "-") or not _inflects(part):
                pieces.append(self._keep(part))
            else:
                pieces.append(self._replace(part, self._longest(part)))
        return pieces

    def _longest(self, word: str) -> str:
        if f"^{word}" in self.rules:
            return f"^{word}"
        return next(word[start:] for start in range(len(word) + 1) if word[start:] in self.rules)

    def _replace(self, word: str, ending: str) -> tuple[tuple[str, ...], ...]:
        base = word[: len(word) - len(ending.removeprefix("^"))]
        return tuple(tuple(base + variant for variant in variants) for variants in self.rules[ending])


def _inflects(word: str) -> bool:
    """Names and designations (a capital or a digit) keep their form."""
    return word.strip() != "" and word == word.lower() and not any(sign.isdigit() for sign in word)


def compile_inflection(kind: str, tables: Sequence[Mapping[str, Any]], forms: int) -> Inflection:
    """The rules that the tables state under ``kind``; a later table overrides an earlier one.

    Raises:
        MorphologyError: a rule states more or fewer forms than the others.
    """
    rules: dict[str, tuple[tuple[str, ...], ...]] = {"": (("",),) * forms}
    stops: set[str] = set()
    fixed: set[str] = set()
    for table in tables:
        stated = table.get(kind, {})
        stops.update(stated.get("stops", "").split())
        fixed.update(stated.get("fixed", "").split())
        for ending, row in stated.get("endings", {}).items():
            cells = tuple(tuple(v.replace("_", "") for v in cell.split("/")) for cell in row.split())
            if len(cells) != forms:
                raise MorphologyError(
                    f"[{kind}.endings] '{ending}' states {len(cells)} forms instead of {forms}."
                )
            rules[ending] = cells
    last = any(table.get(kind, {}).get("last") for table in tables)
    return Inflection(rules, frozenset(stops), frozenset(fixed), forms, last)
