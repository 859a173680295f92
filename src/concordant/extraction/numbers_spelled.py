"""Numbers written in words: addends and multipliers, told apart by the grammar alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from concordant.extraction.numbers_lexicon import alternation, fold, literal

# More words than this make no number in any language; it also bounds the work on hostile text.
_LONGEST = 14
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of numbers, and the patterns that find a run of them and each of its words.

    Attributes:
        addends: the value of each word that adds up.
        room: the greatest addend that may follow a word.
        multipliers: the value of each word that multiplies what stands before it.
        pattern: a run of number words.
        step: one join and the word after it.
        adding: joins that may stand before an addend.
        multiplying: joins that may stand before a multiplier.
    """

    addends: Mapping[str, float]
    room: Mapping[str, float]
    multipliers: Mapping[str, float]
    pattern: str
    step: re.Pattern[str]
    adding: frozenset[str]
    multiplying: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spelled:
    """The value of a run of number words, where it ends, and the last word that multiplied."""

    value: float
    end: int
    scale: float


def compile_spelling(table: Mapping[str, Any]) -> Spelling:
    """The number words of a parsed TOML grammar."""
    addends = {fold(w): float(v) for w, v in table.get("words", {}).items()}
    multipliers = {fold(w): float(v) for w, v in table.get("multipliers", {}).items()}
    joins = table.get("joins", {})
    adding, multiplying = joins.get("add", [" "]), joins.get("multiply", [" "])
    word = alternation([*addends, *multipliers])
    join = "|".join(literal(j) for j in sorted({*adding, *multiplying}, key=lambda j: (-len(j), j)))
    room = {w: float(_room(value)) for w, value in addends.items()}
    room |= {fold(w): float(v) for w, v in table.get("room", {}).items()}
    return Spelling(
        addends,
        room,
        multipliers,
        rf"{word}(?:(?:{join}){word}(?!\w)){{0,{_LONGEST}}}",
        re.compile(rf"(?P<join>(?:{join})?)(?P<word>{word})(?!\w)"),
        frozenset(fold(j) for j in adding),
        frozenset(fold(j) for j in multiplying),
    )


def _room(value: float) -> float:
    """What may follow a word: units after a ten, anything below a hundred after a hundred."""
    if value < 20 or value % 10:
        return 0
    return 9 if value < 100 else 99


def read_spelled(text: str, start: int, end: int, spelling: Spelling) -> Spelled | None:
    """The longest number that begins at ``start``; None where the words there make none.

    Args:
        text: folded text.
        start: where a run of number words begins.
        end: where the run ends.
        spelling: the words.
    """
    state = _State()
    position = start
    while position < end:
        match = spelling.step.match(text, position, end)
        if match is None:
            break
        join, word = match.group("join").replace("\n", " "), " ".join(match.group("word").split())
        if not state.take(word, None if position == start else join, spelling):
            break
        position = match.end()
    value = state.total + state.current
    return Spelled(value, position, state.scale) if position > start and value == int(value) else None


class _State:
    """What has been read of a number so far."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current = 0.0
        self.scale = 1.0
        self._room = inf
        self._largest = inf

    def take(self, word: str, join: str | None, spelling: Spelling) -> bool:
        """Read one more word; False where the number ended before it."""
        if word in spelling.multipliers:
            fits = join is None or join in spelling.multiplying
            return fits and self._multiply(spelling.multipliers[word])
        value = spelling.addends[word]
        if join is not None and (join not in spelling.adding or not 0 < value <= self._room):
            return False
        self.current += value
        self._room = min(self._room, spelling.room[word])
        return True

    def _multiply(self, value: float) -> bool:
        if value >= self._largest or (value < _THOUSAND and self.current >= value):
            return False
        product = (self.current or 1.0) * value
        if value >= _THOUSAND:
            self.total, self.current, self._largest = self.total + product, 0.0, value
        else:
            self.current = product
        self._room, self.scale = value - 1, value
        return True
