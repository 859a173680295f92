"""Who is the subject of a verb, or the antecedent of a participle."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.extraction.structure import CLAUSE, STOPS, Row, Subject, answered_once


class Subjects(Row):
    """Finds subjects in one row of chunks."""

    @answered_once
    def subject(self, v: int) -> Subject:
        """The subject of the finite verb, or the antecedent of the participle, at ``v``."""
        verb = self.chunks[v].verb
        assert verb is not None
        if verb.form == "finite":
            if verb.pronoun:
                return Subject(pronoun=verb.pronoun)
            return self._finite_subject(v)
        if v and self.chunks[v - 1].kind == "word" and "pronoun" in self.chunks[v - 1].cats:
            return Subject(pronoun=self.chunks[v - 1].text)
        if verb.form in ("past_participle", "present_participle") and self._opens_sentence(v):
            return self._main_subject(v)
        if verb.form == "past_participle":
            return self.antecedent(v, across_comma=True)
        return self.antecedent(v, across_comma=True) if verb.form == "present_participle" else Subject()

    def fronted_subject(self, v: int) -> Subject:
        """Who does what an infinitive that opens the sentence tells: 'Instead of sending tanks, X'."""
        verb = self.chunks[v].verb
        heads = all(c.kind in ("mark", "adverb", "time", "word") for c in self.chunks[:v])
        if verb is None or not heads or not (verb.marker or verb.negated):
            return Subject()
        for i in range(v + 1, len(self.chunks) - 2):
            if self.chunks[i].finite:
                break
            if self.is_mark(i, ",") and self.bare(i + 1) and self._acts_next(i + 1):
                return Subject(phrases=(i + 1,), joint=(i + 1,))
        return Subject()

    def _acts_next(self, i: int) -> bool:
        """Whether a finite verb follows the phrase at ``i``, its complements passed over."""
        k = i + 1
        while k < len(self.chunks) and (self.passed_over(k) or self.chunks[k].prep == "of"):
            k += 1
        return k < len(self.chunks) and self.chunks[k].finite

    def _opens_sentence(self, v: int) -> bool:
        return all(c.kind in ("mark", "adverb", "time") for c in self.chunks[:v])

    def _main_subject(self, v: int) -> Subject:
        """For a participle that opens the sentence: the phrase after its comma."""
        for i in range(v + 1, len(self.chunks) - 1):
            if self.is_mark(i, ",") and self.bare(i + 1):
                return Subject(phrases=(i + 1,), joint=(i + 1,))
        return Subject()

    def _finite_subject(self, v: int) -> Subject:
        i, guard = v - 1, 0
        while i >= 0 and guard < 80:
            guard += 1
            c = self.chunks[i]
            if self.passed_over(i):
                i -= 1
            elif c.kind == "word":
                if "pronoun" in c.cats and c.prep is None:
                    return Subject(pronoun=c.text)
                i -= 1
            elif c.kind == "joint":
                if "relative_subject" in c.cats:
                    return self.antecedent(i, across_comma=True)
                if c.cats & CLAUSE:
                    return self._inverted(v)
                if "coordinator" in c.cats and not any(k.kind == "phrase" for k in self.chunks[i + 1 : v]):
                    return self._shared(i)
                i -= 1
            elif c.kind == "mark":
                if c.text == ",":
                    i = self._before_insertion(i, v)
                elif c.text == ")":
                    i = self.opening(i) - 1
                else:
                    return Subject()
            elif c.kind == "phrase":
                if c.prep is not None and not self._heads_clause(i):
                    i -= 1
                    continue
                owner = self._object_of(i)
                if owner is None:
                    return self._with_joint(i)
                i = self._before_clause(owner)
            elif c.kind == "verb":
                i = self._before_clause(i)
            else:
                i -= 1
        return Subject()

    def _heads_clause(self, i: int) -> bool:
        return False

    def _inverted(self, v: int) -> Subject:
        """In a relative clause the subject may follow its verb."""
        i = v + 1
        while i < len(self.chunks) and self.passed_over(i):
            i += 1
        return self._with_joint(i) if self.bare(i) else Subject()

    def _shared(self, coordinator: int) -> Subject:
        """After a coordinator without a subject of its own: the subject of the verb before."""
        for i in range(coordinator - 1, -1, -1):
            c = self.chunks[i]
            if c.finite:
                return self.subject(i)
            if c.kind == "mark" and c.text in STOPS:
                break
        return Subject()

    def _with_joint(self, i: int) -> Subject:
        joint, k = [i], i
        while True:
            before = k - 1
            while before >= 0 and self.chunks[before].kind == "phrase" and self.chunks[before].prep == "of":
                before -= 1
            if not (self.has(before, "list_word") or self.is_mark(before, ",")):
                break
            following = before - 1
            while (
                following >= 0
                and self.chunks[following].kind == "phrase"
                and self.chunks[following].prep == "of"
            ):
                following -= 1
            if not self.bare(following) or (self.is_mark(before, ",") and len(joint) == 1):
                break
            if self._object_of(following) is not None:
                break
            joint.insert(0, following)
            k = following
        return Subject(phrases=(i,), joint=tuple(joint))

    def _object_of(self, i: int) -> int | None:
        """The verb right before the phrase at ``i``, whose object it may be."""
        k = i - 1
        while k >= 0 and (self.passed_over(k) or (self.chunks[k].kind == "phrase" and self.chunks[k].prep)):
            k -= 1
        if k >= 0 and self.chunks[k].kind == "verb":
            return k
        if self.has(k, "list_word") and self.bare(k - 1):
            return self._object_of(k - 1)
        return None

    def _before_clause(self, v: int) -> int:
        """Where to go on to the left of the clause of the verb at ``v``; -1 where it is the main clause."""
        verb = self.chunks[v].verb
        if verb and verb.form in ("past_participle", "present_participle", "infinitive"):
            return v - 1
        for i in range(v - 1, -1, -1):
            c = self.chunks[i]
            if c.kind == "joint" and c.cats & ({"relative_subject"} | CLAUSE):
                return i - 1
            if c.kind == "verb" or (c.kind == "mark" and c.text in STOPS):
                break
        return -1

    def _before_insertion(self, comma: int, v: int) -> int:
        """Left of an insertion between commas, or simply left of the comma."""
        first = comma - 1
        while first >= 0 and not (self.chunks[first].kind == "mark" and self.chunks[first].text in ",;:—–("):
            first -= 1
        inside = self.chunks[first + 1 : comma]
        if first >= 0 and self.chunks[first].text == "," and self._is_insertion(inside):
            return first - 1 if not self._acting(first + 1) or self._holds_subject(first) else comma - 1
        return comma - 1

    def _acting(self, i: int) -> bool:
        """Whether the phrase at ``i`` can be the subject of saying: "Tuesday, the minister, A. B., said"."""
        phrase = self.chunks[i].phrase
        return phrase is not None and self.chunks[i].prep is None and phrase.sort in ("speaker", "actor")

    def _holds_subject(self, comma: int) -> bool:
        """Whether a phrase before the comma can be the subject of what follows it."""
        for i in range(comma - 1, -1, -1):
            c = self.chunks[i]
            if c.kind in ("mark", "joint", "verb"):
                return c.kind == "mark" and c.text in ",)"
            if c.phrase is not None and c.prep is None and c.phrase.sort != "other":
                return True
        return False

    @staticmethod
    def _is_insertion(inside: Sequence[Chunk]) -> bool:
        if not inside:
            return True
        head = inside[0]
        if head.kind in ("adverb", "time", "word") or head.kind == "joint":
            return True
        if head.kind == "verb":
            return head.verb is not None and head.verb.form != "finite"
        if head.kind == "phrase" and head.prep is not None:
            return True
        return not any(c.finite for c in inside)

    def opening(self, i: int) -> int:
        """Where the bracket that closes at ``i`` opens."""
        while i > 0 and not self.is_mark(i, "("):
            i -= 1
        return i

    def antecedent(self, i: int, across_comma: bool) -> Subject:
        """The phrases to the left of a relative pronoun or participle, nearest first."""
        found: list[int] = []
        k = i - 1
        while k >= 0:
            c = self.chunks[k]
            if c.kind == "phrase":
                found.append(k)
                if c.prep is None:
                    break
            elif c.kind == "mark" and c.text == "," and across_comma:
                if found:
                    break
                k = self._before_insertion(k, i)
                continue
            elif c.kind == "mark" and c.text == ")":
                k = self.opening(k)
            elif self.has(k, "list_word") and found:
                pass
            elif not self.passed_over(k):
                break
            k -= 1
        return Subject(phrases=tuple(found), joint=tuple(found[-1:]))
