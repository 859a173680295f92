"""Negations of who did it: 'It was not France that sold the tanks, but Italy', 'tanks went not to Egypt'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk
from concordant.extraction.contrasts import is_like, take_out

_LINKS = frozenset({"relative_subject", "relative_object", "relative_other", "that"})
_BOUNDS, _BY_NAME, _NEGATOR = ("joint", "mark"), ("actor", "place"), "constituent_negator"


def cleft(
    chunks: tuple[Chunk, ...], closed: Sequence[tuple[int, frozenset[str]]], be: str
) -> tuple[Chunk, ...]:
    """The chunks, with the verb of a part that is denied negated, and without what is told instead.

    Args:
        chunks: of one sentence.
        closed: for each token the length of the closed expression that begins there, and its categories.
        be: the verb of 'it is', 'it was'.
    """
    for k, chunk in enumerate(chunks):
        verb = chunk.verb
        if verb is None or verb.lemma != be or not (verb.negated and chunk.finite):
            continue
        if any("cleft" in closed[c.first][1] for c in chunks[max(0, k - 1) : k + 1]):
            return _denied(chunks, k, closed)
    return tuple(_negated(list(chunks))) if any(_NEGATOR in c.cats for c in chunks) else chunks


def _negated(out: list[Chunk]) -> list[Chunk]:
    """The chunks, with 'not' before a name at the verb of its clause; a name without a verb taken out."""
    for k in range(len(out) - 1):
        if _NEGATOR not in out[k].cats or not _is_named(out[k + 1]):
            continue
        verb = next((j for j in _around(out, k) if out[j].finite), None)
        if verb is None:
            first = k - 1 if k and out[k - 1].kind == "mark" else k
            closing = k + 2 < len(out) - 1 and out[k + 2].kind == "mark" and out[k + 2].text == ","
            take_out(out, first, k + 3 if first < k and closing else k + 2)
        else:
            out[verb] = _not(out[verb], out[k].text)
    return out


def _is_named(chunk: Chunk) -> bool:
    return chunk.phrase is not None and chunk.phrase.name is not None and chunk.phrase.sort in _BY_NAME


def _around(chunks: Sequence[Chunk], k: int) -> Iterator[int]:
    """The chunks of the clause around, nearest behind first."""
    for j in range(k + 1, len(chunks)):
        if chunks[j].kind in _BOUNDS:
            break
        yield j
    for j in range(k - 1, -1, -1):
        if chunks[j].kind in _BOUNDS:
            break
        yield j


def _not(chunk: Chunk, negator: str) -> Chunk:
    verb = chunk.verb
    assert verb is not None
    return chunk if verb.negated else replace(chunk, verb=replace(verb, negated=True, negator=negator))


def _denied(
    chunks: tuple[Chunk, ...], k: int, closed: Sequence[tuple[int, frozenset[str]]]
) -> tuple[Chunk, ...]:
    """The chunks, with the verb behind 'it is not X that' negated, and 'but Y' behind it taken out."""
    part = next((j for j in range(k + 1, len(chunks)) if "negator" not in chunks[j].cats), len(chunks))
    if part + 1 >= len(chunks) or not _is_named(chunks[part]) or not chunks[part + 1].cats & _LINKS:
        return chunks
    told = next((j for j in range(part + 2, len(chunks)) if chunks[j].finite), None)
    if told is None:
        return chunks
    out = list(chunks)
    above = chunks[k].verb
    assert above is not None
    out[told] = _not(chunks[told], above.negator)
    instead = next((j for j in range(told + 1, len(out) - 1) if "contrast" in closed[out[j].first][1]), None)
    if instead is not None and is_like(chunks[part], chunks[instead + 1]):
        take_out(out, instead, instead + 2)
    return tuple(out)
