"""Which number of a sentence counts the goods of a claim."""

from collections.abc import Sequence

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.chunks import Chunk, Phrase
from concordant.extraction.evidence import quantity
from concordant.model.claim import Quantity

_OF_THE_WHOLE = ("of", "from", "in")
"""What opens a whole of which a part is told: "Of the 60 jets, 20 have come", in whatever language."""

_PEOPLE = "personnel"


def quantity_of(candidate: Candidate, goods: Goods | None, chunks: Sequence[Chunk]) -> Quantity | None:
    """How many of the goods the claim tells of; None where no number counts them."""
    if goods is None:
        return _people(candidate, chunks)
    part = _part(goods.chunk, chunks)
    for k in (part, goods.chunk, goods.counted, *_before(goods.chunk, chunks)):
        phrase = chunks[k].phrase if k is not None else None
        if phrase is None or phrase.quantity is None:
            continue
        own = k == goods.chunk or k == part or phrase.goods is None
        return quantity(phrase.quantity, goods.unit if own else phrase.goods.unit if phrase.goods else None)
    return None


def _people(candidate: Candidate, chunks: Sequence[Chunk]) -> Quantity | None:
    """How many people a noun tells of that is the act as well: "80 instructors are in Taiwan"."""
    phrase, frame = chunks[candidate.chunk].phrase, candidate.frame
    people = candidate.nominal and _PEOPLE in (frame.item_class, frame.item_default)
    return quantity(phrase.quantity, "person") if people and phrase is not None and _counts(phrase) else None


def _before(at: int | None, chunks: Sequence[Chunk]) -> tuple[int, ...]:
    """Numbers that count what stands behind them in phrases of its own: "12 promised" before "tanks"."""
    if not at or not _touch(chunks, at):
        return ()
    goods, before = chunks[at].phrase, chunks[at - 1]
    model = goods is not None and goods.model is not None and goods.goods is None
    if before.phrase is not None:
        return (at - 1,) if model and before.phrase.goods is not None else ()
    if before.verb is None or before.verb.form != "past_participle" or at < 2 or not _touch(chunks, at - 1):
        return ()
    split = chunks[at - 2].prep == "from" and at > 2 and _touch(chunks, at - 2) and _bare(chunks[at - 3])
    return (at - 3,) if split else (at - 2,) if _bare(chunks[at - 2]) else ()


def _touch(chunks: Sequence[Chunk], at: int) -> bool:
    return chunks[at - 1].last == chunks[at].first


def _part(at: int | None, chunks: Sequence[Chunk]) -> int | None:
    """The number that a whole at the head of the sentence is split by: "Of the 60 jets, 20 have come"."""
    if at is None or chunks[at].prep not in _OF_THE_WHOLE or not _counts(chunks[at].phrase):
        return None
    if any(c.kind != "adverb" for c in chunks[:at]):
        return None
    return next((k for k in range(at + 1, len(chunks)) if _bare(chunks[k])), None)


def _counts(phrase: Phrase | None) -> bool:
    return phrase is not None and getattr(phrase.quantity, "kind", "") == "count"


def _bare(chunk: Chunk) -> bool:
    return (
        chunk.prep is None
        and chunk.phrase is not None
        and chunk.phrase.sort == "number"
        and _counts(chunk.phrase)
    )
