"""What is told as not done beside something that is: 'without sending tanks', 'instead of sending tanks'."""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk


def excluded(
    chunks: tuple[Chunk, ...], closed: Sequence[tuple[int, frozenset[str]]], words: Sequence[str]
) -> tuple[Chunk, ...]:
    """The chunks, verbs right behind words that exclude what follows negated.

    Args:
        chunks: of one sentence.
        closed: for each token the length of the closed expression that begins there, and its categories.
        words: the tokens in lower case.
    """
    ends = {i + length: i for i, (length, cats) in enumerate(closed) if "exclusion" in cats}
    return tuple(_denied(chunk, ends, words) for chunk in chunks) if ends else chunks


def _denied(chunk: Chunk, ends: dict[int, int], words: Sequence[str]) -> Chunk:
    verb = chunk.verb
    if verb is None or verb.negated:
        return chunk
    for end in range(chunk.first, verb.main + 1):
        if end in ends:
            return replace(chunk, verb=replace(verb, negated=True, negator=" ".join(words[ends[end] : end])))
    return chunk
