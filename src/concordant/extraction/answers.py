"""Answers to what was said, which do not say again what it was: "rejects these accusations", "said it"."""

from concordant.extraction.chunks import Chunk, VerbGroup
from concordant.extraction.government import Governors

_NEAR = 3


def tells_it(governors: Governors, v: int) -> bool:
    """Whether a sentence holds little more than that somebody said what stood before: 'X announced it'."""
    verb = governors.chunks[v].verb
    if verb is None or verb.form != "finite" or verb.passive or verb.negated:
        return False
    if sum(c.finite for c in governors.chunks) > 1 or not _points(governors, verb):
        return False
    return any(o.reports and o.polarity != "denied" for o in governors.operators(verb, "clause"))


def _points(governors: Governors, verb: VerbGroup) -> bool:
    """Whether an object pronoun that leans on the verb stands for what was said before."""
    found = (governors.language.closed.longest([c], 0) for c in verb.clitics)
    return any(hit is not None and "it" in hit[1] for hit in found)


def teller(governors: Governors, i: int) -> int | None:
    """The finite verb behind the words at ``i`` that refer back ("of this"); None where none follows.

    When, how and to whom may stand between: "of this, on Monday, in talks with the daily, two officials".
    """
    cased = bool(governors.language.cases)
    for k, c in enumerate(governors.chunks[i + 1 :], i + 1):
        if c.verb is not None:
            return k if c.finite or k == i + 1 else None
        aside = c.kind in ("time", "adverb") or (c.kind == "mark" and c.text == ",")
        leads = c.kind == "joint" and any(cat.startswith("prep:") for cat in c.cats)
        if not (aside or leads or (c.phrase is not None and (cased or c.prep is not None))):
            return None
    return None


def denies(governors: Governors, v: int) -> bool:
    """Whether the verb at ``v`` is one of those by which a voice denies what follows."""
    verb = governors.chunks[v].verb
    found = governors.operators(verb, "noun") if verb is not None else ()
    return any(o.polarity == "denied" and o.reports for o in found)


def accusations(governors: Governors, k: int) -> bool:
    """Whether the phrase at ``k`` only says that something was said, and nothing says what."""
    phrase = governors.chunks[k].phrase
    told = phrase.operators if phrase is not None else ()
    if not any("clause" in o.complements and o.phase is None for o in told):
        return False
    return not any(_tells(c) for c in governors.chunks[k + 1 : k + 1 + _NEAR])


def _tells(chunk: Chunk) -> bool:
    """Whether a chunk after a noun of saying says what was said: a clause, or an act after a preposition."""
    if chunk.kind == "joint":
        return bool(chunk.cats & {"content_noun_clause", "that"})
    frames = chunk.phrase.frames if chunk.phrase is not None and chunk.prep is not None else ()
    return any(not frame.secondary for frame in frames)


def answers(governors: Governors, v: int) -> bool:
    """Whether the verb at ``v`` denies accusations, told in full or not: then it is no act itself."""
    if not denies(governors, v):
        return False
    named = [a.index for a in governors.clauses.arguments(v) if a.relation == "object"]
    phrases = (governors.chunks[k].phrase for k in named)
    return any("clause" in o.complements and o.phase is None for p in phrases if p for o in p.operators)
