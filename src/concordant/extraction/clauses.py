"""The shallow structure of a sentence: who is the subject, which arguments follow, what opens a clause."""

from concordant.extraction.arguments import Arguments
from concordant.extraction.structure import CLAUSE, Argument, Subject, answered_once

__all__ = ["Argument", "Clauses", "Subject"]


class Clauses(Arguments):
    """Questions about one row of chunks; answers are pure functions of it."""

    @answered_once
    def infinitive_governor(self, v: int) -> int | None:
        """What the infinitive at ``v`` depends on: a verb, or a phrase, to its left."""
        i = v - 1
        if self._completes_noun(v):
            return None
        while i >= 0:
            c = self.chunks[i]
            if c.kind == "verb":
                return i
            if c.kind == "phrase" and c.phrase and c.phrase.operators:
                return i
            if c.kind == "joint" and not c.cats & {"list_word", "such_as"}:
                return None
            if c.kind == "mark" and c.text in ";:(":
                return None
            i -= 1
        return None

    def _completes_noun(self, v: int) -> bool:
        """Whether the infinitive completes a noun that says nothing about it: 'the need to deliver'."""
        verb, before = self.chunks[v].verb, self.chunks[v - 1] if v else None
        if verb is None or verb.marker is None or before is None or before.phrase is None:
            return False
        phrase = before.phrase
        plain = phrase.sort in ("other", "frame") or (phrase.sort == "item" and phrase.noun is None)
        return plain and not phrase.operators and before.last + 1 >= self.chunks[v].first

    def holder(self, v: int) -> Subject:
        """Whose verb the one at ``v`` is: a participle after a comma has the subject of its sentence."""
        verb = self.chunks[v].verb
        if verb is None or (verb.form == "present_participle" and verb.marker is not None):
            return Subject()
        if verb.form == "finite":
            return self.subject(v)
        if verb.form != "present_participle":
            return Subject()
        if not self.is_mark(v - 1, ","):
            return self.subject(v)
        main = next((k for k in range(v - 1, -1, -1) if self.chunks[k].finite), None)
        return self.subject(main) if main is not None else Subject()

    def holding(self, v: int) -> int | None:
        """The finite verb in whose clause the verb at ``v`` stands: itself, or none."""
        return v if self.chunks[v].finite else None

    def enclosing(self, intro: int) -> int:
        """The joint of the clause around a relative clause opened at ``intro``, where cases tell clauses."""
        return intro

    def relative_object(self, v: int) -> int | None:
        """The relative pronoun that is the object of the verb at ``v``, where only the clause tells."""
        return None

    def governor_after(self, v: int) -> int | None:
        """The finite verb after the infinitive at ``v`` that may govern it, where cases tell clauses."""
        return None

    def fronted(self, i: int, v: int) -> bool:
        """Whether the noun at ``i`` is an object put before its verb at ``v``, where cases tell clauses."""
        return False

    @answered_once
    def clause_introducer(self, v: int) -> int | None:
        """The joint (that, if, who, …) that opens the clause of the finite verb at ``v``."""
        i, depth = v - 1, 0
        while i >= 0:
            c = self.chunks[i]
            if c.kind == "joint":
                if c.cats & CLAUSE or "relative_subject" in c.cats:
                    if depth == 0:
                        return i
                    depth -= 1
                elif "coordinator" in c.cats and self._verb_before(i):
                    # A second verb after "and" stands in the same clause as the first.
                    i -= 1
                    continue
            elif c.finite:
                if not self._coordinated(i, v):
                    depth += 1
            elif c.kind == "mark" and c.text in ";:":
                return None
            i -= 1
        return None

    def _verb_before(self, i: int) -> bool:
        return any(self.chunks[k].kind == "verb" for k in range(i))

    def _coordinated(self, u: int, v: int) -> bool:
        """Whether the verbs at ``u`` and ``v`` are joined by a coordinator with no clause word between."""
        joined = False
        for k in range(u + 1, v):
            c = self.chunks[k]
            if c.kind == "joint":
                if c.cats & (CLAUSE | {"relative_subject"}):
                    return False
                joined = joined or "coordinator" in c.cats
        return joined
