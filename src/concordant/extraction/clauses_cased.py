"""The shallow structure of a sentence in languages with cases: arguments on both sides of the verb."""

from collections.abc import Iterator

from concordant.extraction.chunks import Chunk
from concordant.extraction.structure import Argument
from concordant.extraction.subjects_cased import CasedSubjects


class CasedClauses(CasedSubjects):
    """Questions about one row of chunks whose phrases tell their cases."""

    def _arguments(self, index: int) -> Iterator[Argument]:
        verb = self.chunks[index].verb
        if verb is None:
            yield from self._of_noun(index)
            return
        subject = set(self.subject(index).joint) if verb.form == "finite" and not verb.passive else set()
        skipped = set(self.antecedent(index, True).phrases) if verb.form == "past_participle" else set()
        for argument in self._after(index, subject, None):
            if argument.index not in skipped:
                yield argument
        if verb.form in ("finite", "infinitive"):
            left, _ = self._left(index)
            for k in left:
                if k not in subject and not self._belongs(k):
                    relation = self.chunks[k].prep or "object"
                    if relation != "object" or not verb.passive:
                        yield Argument(k, relation)

    def _belongs(self, k: int) -> bool:
        """Whether the phrase at ``k`` completes the noun before it: 'deliveries to Russia'."""
        before = self.chunks[k - 1] if k else None
        if before is None or before.phrase is None or before.last != self.chunks[k].first:
            return False
        return self.chunks[k].prep is not None and bool(before.phrase.frames or before.phrase.operators)

    def _of_noun(self, index: int) -> Iterator[Argument]:
        yield from self._after(index, set(), index)

    def _after(self, index: int, passed: set[int], last: int | None) -> Iterator[Argument]:
        nominal = last is not None
        i, relation = index + 1, ""
        while i < len(self.chunks):
            c = self.chunks[i]
            if c.kind == "phrase":
                if i in passed:
                    i += 1
                    continue
                if nominal and c.prep is None and not self.has(i - 1, "list_word") and not self._counted(c):
                    return
                if self._opens_clause(i, index):
                    return
                relation = self._relation(c, last, relation, nominal, index, i)
                yield Argument(i, "of" if nominal and relation == "beside" else relation)
                last = i
            elif c.kind == "verb":
                if not self._passed(i, nominal):
                    return
            elif c.kind == "mark":
                following = self._after_mark(i, last)
                if following is None:
                    return
                i = following
                continue
            elif c.kind == "joint":
                if "prep:according" in c.cats or "prep:cited" in c.cats:
                    i = self._past_voice(i)
                    continue
                if not ("such_as" in c.cats or ("list_word" in c.cats and last is not None)):
                    return
            i += 1

    def _passed(self, i: int, nominal: bool) -> bool:
        """Whether arguments go on behind the verb at ``i``: a participle before its noun, an infinitive."""
        verb = self.chunks[i].verb
        if verb is None:
            return False
        if verb.form == "past_participle":
            return not self.is_mark(i - 1, ",")
        return verb.form == "infinitive" and not nominal

    @staticmethod
    def _counted(c: Chunk) -> bool:
        return c.phrase is not None and c.phrase.quantity is not None
