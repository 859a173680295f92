"""Anchors: the names and figures of a text, put so that a translation has the same ones.

A name is reduced to the consonants that survive a change of language (``Baltiïsk``, ``Baltiysk`` and its
Cyrillic form are one), a figure to its digits. By anchors alone, translated pairs of the multilingual
Wikinews corpus MEANTIME were told with F1 .94 to .97.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import Grammar
from concordant.language.tokens import fold
from concordant.linking.derivation.words import text_number

_CAPITAL = r"A-Z\u00c0-\u00de\u0400-\u042f\u0490"
# A capital in mid-sentence, or inside a compound; a capital at the start of a sentence names nothing. One
# class of first letters stands before all alternatives, for the search for it is what takes time.
_NAME = rf"(?<=[\w,;)»”-]\s[{_CAPITAL}])\w+|(?<=[-’'«(“„][{_CAPITAL}])\w+"
_FIGURE = r"(?<=[0-9])\d*(?:[ \u00a0\u202f.,]\d{3})*(?:[.,]\d+)?"
_ANCHOR = re.compile(rf"[{_CAPITAL}0-9](?:{_NAME}|{_FIGURE})")
_MARKS = re.compile(r"\W+")
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiouyh]")
_CONSONANTS = 5
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LAST_CLASS = 3
WEIGHTS = (0.5, 0.6, 0.8, 1.0)
"""What an anchor counts by its lowest two bits: year or digit; state; figure of two digits; any other."""
_SQUARES = tuple(round(weight * weight * 100) for weight in WEIGHTS)
"""Whole numbers: their sums do not depend on the order."""
_MOST_KNOWN = 1 << 18


@dataclass(frozen=True, slots=True)
class Sounds:
    """How names are reduced to what they sound like in any language.

    Attributes:
        letters: letter of another script → Latin letters.
        turns: ISO 639-1 code → spellings of that language and what stands for them, in order.
        states: reduced names of states and of their seats of power, which half of all reports name.
    """

    letters: Mapping[str, str] = field(default_factory=dict)
    turns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    _known: dict[tuple[str, str], int] = field(default_factory=dict, compare=False, repr=False)

    def reduced(self, name: str, lang: str) -> str:
        """The consonants of a name, after an ``a`` for a vowel that begins it."""
        latin = "".join(self.letters.get(letter, letter) for letter in name.casefold())
        sound = _MARKS.sub("", fold(latin))
        for spelling, other in self.turns.get(lang, {}).items():
            sound = sound.replace(spelling, other)
        first = "a" if _VOWELS.match(sound) else ""
        return (first + _VOWELS.sub("", _TWICE.sub(r"\1", sound)))[:_CONSONANTS]

    def anchor(self, words: str, lang: str) -> int:
        """The number of an anchor, its class in the lowest two bits; 0 for words too short to tell."""
        known = self._known.get((lang, words))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[lang, words] = self._figure(words) or self._name(words, lang)
        return known

    @staticmethod
    def _figure(words: str) -> int:
        if not words[0].isdigit():
            return 0
        digits = _MARKS.sub("", words)
        slight = len(digits) == 1 or _YEAR.fullmatch(digits)
        return text_number(digits) << 2 | (0 if slight else min(len(digits), _LAST_CLASS))

    def _name(self, words: str, lang: str) -> int:
        sound = self.reduced(words, lang)
        if len(sound) == 1 or not sound:
            return 0
        return text_number(sound) << 2 | (1 if sound in self.states else _LAST_CLASS)


def compile_sounds(knowledge: Knowledge) -> Sounds:
    """The sounds of all languages of the knowledge (``language/*/sounds.toml``)."""
    letters: dict[str, str] = {}
    turns: dict[str, Mapping[str, str]] = {}
    for folder, entry in knowledge:
        if isinstance(entry, Grammar) and entry.id == "sounds":
            letters |= entry.table().get("letters", {})
            turns[folder.split("/")[1]] = entry.table().get("spellings", {})
    plain = Sounds(letters, turns)
    return Sounds(letters, turns, frozenset(_state_sounds(knowledge, plain)))


def _state_sounds(knowledge: Knowledge, sounds: Sounds) -> set[str]:
    forms = chain.from_iterable(a.forms() for a in knowledge.actors.values() if a.kind == "state")
    pairs = {(form.lang, word) for form in forms for word in form.text.split() if word[:1].isupper()}
    return {sounds.reduced(word, lang) for lang, word in pairs}


def anchors(text: str, lang: str, sounds: Sounds) -> tuple[int, ...]:
    """The anchors of a text in the order of their first appearance.

    Args:
        text: its words.
        lang: ISO 639-1 code of its language.
        sounds: how names are reduced.
    """
    anchor = sounds.anchor
    found = dict.fromkeys(anchor(words, lang) for words in _ANCHOR.findall(text))
    found.pop(0, None)
    return tuple(found)


def weight(anchor: int) -> float:
    """What an anchor counts."""
    return WEIGHTS[anchor & _LAST_CLASS]


def mass(anchors: Iterable[int]) -> int:
    """What anchors count together: the sum of the squares of their weights, in hundredths."""
    return sum(_SQUARES[anchor & _LAST_CLASS] for anchor in anchors)


def shared_mass(one: Iterable[int], other: Iterable[int]) -> int:
    """What the anchors count that two texts have in common, in hundredths."""
    return mass(frozenset(one).intersection(other))
