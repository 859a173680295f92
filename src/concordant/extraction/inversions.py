"""Verbs with their auxiliary before the subject, and verbs of nobody: 'Never has X sold', 'No one sold'."""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk, VerbGroup
from concordant.language.compiled import Language

_OPENING = frozenset({"adverb", "joint", "mark"})


def turned(chunks: tuple[Chunk, ...], language: Language, words: Sequence[str]) -> tuple[Chunk, ...]:
    """The chunks, verbs as they would stand behind their subject, and negated where it is nobody.

    Args:
        chunks: of one sentence.
        language: tells the auxiliary, and whether the order of words tells who acts.
        words: the tokens in lower case.
    """
    found = _nobody(chunks, words)
    if not language.analytic:
        return found
    out: list[Chunk] = []
    for k, chunk in enumerate(found):
        if out and _inverted(found, k - 2, language.have):
            aux = out.pop(-2)
            if not aux.verb.negated:  # type: ignore[union-attr]
                place = aux.first, aux.first, aux.start, aux.start
                out.insert(-1, Chunk("joint", *place, cats=frozenset({"if"})))
            out.append(replace(chunk, verb=_finite(aux.verb, chunk.verb)))  # type: ignore[arg-type]
        else:
            out.append(chunk)
    return tuple(out)


def _inverted(chunks: Sequence[Chunk], k: int, have: str) -> bool:
    """Whether at ``k`` an auxiliary opens a clause, with its subject and participle behind it."""
    if k < 0 or (k and chunks[k - 1].kind not in _OPENING):
        return False
    aux, subject, verb = chunks[k].verb, chunks[k + 1], chunks[k + 2].verb
    if aux is None or aux.lemma != have or aux.form != "finite" or aux.compound:
        return False
    if not aux.negated and (k or aux.mood == "present"):
        return False  # without a negation only "Had X sold …, Y would" is no question
    beside = chunks[k].last == subject.first and subject.last == chunks[k + 2].first
    named = subject.phrase is not None and subject.prep is None
    return beside and named and verb is not None and verb.form == "past_participle"


def _finite(aux: VerbGroup, verb: VerbGroup) -> VerbGroup:
    return replace(
        verb,
        form="finite",
        mood=aux.mood,
        compound=True,
        passive=False,
        negated=aux.negated,
        negator=aux.negator,
    )


def _nobody(chunks: tuple[Chunk, ...], words: Sequence[str]) -> tuple[Chunk, ...]:
    """Negates the verb right behind a word for nobody, and the passive one behind a word for nothing."""
    if not any(c.cats & {"nobody", "nothing"} for c in chunks):
        return chunks
    out, who = [], None
    for chunk in chunks:
        verb = chunk.verb
        if who is not None and verb is not None and _plain(verb) and ("nobody" in who.cats or verb.passive):
            told = " ".join(words[who.first : who.last])
            chunk = replace(chunk, verb=replace(verb, negated=True, negator=told))
        if chunk.kind != "adverb" and not (who is not None and chunk.phrase is not None and chunk.prep):
            who = chunk if chunk.kind == "word" and chunk.cats & {"nobody", "nothing"} else None
        out.append(chunk)
    return tuple(out)


def _plain(verb: VerbGroup) -> bool:
    return verb.form == "finite" and not verb.negated
