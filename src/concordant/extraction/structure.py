"""Basic questions about a row of chunks: marks, joints, bare phrases; the records that answers come in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from concordant.extraction.chunks import Chunk

STOPS = frozenset(";:—–(")
CLAUSE = frozenset({"that", "if", "subordinator", "relative_other", "content_noun_clause"})
SKIP = frozenset({"adverb", "time"})
QUOTES = frozenset("«»\"“”‘’'…-*•")


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase in a relation to a verb or noun: ``object``, or the id of a preposition (``of`` for 'de')."""

    index: int
    relation: str
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands in the place of the subject: phrases, nearest reading first, or a pronoun.

    ``joint`` holds those that act together.
    """

    phrases: tuple[int, ...] = ()
    joint: tuple[int, ...] = ()
    pronoun: str | None = None
    verb: int | None = None


Asked = TypeVar("Asked", bound="Row")
Answer = TypeVar("Answer")


def answered_once(question: Callable[[Asked, int], Answer]) -> Callable[[Asked, int], Answer]:
    """A question about one chunk whose answer is kept: it is asked for every trigger of the sentence."""
    name = question.__name__

    @wraps(question)
    def answer(row: Asked, i: int) -> Answer:
        key = (name, i)
        if key not in row.answers:
            row.answers[key] = question(row, i)
        found: Answer = row.answers[key]
        return found

    return answer


class Row:
    """One row of chunks; every answer is a pure function of it."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self.answers: dict[tuple[str, int], Any] = {}

    def is_mark(self, i: int, marks: str) -> bool:
        """Whether the chunk at ``i`` is one of these marks."""
        return 0 <= i < len(self.chunks) and self.chunks[i].kind == "mark" and self.chunks[i].text in marks

    def has(self, i: int, category: str) -> bool:
        """Whether the chunk at ``i`` is a closed word of this category."""
        return 0 <= i < len(self.chunks) and category in self.chunks[i].cats

    def bare(self, i: int) -> bool:
        """Whether the chunk at ``i`` is a phrase without preposition."""
        return 0 <= i < len(self.chunks) and self.chunks[i].kind == "phrase" and self.chunks[i].prep is None

    def passed_over(self, i: int) -> bool:
        """Whether the chunk at ``i`` bears on no relation: adverbs, times, quotation marks."""
        c = self.chunks[i]
        return c.kind in SKIP or (c.kind == "mark" and c.text in QUOTES)
