"""What stands around a gerund, and tells whether it is a verb: 'accused Iran of smuggling weapons'."""

from concordant.extraction.phrases_closed import ClosedWords
from concordant.knowledge.language_schema import Operator


class Gerunds(ClosedWords):
    """Tells gerunds that act from those that name."""

    def _completes(self) -> bool:
        """Whether a gerund after a preposition completes what governs acts: 'accused Iran of smuggling'."""
        if self.pending.prep is None or self.units:
            return False
        whose = self.pending.prep == "of"
        for chunk in reversed(self.out):
            if chunk.kind in ("mark", "joint"):
                return False
            if chunk.verb is not None:
                uses = (u for x in chunk.verb.lemmas for u in self.language.operators.get(x, ()))
                return any(_governs(use.meaning, whose) for use in uses if not use.rest)
            if chunk.phrase is not None and any(_governs(o, whose) for o in chunk.phrase.operators):
                return whose
        return False

    def _opens_phrase(self) -> bool:
        return all(u.kind == "word" for u in self.units)

    def _after_verb(self, i: int) -> bool:
        """Whether a verb other than 'be' stands right before, whose complement a gerund is."""
        for chunk in reversed(self.out):
            if chunk.kind == "adverb":
                continue
            return chunk.verb is not None and chunk.verb.lemma != self.language.be
        return False


def _governs(meaning: object, whose: bool) -> bool:
    """Whether it governs acts; behind other words than 'of', only whoever is its object can do them."""
    if not isinstance(meaning, Operator) or "infinitive" not in meaning.complements:
        return False
    return whose or meaning.object == "agent"
