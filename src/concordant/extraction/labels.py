"""Who is named before a colon as the one who says what follows: "Pentagon: Tehran has sent missiles"."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk

_SAYING = frozenset(
    {"agency", "alliance", "armed_forces", "body", "intelligence", "ministry", "ngo", "party", "person"}
)
"""Kinds of actors that speak; a state or a company before a colon is what the headline is about."""

_PEOPLE = frozenset({"person", "collective"})
_NEAR = 4


def label(chunks: Sequence[Chunk]) -> tuple[int, int] | None:
    """The phrase that opens a sentence and says who tells it, with its colon; None where there is none."""
    if not chunks or chunks[0].prep is not None or not _speaks(chunks[0]):
        return None
    k = 1
    while k < min(len(chunks), _NEAR) and chunks[k].phrase is not None and chunks[k].prep == "of":
        k += 1
    told = k < len(chunks) and chunks[k].text == ":" and any(c.finite for c in chunks[k + 1 :])
    return (0, k) if told else None


def _speaks(chunk: Chunk) -> bool:
    phrase = chunk.phrase
    if phrase is None:
        return False
    if phrase.name is not None:
        return phrase.name.kind == "outlet" or phrase.name.sort in _SAYING
    return phrase.noun is not None and phrase.noun.sort in _PEOPLE
