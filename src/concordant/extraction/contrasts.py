"""What is set right within a sentence: 'not to Egypt but to Sudan', 'did not send tanks but shells'.

The first of the two takes no part, the second takes its place. Where the negation stands at the verb, it is
lifted: what the second takes part in was done.
"""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk, Phrase

_WIDE = 5
"""Chunks from the first of two that are set against each other to the second, at most."""

_NAMED = frozenset({"actor", "place", "speaker"})
_OPENS = frozenset({"relative_subject", "relative_object", "relative_other", "that", "subordinator"})
_ENDS = ".;:!?"
_ASIDE = ("adverb", "time")


def contrasted(chunks: tuple[Chunk, ...], closed: Sequence[tuple[int, frozenset[str]]]) -> tuple[Chunk, ...]:
    """The chunks without those that others set right.

    Args:
        chunks: of one sentence.
        closed: for each token the length of the closed expression that begins there, and its categories.
    """
    buts = {i for i, (_, cats) in enumerate(closed) if "contrast" in cats}
    if not buts:
        return chunks
    nots = {i + length for i, (length, cats) in enumerate(closed) if "constituent_negator" in cats}
    out = list(chunks)
    for k, chunk in enumerate(chunks):
        second = _second(chunks, k, buts) if chunk.phrase is not None else None
        if second is None:
            continue
        if chunk.first in nots:
            first = k - 1 if k and chunks[k - 1].kind in ("adverb", "word") else k
            take_out(out, first, second)
            if first and out[first - 1].verb is not None:
                lift(out, first - 1)
        elif (verb := _denied(chunks, k)) is not None and not _is_clause(chunks, second):
            take_out(out, k, second)
            lift(out, verb)
    return tuple(out)


def _second(chunks: Sequence[Chunk], k: int, buts: set[int]) -> int | None:
    """Where the phrase stands that sets the one at ``k`` right; None where none does."""
    joint = next((j for j in range(k + 1, min(k + _WIDE, len(chunks))) if chunks[j].first in buts), None)
    if joint is None or not _is_row(chunks, k, joint):
        return None
    second = next((j for j in range(joint + 1, len(chunks)) if chunks[j].kind not in _ASIDE), None)
    return second if second is not None and is_like(chunks[k], chunks[second]) else None


def _is_row(chunks: Sequence[Chunk], first: int, last: int) -> bool:
    """Whether the chunks from the first on are one phrase, or a list of like ones, and what leans on them."""
    listed = False
    for chunk in chunks[first + 1 : last]:
        if chunk.kind == "joint" and "list_word" in chunk.cats:
            listed = True
        elif chunk.phrase is not None and listed:
            # The second of a list may go without the preposition of the first.
            if not is_like(chunks[first], replace(chunk, prep=chunks[first].prep)):
                return False
            listed = False
        elif not _leans(chunk):
            return False
    return True


def _leans(chunk: Chunk) -> bool:
    """Whether a chunk may stand between: a comma, an adverb, a day, what belongs to the phrase before."""
    comma = chunk.kind == "mark" and chunk.text == ","
    return comma or chunk.kind in _ASIDE or (chunk.phrase is not None and chunk.prep == "of")


def _is_part(chunk: Chunk) -> bool:
    """Whether a phrase may take part in an act: somebody, or goods."""
    return chunk.phrase is not None and (chunk.phrase.sort in _NAMED or _is_goods(chunk.phrase))


def is_like(one: Chunk, other: Chunk) -> bool:
    """Whether two phrases could take the same part."""
    a, b = one.phrase, other.phrase
    if a is None or b is None or one.prep != other.prep or not (_is_part(one) and _is_part(other)):
        return False
    return _is_goods(a) == _is_goods(b)


def _is_goods(phrase: Phrase) -> bool:
    return phrase.goods is not None or phrase.model is not None


def _denied(chunks: Sequence[Chunk], k: int) -> int | None:
    """Where the negated verb stands to which the phrase at ``k`` belongs; None where there is none."""
    for j in range(k - 1, -1, -1):
        verb = chunks[j].verb
        if verb is not None:
            return j if verb.negated else None
        if chunks[j].kind in ("joint", "mark"):
            return None
    return None


def _is_clause(chunks: Sequence[Chunk], second: int) -> bool:
    """Whether the second may open a clause of its own: 'but shells, he said, were sent'."""
    for chunk in chunks[second + 1 :]:
        if chunk.finite:
            return True
        if chunk.cats & _OPENS or (chunk.kind == "mark" and chunk.text in _ENDS):
            return False
    return False


def take_out(out: list[Chunk], first: int, last: int) -> None:
    """Chunks become mere words (adverbs), and negate nothing any longer."""
    for j in range(first, last):
        out[j] = replace(out[j], kind="adverb", phrase=None, prep=None, cats=frozenset())


def lift(out: list[Chunk], k: int) -> None:
    """The verb at ``k`` is negated no longer."""
    verb = out[k].verb
    assert verb is not None
    out[k] = replace(out[k], verb=replace(verb, negated=False, negator=""))
