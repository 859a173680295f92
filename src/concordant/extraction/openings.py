"""Puts in the joints that some languages leave out: 'Seoul said [that] it had', 'shells [that] it made'."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.language.compiled import Language

_ACTING = frozenset({"actor", "speaker", "proper", "place"})
_ADDRESSED = frozenset({"actor", "speaker", "proper", "other"})


class Openings:
    """Finds clauses that open without a joint; holds a language, no state."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def opened(self, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
        """The chunks with a joint before every clause that a verb or noun opens without one."""
        at = {
            k: frozenset({"that"}) for v in range(len(chunks)) if (k := self._content(chunks, v)) is not None
        }
        for k in range(1, len(chunks)):
            if k not in at and self._relative(chunks, k):
                at[k] = frozenset({"that", "relative_object"})
        if not at:
            return tuple(chunks)
        out: list[Chunk] = []
        for k, chunk in enumerate(chunks):
            if k in at:
                place = chunk.first, chunk.first, chunk.start, chunk.start
                out.append(Chunk("joint", *place, cats=at[k]))
            out.append(chunk)
        return tuple(out)

    def _content(self, chunks: Sequence[Chunk], v: int) -> int | None:
        """Where the clause that the verb at ``v`` tells begins, if no joint opens it."""
        verb = chunks[v].verb
        if verb is None or not any(self._tells(lemma) for lemma in verb.lemmas):
            return None
        k = v + 1
        while k < len(chunks) and _passed(chunks[k]):
            k += 1
        if k >= len(chunks):
            return None
        if _subject(chunks[k]) and _governs(chunks, k):
            return k
        addressed = chunks[k].phrase is not None and chunks[k].prep is None
        addressed = addressed and chunks[k].phrase.sort in _ADDRESSED  # type: ignore[union-attr]
        k += 1
        while k < len(chunks) and _passed(chunks[k]):
            k += 1
        return k if addressed and k < len(chunks) and _subject(chunks[k]) and _governs(chunks, k) else None

    def _tells(self, lemma: str) -> bool:
        uses = self._language.operators.get(lemma, ())
        return any("clause" in getattr(use.meaning, "complements", ()) for use in uses)

    @staticmethod
    def _relative(chunks: Sequence[Chunk], k: int) -> bool:
        """Whether a clause without a joint tells of the phrase before it."""
        chunk, before = chunks[k], chunks[k - 1]
        if before.phrase is None or before.phrase.sort not in ("item", "other", "frame", "number"):
            return False
        if before.last != chunk.first or not _subject(chunk):
            return False
        if chunk.phrase is not None and chunk.phrase.sort not in _ACTING:
            return False
        verb = next((n for n in range(k + 1, min(k + 4, len(chunks))) if chunks[n].verb is not None), None)
        if verb is None or not chunks[verb].finite or any(not _between(c) for c in chunks[k + 1 : verb]):
            return False
        following = chunks[verb + 1] if verb + 1 < len(chunks) else None
        return following is None or following.phrase is None or following.prep is not None


def _between(chunk: Chunk) -> bool:
    return chunk.kind in ("adverb", "time") or (chunk.phrase is not None and chunk.prep == "of")


def _passed(chunk: Chunk) -> bool:
    """Whether a chunk may stand between a verb and the clause that it tells."""
    if chunk.kind in ("adverb", "time"):
        return True
    if chunk.kind == "mark":
        return chunk.text in "“\"‘'"
    return chunk.prep is not None and chunk.kind in ("phrase", "word")


def _subject(chunk: Chunk) -> bool:
    if chunk.kind == "word":
        return "pronoun" in chunk.cats and chunk.prep is None
    return chunk.phrase is not None and chunk.prep is None


def _governs(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a finite verb belongs to the phrase at ``k``: no clause word and no mark stands between.

    The first one behind "the weapons [that] Iran" belongs to Iran.
    """
    n, commas, others = k + 1, 0, 0
    while n < len(chunks):
        c = chunks[n]
        if c.finite and not others:
            return commas != 1
        if c.finite:
            others -= 1
        elif c.kind == "joint" and c.first == c.last and "relative_object" in c.cats:
            others += 1
        elif c.kind == "mark" and c.text == ",":
            commas += 1
        elif _closes(c):
            return False
        n += 1
    return False


def _closes(chunk: Chunk) -> bool:
    """Whether a chunk ends the stretch in which a subject finds its verb."""
    if chunk.kind == "mark":
        return chunk.text in ".;:–—"
    return chunk.kind == "joint" and not chunk.cats & {"list_word", "such_as", "prep:according"}
