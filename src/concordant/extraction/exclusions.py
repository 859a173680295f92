"""What is told as not done, or not of somebody, beside something that is.

'Without sending tanks', 'instead of sending tanks' deny the verb behind them; a conjunction ('sans que')
denies that of its clause, 'not … any more' ends it. Who is excepted ('sauf l'Estonie') takes no part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk

_ENDS = frozenset({"relative_subject", "relative_other", "that"})


def excluded(
    chunks: tuple[Chunk, ...], closed: Sequence[tuple[int, frozenset[str]]], words: Sequence[str]
) -> tuple[Chunk, ...]:
    """The chunks, verbs that words exclude negated, phrases that words except taken out.

    Args:
        chunks: of one sentence.
        closed: for each token the length of the closed expression that begins there, and its categories.
        words: the tokens in lower case.
    """
    behind, clause, excepted = (
        {i + length: i for i, (length, cats) in enumerate(closed) if sort in cats}
        for sort in ("exclusion", "exclusion_clause", "exception")
    )
    if behind:
        chunks = tuple(_denied(chunk, behind, words) for chunk in chunks)
    if clause:
        chunks = tuple(_clauses(chunks, clause, words))
    if ended := {i: i + length for i, (length, cats) in enumerate(closed) if "any_more" in cats}:
        chunks = tuple(_ended(chunks, ended, words))
    return tuple(_out(chunk, excepted) for chunk in chunks) if excepted else chunks


def _denied(chunk: Chunk, ends: dict[int, int], words: Sequence[str]) -> Chunk:
    verb = chunk.verb
    if verb is None or verb.negated:
        return chunk
    for end in range(chunk.first, verb.main + 1):
        if end in ends:
            return _negated(chunk, words[ends[end] : end])
    return chunk


def _clauses(chunks: tuple[Chunk, ...], ends: dict[int, int], words: Sequence[str]) -> Iterator[Chunk]:
    """The chunks, with the finite verb of each excluded clause negated."""
    told: Sequence[str] = ()
    for chunk in chunks:
        opened = next((words[ends[i] : i] for i in range(chunk.first + 1, chunk.last + 1) if i in ends), None)
        told = opened if opened is not None else () if chunk.cats & _ENDS else told
        verb = chunk.verb
        if told and verb is not None and verb.form == "finite":
            chunk = chunk if verb.negated and verb.negator else _negated(chunk, told)
            told = ()
        yield chunk


def _ended(chunks: tuple[Chunk, ...], starts: dict[int, int], words: Sequence[str]) -> Iterator[Chunk]:
    """The chunks, with words that end what was done ('not … any more') as the negation of their verb."""
    verbs = [k for k, chunk in enumerate(chunks) if chunk.verb is not None and chunk.verb.form == "finite"]
    last = {i: end for i, end in starts.items() if end == len(words) or not words[end].isalnum()}
    told = {max((k for k in verbs if chunks[k].first < i), default=-1): i for i in last}
    for k, chunk in enumerate(chunks):
        verb, i = chunk.verb, told.get(k)
        if verb is not None and verb.negated and i is not None:
            chunk = replace(chunk, verb=replace(verb, negator=" ".join(words[i : starts[i]])))
        yield chunk


def _negated(chunk: Chunk, told: Sequence[str]) -> Chunk:
    assert chunk.verb is not None
    return replace(chunk, verb=replace(chunk.verb, negated=True, negator=" ".join(told)))


def _out(chunk: Chunk, ends: dict[int, int]) -> Chunk:
    """Who is named right behind words of exception, as mere words."""
    phrase = chunk.phrase
    if phrase is None or phrase.goods is not None or ends.keys().isdisjoint(range(chunk.first, chunk.last)):
        return chunk
    return replace(chunk, kind="adverb", phrase=None, prep=None)
