"""Headings that name an act and, after a colon, who denies it: "Arms for the rebels: the capital denies"."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.knowledge.language_schema import Operator


def answer(
    chunks: Sequence[Chunk], act: int, verb: int, operators: Sequence[Operator]
) -> tuple[int, tuple[Operator, ...]] | None:
    """The verb at ``verb`` with those of its operators that deny the noun at ``act``; None where it does not.

    The noun stands before a colon and the verb after it. Nothing before the colon is a clause, and after the
    verb nothing is told that could be denied instead.
    """
    denying = tuple(o for o in operators if o.polarity == "denied" and o.reports)
    colons = [k for k in range(act + 1, verb) if chunks[k].kind == "mark" and chunks[k].text == ":"]
    if not denying or len(colons) != 1 or any(c.verb is not None for c in chunks[: colons[0]]):
        return None
    return None if any(_tells(c) for c in chunks[verb + 1 :]) else (verb, denying)


def _tells(chunk: Chunk) -> bool:
    if chunk.kind == "joint":
        return "that" in chunk.cats
    phrase = chunk.phrase
    return chunk.verb is not None or (phrase is not None and bool(phrase.goods or phrase.frames))
