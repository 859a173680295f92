"""Rows of phrases that stand side by side: "A, B and C"."""

from collections.abc import Container, Iterator, Sequence

from concordant.extraction.chunks import Chunk


def rows(
    chunks: Sequence[Chunk], named: Container[int], complements: bool = False
) -> Iterator[tuple[int, ...]]:
    """The rows of two and more, in order; a word such as "and" stands before the last of each.

    Args:
        chunks: of one sentence.
        named: the chunks that may stand in a row; complements of each are passed over.
        complements: whether the row may be the complement of a noun ("a load of rifles, mortars and mines").
    """
    k = 0
    while k < len(chunks):
        row = _row(chunks, named, k, complements) if k in named else ()
        if len(row) > 1:
            yield row
        k = max(k, *row) + 1 if row else k + 1


def _row(chunks: Sequence[Chunk], named: Container[int], first: int, complements: bool) -> tuple[int, ...]:
    row, ended, at = [first], 1, first
    while True:
        link = _after_complements(chunks, at)
        following, joined = _linked(chunks, link)
        if following not in named or not _alike(chunks[first].prep, chunks[following].prep, complements):
            return tuple(row[:ended])
        row.append(following)
        ended = len(row) if joined else ended
        at = following


def _alike(first: str | None, following: str | None, complements: bool) -> bool:
    """Whether what is opened by the second may stand in a row with what the first opens."""
    if following is None:
        return complements or first != "of"  # "after the shot of A, B and C said"
    return following in ("of", first)


def _after_complements(chunks: Sequence[Chunk], k: int) -> int:
    k += 1
    while k < len(chunks) and chunks[k].kind == "phrase" and chunks[k].prep == "of":
        k += 1
    return k


def _linked(chunks: Sequence[Chunk], k: int) -> tuple[int, bool]:
    """What a comma or a word such as "and" at ``k`` links to, and whether it is such a word; -1: nothing."""
    joined = False
    start = k
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind == "joint" and "list_word" in chunk.cats:
            joined = True
        elif not (chunk.kind == "mark" and chunk.text == ","):
            break
        k += 1
    return (k, joined) if start < k < len(chunks) else (-1, False)
