"""The words around a place of a sentence, by their beginnings: what weights learn of how a language tells.

Frames and slots say what kind of word stands where; which words these are tells an act from its look-alikes
("the missile heads for", "signed by the author of"). A word counts by its first letters, so that most of its
forms count as one in any language that inflects at the end.
"""

from collections.abc import Iterator, Sequence

from concordant.extraction.chunks import Chunk
from concordant.extraction.weights import Group
from concordant.language.tokens import Token

_LETTERS = 5
_SHORT = 2
"""Words of so many letters or fewer stand everywhere; they count only between a filler and its trigger."""

_REACH = 8
"""Tokens on each side of a trigger whose words count: 4 tell less, 15 no more."""

_BETWEEN = 5
"""Tokens between a trigger and a filler up to which the words between them count."""

_NAMED = ("near=", "between=", "filler=")


def wording(tokens: Sequence[Token], chunk: Chunk, event: str, frame: str) -> Iterator[Group]:
    """The words of a trigger and around it, as they speak for its event and for its frame."""
    for word in stems(_near(tokens, chunk)):
        yield (_spoken, word, event, frame)


def wording_of_event(tokens: Sequence[Token], chunk: Chunk, event: str) -> Iterator[Group]:
    """The same words, as they speak for an event alone."""
    for word in stems(_near(tokens, chunk)):
        yield (_heard, word, event)


def words_of(tokens: Sequence[Token], chunk: Chunk, slot: str, event: str) -> Iterator[Group]:
    """The words of a filler, as they speak for its slot."""
    for word in stems(tokens[chunk.first : chunk.last]):
        yield (_filled, word, slot, event)


def words_between(tokens: Sequence[Token], chunk: Chunk, trigger: Chunk, event: str) -> Iterator[Group]:
    """The words between a filler and the trigger, where they are few."""
    low, high = (trigger.last, chunk.first) if trigger.first < chunk.first else (chunk.last, trigger.first)
    if 0 < high - low <= _BETWEEN:
        side = "<" if chunk.first < trigger.first else ">"
        for token in tokens[low:high]:
            yield (_between, stem(token), side, event)


def of_words(feature: str) -> bool:
    """Whether a feature names a word of the text, and so means nothing in another language."""
    return feature.startswith(_NAMED)


def stem(token: Token) -> str:
    """The beginning of a word, ``#`` for a number."""
    return "#" if token.fold[:1].isdigit() else token.fold[:_LETTERS]


def stems(tokens: Sequence[Token]) -> list[str]:
    """The beginnings of the different words, without the shortest ones, in order."""
    # As ``stem``, which asked for each word of each candidate would be a twentieth of reading.
    return sorted(
        {
            "#" if fold[:1].isdigit() else fold[:_LETTERS]
            for fold in (token.fold for token in tokens)
            if len(fold) > _SHORT
        }
    )


def _near(tokens: Sequence[Token], chunk: Chunk) -> Sequence[Token]:
    return tokens[max(0, chunk.first - _REACH) : chunk.last + _REACH]


def _spoken(word: str, event: str, frame: str) -> tuple[str, ...]:
    return f"near={word}|{event}", f"near={word}|{frame}"


def _heard(word: str, event: str) -> tuple[str, ...]:
    return (f"near={word}|{event}",)


def _filled(word: str, slot: str, event: str) -> tuple[str, ...]:
    return (f"filler={word}|{slot}|{event}",)


def _between(word: str, side: str, event: str) -> tuple[str, ...]:
    return f"between={word}|{side}", f"between={word}|{event}"
