"""What infinitives and gerunds depend on, and whose acts they are."""

from concordant.extraction.clauses import Clauses
from concordant.extraction.operator_words import OperatorWords
from concordant.extraction.structure import Subject

_BESIDE = frozenset({"exclusion", "gerund"})


class InfinitiveGovernors(OperatorWords):
    """Finds the verb or noun above an infinitive or gerund."""

    clauses: Clauses

    def infinitive_governor(self, v: int) -> int | None:
        """What the infinitive at ``v`` depends on: before it, or a verb after it that takes one."""
        g = self.clauses.infinitive_governor(v)
        before = self.chunks[g].verb if g is not None else None
        if g is not None and (before is None or self.operators(before, "infinitive")):
            return g
        after = self.clauses.governor_after(v)
        verb = self.chunks[after].verb if after is not None else None
        if verb is not None and self.operators(verb, "infinitive"):
            return after
        return self._worded(v) if g is None else g

    def _worded(self, v: int) -> int | None:
        """The verb of an expression whose noun the infinitive at ``v`` completes: 'is no question of'."""
        k = v - 2
        while k >= 0 and self.chunks[k].kind == "adverb":
            k -= 1
        verb = self.chunks[k].verb if k >= 0 else None
        worded = verb is not None and any(words for words, _ in self._governing(verb, "infinitive"))
        return k if worded else None

    def controlled(self, g: int) -> Subject | None:
        """The object that a governing verb makes the subject of its infinitive."""
        verb = self.chunks[g].verb
        if verb is None:
            return None
        operators = self.operators(verb, "infinitive")
        operators += tuple(o for o in self.operators(verb, "noun") if o.noun_object == "agent")
        for operator in operators:
            if operator.object != "agent":
                continue
            if verb.passive:
                return self.clauses.subject(g)
            for argument in self.clauses.arguments(g):
                if argument.relation in ("object", "to"):
                    return Subject(phrases=(argument.index,), joint=(argument.index,))
            intro = self.clauses.clause_introducer(g) if verb.form == "finite" else None
            if intro is not None and "that" in self.chunks[intro].cats:
                return self.clauses.antecedent(intro, across_comma=True)
        return None

    def punished(self, v: int, g: int) -> Subject | None:
        """Who did what the infinitive at ``v`` gives as the reason for ``g``: the one sanctioned for it."""
        verb = self.chunks[g].verb
        if verb is None or not self._gives_reason(v, g):
            return None
        if verb.passive:
            return self.clauses.subject(g)
        for argument in self.clauses.arguments(g):
            phrase = self.chunks[argument.index].phrase
            if argument.index >= v or argument.relation == "of" or phrase is None:
                continue
            if phrase.sort in ("actor", "speaker", "proper"):
                return Subject(phrases=(argument.index,), joint=(argument.index,))
        return None

    def _gives_reason(self, v: int, g: int) -> bool:
        """Whether a perfect infinitive or a gerund tells why, and is no complement of the verb at ``g``."""
        verb = self.chunks[v].verb
        if verb is None or verb.marker is None or g == v - 1:
            return False
        readings = self.language.morphology.verb(self.tokens[verb.main].low)
        if not verb.compound and all(a.mood != "present_participle" for a in readings):
            return False
        hit = self.language.closed.longest([verb.marker], 0)
        return hit is not None and "prep:for" in hit[1]

    def beside(self, v: int) -> bool:
        """Whether the verb at ``v`` only stands beside its governor: 'by sending', 'without sending'."""
        verb = self.chunks[v].verb
        gerund = verb is not None and verb.form == "present_participle"
        words = (verb.marker if gerund else None, verb.negator) if verb is not None else ()
        hits = [self.language.closed.longest(w.split(), 0) for w in words if w]
        return any(hit is not None and not _BESIDE.isdisjoint(hit[1]) for hit in hits)
