"""Adverbs and adjectives that hedge a statement: 'probably', 'allegedly', 'a possible delivery'."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.knowledge.language_schema import Operator
from concordant.language.compiled import Language
from concordant.language.meanings import Governing
from concordant.language.tokens import Token


def hedges(
    i: int, chunks: Sequence[Chunk], tokens: Sequence[Token], language: Language
) -> tuple[Operator, ...]:
    """The hedges inside and beside the trigger at ``i``, and the one that opens the sentence."""
    low = [token.low for token in tokens]
    found = []
    places = _places(i, chunks) | (_aside(i, chunks) if language.cases else set())
    for k in sorted(places):
        hit = language.words.longest(low, k) if k < len(low) else None
        for meaning in hit[1] if hit else ():
            if isinstance(meaning, Governing) and "adverb" in meaning.operator.complements:
                found.append(meaning.operator)
    return tuple(found)


def _aside(i: int, chunks: Sequence[Chunk]) -> set[int]:
    """The adverbs of the whole clause, where words put in between stand anywhere in it."""
    places: set[int] = set()
    for row in (chunks[i + 1 :], chunks[:i][::-1]):
        for c in row:
            if c.finite or (c.kind == "joint" and not c.cats & {"list_word", "such_as"}):
                break
            if c.kind == "mark" and c.text in ";:":
                break
            if c.kind == "adverb":
                places.add(c.first)
    return places


def _places(i: int, chunks: Sequence[Chunk]) -> set[int]:
    first, last = chunks[i].first, chunks[i].last
    before = [c for c in chunks[:i] if c.kind == "adverb"]
    after = [c for c in chunks[i + 1 : i + 2] if c.kind == "adverb"]
    places = set(range(first, last)) | {0}
    if i + 1 < len(chunks) and chunks[i + 1].first > last:
        places.add(last)  # an adjective that belongs to no phrase
    places |= {c.first for c in after}
    places |= {c.first for c in before if c.last == first}
    for c in (*chunks[max(0, i - 1) : i], *chunks[i + 1 : i + 2]):
        if c.phrase is not None and c.phrase.sort == "operator" and (c.last == first or c.first == last):
            places |= set(range(c.first, c.last))
    return places
