"""How like two names are, and in which way: from the same words down to a part of them.

The rule that keeps people apart: where each name has a word for which the other has none, they are two names
(Kim Jong Un, Kim Jong Il), however much the rest agrees.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from concordant.screening.spelling import (
    Spelled,
    bones,
    differ_by_sex,
    is_common,
    is_patronymic,
    is_variant,
    sound,
    unvoiced,
)

Way = Literal["identifier", "same", "order", "spacing", "alike", "initial", "part"]

_SOUND, _BONES, _UNVOICED, _INITIAL = 0.95, 0.92, 0.9, 0.75
_ORDER, _SPACING, _INITIALLED, _LIGHT = 0.98, 0.96, 0.88, 0.95
_UNLIKE = 0.5
_PART_LEAST, _PART_SPAN = 0.6, 0.24
_WEAK_PART = 0.6
_NEEDED = 2
_LONG, _LONGER = 7, 11
"""Words must be so long before one letter, or two, may differ."""
_SOUNDING = 4
"""Words must be so long before their sound is enough."""
_ALONE = 5
"""A name of one word must be so long before its sound is enough."""
_DIGIT = re.compile(r"\d")
_VOWELS = "aeiou"
_NEAR = frozenset(("ae", "ea", "ei", "ie", "ou", "uo"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two names are, from 0 to 1, and in which way."""

    score: float
    way: Way


def likeness(one: Spelled, other: Spelled) -> Likeness:
    """Compare two names; symmetric."""
    if not one.words or not other.words:
        return Likeness(0.0, "alike")
    if one.words == other.words:
        return Likeness(1.0, "same")
    if sorted(one.words) == sorted(other.words):
        return Likeness(_ORDER, "order")
    if one.joined == other.joined:
        return Likeness(_SPACING, "spacing")
    if len(one.words) != len(other.words) and _run_together(one, other):
        return Likeness(_SPACING * _SOUND, "spacing")
    first, second = sorted((one, other), key=lambda each: (each.words, each.script))
    return _aligned(first, second)


def _run_together(one: Spelled, other: Spelled) -> bool:
    """Whether the names sound the same without their blanks."""
    if min(len(one.joined), len(other.joined)) < _LONG or one.joined[0] != other.joined[0]:
        return False
    return not _has_digit(one.joined + other.joined) and sound(one.joined) == sound(other.joined)


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _aligned(one: Spelled, other: Spelled) -> Likeness:
    """Pair the words off, the likest first, and weigh what agrees against what is left."""
    pairs, left, right = _pairs(one, other)
    share = _share(pairs, left, right)
    if left and right:
        return Likeness(_rounded(_UNLIKE * share), "alike")
    over = left or right
    if any(len(a) == 1 != len(b) or len(b) == 1 != len(a) for a, b, _ in pairs):
        return _initialled(pairs, over)
    if not over:
        return _whole(pairs, one.words, other.words, share)
    if all(is_patronymic(word) or len(word) == 1 for word in over) and len(pairs) >= _NEEDED:
        return Likeness(_rounded(_LIGHT * _share(pairs, (), ())), "part")
    distinctive = sum(not is_common(a) and not is_common(b) for a, b, _ in pairs)
    if distinctive < _NEEDED:
        return Likeness(_rounded(_WEAK_PART * share), "part")
    return Likeness(_rounded(_PART_LEAST + _PART_SPAN * share), "part")


Pair = tuple[str, str, float]


def _rounded(score: float) -> float:
    return round(score, 4)


def _whole(pairs: Sequence[Pair], one: tuple[str, ...], other: tuple[str, ...], share: float) -> Likeness:
    """Names of which every word has its like."""
    if len(one) == 1 and min(len(one[0]), len(other[0])) < _ALONE:
        return Likeness(_rounded(_WEAK_PART * share), "alike")
    in_order = [a for a, _, _ in pairs] == list(one) and [b for _, b, _ in pairs] == list(other)
    return Likeness(_rounded(share if in_order else share * _ORDER), "alike")


def _initialled(pairs: Sequence[Pair], over: Sequence[str]) -> Likeness:
    """Names of which one gives a word by its first letter alone: never sure."""
    full = [(a, b, alike) for a, b, alike in pairs if len(a) > 1 and len(b) > 1]
    if not any(min(len(a), len(b)) >= _SOUNDING for a, b, _ in full):
        return Likeness(_rounded(_UNLIKE * _share(pairs, over, ())), "initial")
    least = min(alike for _, _, alike in full)
    return Likeness(_rounded(_INITIALLED * least * (_LIGHT if over else 1)), "initial")


def _pairs(one: Spelled, other: Spelled) -> tuple[list[Pair], list[str], list[str]]:
    """Words that agree, and those left on either side."""
    ranked = sorted(
        (-alike, i, j)
        for i, a in enumerate(one.words)
        for j, b in enumerate(other.words)
        if (alike := _word_likeness(a, b, one.script, other.script)) > 0
    )
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for rank, i, j in ranked:
        if i not in taken and j not in used:
            taken[i] = (j, -rank)
            used.add(j)
    pairs = [(one.words[i], other.words[j], alike) for i, (j, alike) in sorted(taken.items())]
    left = [word for i, word in enumerate(one.words) if i not in taken]
    right = [word for j, word in enumerate(other.words) if j not in used]
    return pairs, left, right


def _share(pairs: Sequence[Pair], left: Sequence[str], right: Sequence[str]) -> float:
    """The share of letters that agree."""
    agreeing = sum((len(a) + len(b)) * alike for a, b, alike in pairs)
    whole = sum(len(a) + len(b) for a, b, _ in pairs) + sum(map(len, (*left, *right)))
    return agreeing / whole if whole else 0.0


@lru_cache(maxsize=200_000)
def _word_likeness(one: str, other: str, script: str, script_of_other: str) -> float:
    if one == other:
        return 1.0
    if _has_digit(one + other):
        return 0.0  # numbers are names of their own: brigade 61 is not brigade 62
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if one[0] == other[0] else 0.0
    if is_variant(one, other):
        return _SOUND
    if "abjad" in (script, script_of_other) and script != script_of_other:
        bare, full = (one, other) if script == "abjad" else (other, one)
        return _UNVOICED if unvoiced(bare).fullmatch(sound(full)) else 0.0
    alike = _heard(one, other, script != script_of_other) or _written(one, other)
    return 0.0 if alike and differ_by_sex(one, other) else alike


def _heard(one: str, other: str, across: bool) -> float:
    """How like two words sound; across scripts the ends of syllables are told less exactly."""
    a, b = sound(one), sound(other)
    if a[0] != b[0] and not (a[0] in _VOWELS and b[0] in _VOWELS):
        return 0.0
    if min(len(one), len(other)) < _SOUNDING - 2 * across:
        return 0.0
    if a == b or (across and a.replace("ng", "n") == b.replace("ng", "n")):
        return _SOUND
    (stem, vowels), (stem_of_other, vowels_of_other) = bones(one), bones(other)
    if len(stem) < _NEEDED or stem != stem_of_other or len(vowels) != len(vowels_of_other):
        return 0.0
    return _BONES if all(map(_are_near, vowels, vowels_of_other)) else 0.0


def _are_near(one: str, other: str) -> bool:
    """Whether two groups of vowels may write the same sound."""
    return bool(set(one) & set(other)) or any(a + b in _NEAR for a in one for b in other)


def _written(one: str, other: str) -> float:
    """How like two long words are written: a letter may have slipped, never the first."""
    shorter = min(len(one), len(other))
    allowed = (shorter >= _LONG) + (shorter >= _LONGER)
    if one[0] != other[0] or not allowed or abs(len(one) - len(other)) > allowed:
        return 0.0
    apart = _distance(one, other)
    return 1.0 - apart / shorter if apart <= allowed else 0.0


def _distance(one: str, other: str) -> int:
    """How many letters to put in, take out, replace or swap with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i, *([0] * len(other))]
        for j, b in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
