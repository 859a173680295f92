"""Words and fixed expressions, found in a row of tokens by their longest match."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from concordant.language.tokens import Token

Meaning = TypeVar("Meaning")
Key = tuple[str, ...]


Row = tuple[int, Key, tuple[Meaning, ...]]


@dataclass(frozen=True, slots=True)
class Trie(Generic[Meaning]):
    """Expressions by their first word; those of several words by their second word too, longest first."""

    single: Mapping[str, tuple[Meaning, ...]]
    longer: Mapping[str, Mapping[str, tuple[Row[Meaning], ...]]]

    def at(self, words: Sequence[str], index: int) -> Iterator[tuple[int, tuple[Meaning, ...]]]:
        """Every expression that begins at ``index``: its length in words and its meanings, longest first."""
        first = words[index]
        longer = self.longer.get(first)
        if longer is not None and index + 1 < len(words):
            for length, rest, meanings in longer.get(words[index + 1], ()):
                if length == 2 or tuple(words[index + 2 : index + length]) == rest:
                    yield length, meanings
        alone = self.single.get(first)
        if alone is not None:
            yield 1, alone

    def longest(self, words: Sequence[str], index: int) -> tuple[int, tuple[Meaning, ...]] | None:
        """The longest expression that begins at ``index``."""
        return next(self.at(words, index), None)


def compile_trie(expressions: Iterable[tuple[Key, Meaning]]) -> Trie[Meaning]:
    """A trie over expressions given as rows of words."""
    single: dict[str, list[Meaning]] = {}
    longer: dict[str, dict[str, dict[Key, list[Meaning]]]] = {}
    for key, meaning in expressions:
        if len(key) == 1:
            single.setdefault(key[0], []).append(meaning)
        elif key:
            seconds = longer.setdefault(key[0], {}).setdefault(key[1], {})
            seconds.setdefault(key[2:], []).append(meaning)
    return Trie(
        {head: tuple(found) for head, found in single.items()},
        {head: {s: _rows(rests) for s, rests in seconds.items()} for head, seconds in longer.items()},
    )


def _rows(rests: Mapping[Key, Sequence[Meaning]]) -> tuple[Row[Meaning], ...]:
    rows = [(len(rest) + 2, rest, tuple(found)) for rest, found in rests.items()]
    return tuple(sorted(rows, key=lambda row: (-row[0], row[1])))


def words_of(tokens: Sequence[Token]) -> list[str]:
    """The lower-case words of a row of tokens."""
    return [token.low for token in tokens]
