"""Words and fixed expressions, found in a row of tokens by their longest match."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from concordant.language.tokens import Token

Meaning = TypeVar("Meaning")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trie(Generic[Meaning]):
    """First word → the expressions that begin with it, longest first."""

    heads: Mapping[str, tuple[tuple[int, Key, tuple[Meaning, ...]], ...]]

    def at(self, words: Sequence[str], index: int) -> Iterator[tuple[int, tuple[Meaning, ...]]]:
        """Every expression that begins at ``index``: its length in words and its meanings, longest first."""
        for length, rest, meanings in self.heads.get(words[index], ()):
            if length == 1 or tuple(words[index + 1 : index + length]) == rest:
                yield length, meanings

    def longest(self, words: Sequence[str], index: int) -> tuple[int, tuple[Meaning, ...]] | None:
        """The longest expression that begins at ``index``."""
        return next(self.at(words, index), None)


def compile_trie(expressions: Iterable[tuple[Key, Meaning]]) -> Trie[Meaning]:
    """A trie over expressions given as rows of words."""
    grouped: dict[str, dict[Key, list[Meaning]]] = {}
    for key, meaning in expressions:
        if key:
            grouped.setdefault(key[0], {}).setdefault(key[1:], []).append(meaning)
    heads: dict[str, tuple[tuple[int, Key, tuple[Meaning, ...]], ...]] = {}
    for head, rests in grouped.items():
        rows = [(len(rest) + 1, rest, tuple(found)) for rest, found in rests.items()]
        heads[head] = tuple(sorted(rows, key=lambda row: (-row[0], row[1])))
    return Trie(heads)


def words_of(tokens: Sequence[Token]) -> list[str]:
    """The lower-case words of a row of tokens."""
    return [token.low for token in tokens]
