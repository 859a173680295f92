"""Where a sentence stands while it is cut: which clauses are open, and whether a subject awaits its verb."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from concordant.extraction.chunks import Chunk

Waiting = Literal["none", "tail", "joined", "content", "sure"]
"""How surely a subject awaits its verb: not at all, behind a comma, behind 'and', told by a verb, surely."""

_ENDS = ".;:—–"


@dataclass(slots=True)
class _Clause:
    """One open clause."""

    kind: Literal["main", "relative", "tail", "joined", "content"]
    subject: bool = False
    verb: bool = False
    tells: bool = False
    objects: int = 0

    @property
    def waits(self) -> bool:
        """Whether its subject has no verb yet."""
        return self.subject and not self.verb


class ClauseState:
    """Reads chunks from left to right and keeps the clauses that are open."""

    def __init__(self, telling: frozenset[str]) -> None:
        self._telling = telling
        self._clauses = [_Clause("main")]
        self._before = ""
        self._put_in = False

    def after(self, chunks: Sequence[Chunk], phrase: bool) -> Waiting:
        """Whether a subject awaits its verb after these chunks.

        Args:
            chunks: what was read.
            phrase: whether a phrase without preposition is open besides.
        """
        self._clauses, self._before, self._put_in = [_Clause("main")], "", False
        for chunk in chunks:
            self._take(chunk)
        if phrase:
            self._phrase()
        top = self._clauses[-1]
        if top.waits:
            return top.kind if top.kind in ("tail", "joined", "content") else "sure"
        waiting = [c.kind for c in self._clauses if c.waits] if top.verb else []
        return "sure" if any(kind != "tail" for kind in waiting) else "tail" if waiting else "none"

    def _take(self, chunk: Chunk) -> None:
        if chunk.kind == "mark":
            if chunk.text in _ENDS:
                self._clauses = [_Clause("main")]
            elif self._put_in and self._before == "verb" and self._clauses[-1].tells:
                self._clauses[-1].verb = False  # "Iran, officials say, …": its subject still awaits a verb
            self._put_in, self._before = False, ","
        elif chunk.kind == "joint":
            self._joint(chunk)
        elif chunk.finite:
            self._verb(chunk)
            self._before = "verb"
        elif chunk.kind == "phrase" or (chunk.kind == "word" and "pronoun" in chunk.cats):
            if chunk.prep is None:
                self._phrase()
                self._before = "phrase"
        elif chunk.kind == "verb":
            self._before = "participle"

    def _joint(self, chunk: Chunk) -> None:
        if "relative_subject" in chunk.cats:
            self._clauses.append(_Clause("relative", subject=True))
        elif chunk.cats & {"relative_other", "relative_object"}:
            self._clauses.append(_Clause("relative"))
        elif chunk.cats & {"that", "if", "subordinator", "content_noun_clause"}:
            self._clauses.append(_Clause("main"))
        self._put_in = False
        self._before = "coordinator" if "coordinator" in chunk.cats else "joint"

    def _verb(self, chunk: Chunk) -> None:
        top = self._clauses[-1]
        if top.verb and any(c.waits for c in self._clauses):
            while not self._clauses[-1].waits:
                self._clauses.pop()
            top = self._clauses[-1]
        top.verb, top.objects = True, 0
        top.tells = chunk.verb is not None and bool(self._telling & set(chunk.verb.lemmas))

    def _phrase(self) -> None:
        top = self._clauses[-1]
        self._put_in = top.waits and (self._before == "," or (self._put_in and self._before == "phrase"))
        if not top.subject:
            top.subject = True
        elif top.verb and top.tells and top.objects < 2 and self._before != "coordinator":
            top.objects += 1
            self._clauses.append(_Clause("content", subject=True))
        elif top.kind == "content" and top.waits and self._before in ("phrase", "verb"):
            pass
        elif top.verb and self._before == "coordinator":
            self._clauses.append(_Clause("joined", subject=True))
        elif top.verb and self._before == ",":
            self._clauses.append(_Clause("tail", subject=True))
