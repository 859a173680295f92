"""Who spoke behind what was told, in plain order: 'shells were sent, the ministry said'."""

from concordant.extraction.chunks import Chunk
from concordant.extraction.clauses import Clauses

_TOLD = frozenset({"speaker", "actor", "proper"})
_STOPS = ",”\"’'»"
_PUT_IN = 10
"""Chunks that may stand between a subject and its verb."""


def follows_content(clauses: Clauses, i: int) -> bool:
    """Whether the subject and verb at ``i`` stand behind what they tell, and nothing is told after them."""
    subject = clauses.subject(i)
    first = subject.joint[0] if subject.joint else subject.phrases[0] if subject.phrases else None
    if first is None and subject.pronoun:
        first = i - 1
    if first is None or not _told_before(clauses, first):
        return False
    return _ends_after(clauses, i + 1)


def apposed(clauses: Clauses, i: int) -> int | None:
    """Who says what stands before it, where a comma parts the verb at ``i`` from its subject.

    So where a name or a clause is put in: "…, the minister, Jane Doe, said", "…, an official, who asked for
    silence, told the agency".
    """
    if not clauses.is_mark(i - 1, ","):
        return None
    k = next((k for k in range(i - 2, max(i - _PUT_IN, 0), -1) if clauses.is_mark(k, _STOPS)), 0)
    holder = next((h for h in (k - 1, k + 1) if k > 0 and _speaks(clauses, h)), None)
    after = i + 1 < len(clauses.chunks) and clauses.chunks[i + 1].phrase is not None
    return holder if holder is not None and _ends_after(clauses, i + 2 if after else i + 1) else None


def _speaks(clauses: Clauses, h: int) -> bool:
    chunk = clauses.chunks[h]
    speaker = chunk.phrase is not None and chunk.prep is None and chunk.phrase.sort == "speaker"
    return speaker and _told_before(clauses, h)


def _ends_after(clauses: Clauses, k: int) -> bool:
    """Whether from ``k`` on it is only told when, where or to whom."""
    while k < len(clauses.chunks) and _aside(clauses, k):
        k += 1
    return k >= len(clauses.chunks) or _ends(clauses, k)


def quote_follows(clauses: Clauses, i: int) -> bool:
    """Whether quotation marks open right behind the verb at ``i``."""
    return any(clauses.is_mark(k, '«"“') for k in range(i + 1, min(i + 4, len(clauses.chunks))))


def infinitive(chunk: Chunk) -> bool:
    """Whether a chunk is a verb in the infinitive."""
    return chunk.verb is not None and chunk.verb.form == "infinitive"


def _ends(clauses: Clauses, k: int) -> bool:
    """Whether what follows tells nothing more: a mark, a joint, or a verb that only describes."""
    chunk = clauses.chunks[k]
    return chunk.kind in ("mark", "joint") or (chunk.kind == "verb" and not chunk.finite)


def _told_before(clauses: Clauses, first: int) -> bool:
    """Whether a whole statement and a mark stand before the phrase at ``first``."""
    k = first - 1
    while k >= 0 and clauses.chunks[k].kind in ("time", "adverb"):
        k -= 1
    if clauses.is_mark(k, "”\"’'»") or (clauses.is_mark(k, ",") and _inserted(clauses, first)):
        return True
    return clauses.is_mark(k, ",–—!?") and any(c.finite for c in clauses.chunks[:k])


def _aside(clauses: Clauses, k: int) -> bool:
    """Whether a chunk after a verb of saying tells when, where or to whom."""
    chunk = clauses.chunks[k]
    if chunk.kind in ("time", "adverb") or (chunk.kind == "word" and chunk.prep is not None):
        return True
    if chunk.phrase is None:
        return False
    return chunk.prep is not None or chunk.phrase.sort in _TOLD


def _inserted(clauses: Clauses, first: int) -> bool:
    """Whether the phrase at ``first`` and its verb stand between commas, and the statement goes on after."""
    v = next((k for k in range(first, len(clauses.chunks)) if clauses.chunks[k].finite), None)
    if v is None or not clauses.is_mark(v + 1, ","):
        return False
    return any(c.finite for c in clauses.chunks[v + 2 :])


def inserted(clauses: Clauses, k: int) -> bool:
    """Whether the comma at ``k`` opens an insertion of only a time or manner."""
    aside = k + 1 < len(clauses.chunks) and clauses.chunks[k + 1].kind in ("time", "adverb")
    return aside and clauses.is_mark(k + 2, ",")
