"""What is heard in one sentence: chains of voices with what they govern, and how chains join."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from concordant.extraction.chunks import Chunk
from concordant.model.claim import Voice
from concordant.model.span import Span


@dataclass(frozen=True, slots=True)
class Heard:
    """A chain of voices, source first, with where it governs: the whole sentence or a stretch of it.

    Attributes:
        chain: source first, carriers after.
        start: first character governed.
        end: one past the last.
        rule: ``according``, ``reports``, ``tail``, ``continued``.
        words: the cue.
        pronoun: whether the voice was only a pronoun, so that it continues the voice before.
        span: where the voice and its cue stand.
        own: words that only point back at a voice ('the same source').
    """

    chain: tuple[Voice, ...]
    start: int
    end: int
    rule: str
    words: str
    pronoun: bool = False
    span: Span | None = None
    own: Voice | None = None


def joined(voices: Sequence[Heard], text: str) -> tuple[Heard, ...]:
    """The voices, those that stand side by side as one chain: 'according to X, reports Y', 'said X, per Y'.

    Args:
        voices: of one sentence.
        text: what they stand in.
    """
    kept: list[Heard] = []
    for heard in sorted(voices, key=_place):
        last = kept[-1] if kept else None
        if last is not None and _carries(heard, last, text):
            span = last.span.join(heard.span) if last.span and heard.span else last.span
            kept[-1] = replace(last, chain=(*last.chain, *heard.chain), rule="according", span=span)
        else:
            kept.append(heard)
    return tuple(kept)


def _place(heard: Heard) -> tuple[int, int]:
    return (heard.span.start, heard.span.end) if heard.span is not None else (heard.start, heard.end)


def _carries(heard: Heard, source: Heard, text: str) -> bool:
    """Whether a voice stands right after another one, which it passes on."""
    if not heard.chain or not source.chain or {heard.rule, source.rule} != {"tail", "according"}:
        return False
    if heard.span is None or source.span is None or heard.span.start < source.span.end:
        return False
    between = text[source.span.end : heard.span.start]
    return between.strip() == "," and heard.chain[0].name not in {v.name for v in source.chain}


def counts_people(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a number stands for some of those who are named behind it: 'one of the officials'."""
    phrase, after = chunks[i].phrase, chunks[i + 1] if i + 1 < len(chunks) else None
    if phrase is None or phrase.sort != "number" or after is None or after.phrase is None:
        return False
    return after.prep is not None and after.phrase.noun is not None and after.first == chunks[i].last


def refers_back(chunks: Sequence[Chunk], group: Sequence[int]) -> bool:
    """Whether it is only 'this source', 'the same official'."""
    phrase = chunks[group[0]].phrase if len(group) == 1 else None
    if phrase is None or phrase.noun is None or phrase.states or phrase.proper or phrase.name:
        return False
    return phrase.noun.sort in ("collective", "person") and bool(phrase.traits & {"demonstrative", "same"})


def says_pronoun(chunk: Chunk) -> bool:
    """Whether a word stands for somebody who was named before."""
    return bool(chunk.cats & {"pronoun", "clitic_recipient", "third_singular", "third_plural"})
