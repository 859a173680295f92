"""The shallow structure of a sentence in languages with cases: arguments on both sides of the verb."""

from collections.abc import Iterator, Sequence

from concordant.extraction.chunks import Chunk
from concordant.extraction.structure import SKIP, STOPS, Argument
from concordant.extraction.subjects_cased import CasedSubjects

_BARE = frozenset({None, "of", "by"})
"""How nouns stand that need no preposition."""


class CasedClauses(CasedSubjects):
    """Questions about one row of chunks whose phrases tell their cases."""

    def enclosing(self, intro: int) -> int:
        """The joint of the clause around a relative clause opened at ``intro``, if there is one."""
        if "relative_subject" not in self.chunks[intro].cats:
            return intro
        for k in range(intro - 1, -1, -1):
            c = self.chunks[k]
            if c.kind == "joint" and "that" in c.cats:
                return k
            if c.kind == "mark" and c.text in STOPS:
                break
        return intro

    def governor_after(self, v: int) -> int | None:
        """The finite verb after the infinitive at ``v`` that may govern it: 'to raise output orders …'."""
        for k in range(v + 1, len(self.chunks)):
            c = self.chunks[k]
            if c.finite:
                return k
            if c.kind not in ("phrase", *SKIP) and not self.passed_over(k):
                return None
        return None

    def fronted(self, i: int, v: int) -> bool:
        """Whether the noun at ``i`` is an object put before its verb at ``v``: 'the output X stopped'."""
        while self.chunks[i].prep == "of" and i and self.chunks[i - 1].phrase is not None:
            i -= 1
        bare = self.chunks[i].prep in _BARE and i not in self.subject(v).phrases
        return bare and i in self._left(v)[0]

    def _arguments(self, index: int) -> Iterator[Argument]:
        verb = self.chunks[index].verb
        if verb is None:
            yield from self._of_noun(index)
            return
        subject = set(self.subject(index).joint) if verb.form == "finite" and not verb.passive else set()
        skipped = set(self.antecedent(index, True).phrases) if verb.form == "past_participle" else set()
        after = [a for a in self._after(index, subject, None) if a.index not in skipped]
        yield from self._given(after)
        if verb.form in ("finite", "infinitive"):
            left, _ = self._left(index)
            for k in left:
                if k not in subject and not self._belongs(k):
                    relation = self.chunks[k].prep or "object"
                    if relation == "of" and verb.negated and self._ware(k) and k == index - 1:
                        relation = "object"
                    if relation != "object" or not verb.passive:
                        yield Argument(k, relation)

    def _given(self, found: Sequence[Argument]) -> list[Argument]:
        """A name that never changes, beside goods: to whom they go."""
        wares = {a.index for a in found if a.relation == "object" and self._ware(a.index)}
        return [
            Argument(a.index, "to", a.direct)
            if wares and a.relation == "object" and self._party(a.index)
            else a
            for a in found
        ]

    def _ware(self, k: int) -> bool:
        phrase = self.chunks[k].phrase
        return phrase is not None and (phrase.goods is not None or phrase.model is not None)

    def _party(self, k: int) -> bool:
        phrase = self.chunks[k].phrase
        return phrase is not None and phrase.sort == "actor" and phrase.goods is None

    def _belongs(self, k: int) -> bool:
        """Whether the phrase at ``k`` completes the noun before it: 'deliveries to Russia'."""
        before = self.chunks[k - 1] if k else None
        if before is None or before.phrase is None or before.last != self.chunks[k].first:
            return False
        return self.chunks[k].prep is not None and bool(before.phrase.frames or before.phrase.operators)

    def _of_noun(self, index: int) -> Iterator[Argument]:
        found = list(self._after(index, set(), index))
        wares = [a.index for a in found if a.relation == "of" and self._ware(a.index)]
        for a in found:
            given = a.relation == "of" and self._party(a.index) and any(a.index < k for k in wares)
            yield Argument(a.index, "to", a.direct) if given else a

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
