"""Who is the subject where phrases tell their cases: the nominative, wherever it stands."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk, VerbGroup
from concordant.extraction.clauses import Clauses
from concordant.extraction.structure import CLAUSE, QUOTES, STOPS, Subject, answered_once

_OWN = frozenset({"actor", "speaker", "proper"})
_REACH = 40
_UNTOLD = frozenset({"acc.s.", "acc.p."})


class CasedSubjects(Clauses):
    """Finds subjects and antecedents in one row of chunks whose phrases tell their cases."""

    def __init__(self, chunks: Sequence[Chunk], impersonal: frozenset[str]) -> None:
        super().__init__(chunks)
        self._impersonal = impersonal

    def _finite_subject(self, v: int) -> Subject:
        verb = self.chunks[v].verb
        assert verb is not None
        right = [k for k in self._right(v) if self._nominative(k, verb)]
        left, opened = self._left(v)
        if opened is not None and "relative_subject" in self.chunks[opened].cats:
            other = [k for k in (*left, *right) if not self._ambiguous(k) and self._actor(k)]
            if not other and self._agrees_relative(opened, verb):
                return self.antecedent(opened, across_comma=True)
        before = [k for k in left if self._nominative(k, verb)]
        pronoun = self._pronoun(v)
        chosen = self._choose(before, right, v)
        if chosen is not None and (self._undergoes(chosen, verb) or self._denied_there(chosen, v, left)):
            chosen = None
        if pronoun and (chosen is None or self._ambiguous(chosen)):
            return Subject(pronoun=pronoun)
        if chosen is not None:
            return self._together(chosen)
        if verb.number == "p" and not verb.passive and (held := self._impersonally(v, left)) is not None:
            return Subject(phrases=(held,), joint=(held,))
        return self._taken_over(v, opened)

    def _undergoes(self, k: int, verb: VerbGroup) -> bool:
        """Whether goods before a plural verb are its object: '(they) ship the kits from there'."""
        phrase = self.chunks[k].phrase
        if verb.passive or not verb.transitive or verb.number != "p" or phrase is None:
            return False
        return self._ambiguous(k) and phrase.noun is None and bool(phrase.goods or phrase.model)

    def _denied_there(self, k: int, v: int, left: Sequence[int]) -> bool:
        """Whether a report or act behind a plural verb is its object: 'in Tokyo (they) denied reports'."""
        phrase, verb = self.chunks[k].phrase, self.chunks[v].verb
        if k < v or phrase is None or verb is None or verb.number != "p" or not self._ambiguous(k):
            return False
        told = bool(phrase.frames or phrase.operators) if phrase.noun is None else not phrase.noun.acts
        held = self._impersonally(v, left) if told and verb.transitive and not verb.passive else None
        return held is not None and held < v

    def _together(self, k: int) -> Subject:
        """The phrase at ``k`` with those that a conjunction joins to it, before and after."""
        joint = list(self._with_joint(k).joint)
        after = k + 1
        while after < len(self.chunks) and self.chunks[after].prep == "of":
            after += 1
        if self.has(after, "list_word") and self.bare(after + 1) and not self._clause_before(after):
            joint.append(after + 1)
        return Subject(phrases=(k,), joint=tuple(joint))

    def _choose(self, left: Sequence[int], right: Sequence[int], v: int) -> int | None:
        """The likeliest nominative: certain ones first, then who acts, then what stands before the verb."""
        verb = self.chunks[v].verb
        found = [(k, False) for k in left] + [(k, True) for k in right]
        if not found:
            return None

        def rank(row: tuple[int, bool]) -> tuple[bool, bool, bool, int]:
            k, after = row
            certain = not self._ambiguous(k)
            acts = self._actor(k) and not (verb is not None and verb.passive)
            return (certain, acts, not after, -abs(k - v))

        return max(found, key=rank)[0]

    def _actor(self, k: int) -> bool:
        phrase = self.chunks[k].phrase
        return phrase is not None and phrase.sort in _OWN

    def _ambiguous(self, k: int) -> bool:
        chunk = self.chunks[k]
        counted = chunk.phrase is not None and chunk.phrase.quantity is not None
        return counted or not chunk.grams or any(g.startswith("acc") for g in chunk.grams)

    def _nominative(self, k: int, verb: VerbGroup) -> bool:
        chunk = self.chunks[k]
        if chunk.phrase is None or chunk.prep is not None:
            return False
        if chunk.phrase.sort == "number" or (chunk.phrase.quantity is not None and not chunk.grams):
            return True
        if not chunk.grams or (verb.passive and verb.negated and chunk.grams == _UNTOLD):
            return True
        return any(self._agree(g, verb, chunk) for g in chunk.grams if g.startswith("nom"))

    def _agree(self, gram: str, verb: VerbGroup, chunk: Chunk) -> bool:
        _, number, gender = gram.split(".")
        joined = self._joined_after(chunk)
        counted = chunk.phrase is not None and chunk.phrase.quantity is not None
        if verb.number is not None and number and number != verb.number and not joined and not counted:
            return False
        if verb.number == "s" and verb.gender and gender and gender != "m" and verb.mood == "past_simple":
            return counted or (gender == verb.gender or (gender == "n" and verb.gender == "m"))
        if verb.number == "s" and verb.gender == "f" and gender and verb.mood == "past_simple":
            return counted or gender == "f" or self._actor(self.chunks.index(chunk))
        return True

    def _joined_after(self, chunk: Chunk) -> bool:
        k = self.chunks.index(chunk)
        return self.has(k + 1, "list_word") or self.has(k - 1, "list_word")

    def _left(self, v: int) -> tuple[list[int], int | None]:
        """The phrases of the clause before the verb at ``v``, nearest first, and the joint that opens it."""
        found: list[int] = []
        i, guard = v - 1, 0
        while i >= 0 and guard < _REACH:
            guard += 1
            c = self.chunks[i]
            if c.kind == "phrase":
                found.append(i)
            elif c.kind == "joint":
                if c.cats & (CLAUSE | {"relative_subject"}):
                    return found, i
                if "coordinator" in c.cats and "list_word" not in c.cats:
                    return found, i
                if "coordinator" in c.cats and self._clause_before(i):
                    return found, None
            elif c.kind == "verb" and c.finite:
                return found, None
            elif c.kind == "mark":
                if c.text == ",":
                    following = self._before_insertion(i, v)
                    if following == i - 1 and self._clause_before(i):
                        return found, None
                    i = following
                    continue
                if c.text == ")":
                    i = self.opening(i) - 1
                    continue
                if c.text in STOPS:
                    return found, None
            i -= 1
        return found, None

    def _clause_before(self, joint: int) -> bool:
        """Whether a verb stands right before a conjunction's clause, so that it joins verbs and not nouns."""
        for k in range(joint - 1, -1, -1):
            c = self.chunks[k]
            if c.finite:
                return True
            if c.kind == "mark" or c.kind == "joint":
                return False
        return False

    def _right(self, v: int) -> list[int]:
        """The phrases after the verb at ``v`` up to the end of its clause."""
        found = []
        for k in range(v + 1, min(v + _REACH, len(self.chunks))):
            c = self.chunks[k]
            if c.kind == "phrase":
                if not self._leads(k - 1):
                    found.append(k)
            elif self._leads(k):
                continue  # "said, in an interview with the daily, the head of"
            elif (c.kind == "verb" and c.verb is not None and c.verb.form != "past_participle") or (
                c.kind == "joint" and not c.cats & {"list_word", "such_as"}
            ):
                if c.verb is not None and c.verb.form == "infinitive":
                    continue
                break
            elif c.kind == "mark" and c.text not in QUOTES:
                break
        return found

    def _leads(self, k: int) -> bool:
        """Whether words as of a preposition stand at ``k``: what follows them is no subject."""
        c = self.chunks[k]
        return c.kind == "joint" and not c.cats & CLAUSE and any(cat.startswith("prep:") for cat in c.cats)

    def _pronoun(self, v: int) -> str | None:
        for k in (*range(v - 1, max(-1, v - 6), -1), *range(v + 1, min(v + 3, len(self.chunks)))):
            c = self.chunks[k]
            if c.kind == "word" and "pronoun" in c.cats and c.prep is None:
                return str(c.text)
            if k > v and (c.kind in ("verb", "joint") or (c.kind == "mark" and c.text not in QUOTES)):
                break
        return None

    def _agrees_relative(self, opened: int, verb: VerbGroup) -> bool:
        grams = self.chunks[opened].grams
        if not grams:
            return True
        return any(g.startswith("nom") and g.split(".")[1] == (verb.number or g.split(".")[1]) for g in grams)

    def _impersonally(self, v: int, left: Sequence[int]) -> int | None:
        """Who acts where a plural verb has no subject: 'in Tokyo they say'."""
        for k in (*self._right(v), *left):
            c = self.chunks[k]
            if c.prep in self._impersonal and c.phrase is not None and c.phrase.sort in (*_OWN, "place"):
                return k
        return None

    def _taken_over(self, v: int, opened: int | None) -> Subject:
        """After a conjunction without a subject of its own: the subject of the verb before."""
        verb = self.chunks[v].verb
        if opened is not None and "that" in self.chunks[opened].cats:
            return self._of_clause_above(v, opened)
        if opened is not None and self.chunks[opened].cats & (CLAUSE | {"relative_subject"}):
            return Subject()
        for k in range(v - 1, -1, -1):
            c = self.chunks[k]
            if c.finite and c.verb is not None and verb is not None:
                if c.verb.number == verb.number and self.has_joint(k, v):
                    return self.subject(k)
                return Subject()
            if c.kind == "mark" and c.text in STOPS:
                break
        return Subject()

    def _of_clause_above(self, v: int, opened: int) -> Subject:
        """The subject of the verb whose content the clause is, where the clause names none."""
        verb = self.chunks[v].verb
        above = next((k for k in range(opened - 1, -1, -1) if self.chunks[k].finite), None)
        if above is None or verb is None:
            return Subject()
        held = self.chunks[above].verb
        return self.subject(above) if held is not None and held.number == verb.number else Subject()

    def has_joint(self, u: int, v: int) -> bool:
        """Whether only a comma or conjunction joins the verbs at ``u`` and ``v``."""
        between = self.chunks[u + 1 : v]
        if any(c.kind == "joint" and c.cats & (CLAUSE | {"relative_subject"}) for c in between):
            return False
        return any(c.kind == "joint" or (c.kind == "mark" and c.text == ",") for c in between)

    @answered_once
    def relative_object(self, v: int) -> int | None:
        """The relative pronoun that is the object of the verb at ``v``."""
        opened = self.clause_introducer(v)
        if opened is None or "relative_subject" not in self.chunks[opened].cats:
            return None
        if set(self.subject(v).phrases) & set(self.antecedent(opened, across_comma=True).phrases):
            return None
        return opened

    def antecedent(self, i: int, across_comma: bool) -> Subject:
        """The phrases to the left of a relative pronoun or participle; to the right of one that precedes."""
        verb = self.chunks[i].verb
        if verb is not None and self._precedes(i):
            head = self._head_after(i)
            if head is not None:
                return Subject(phrases=(head,), joint=(head,))
        return super().antecedent(i, across_comma)

    def _precedes(self, i: int) -> bool:
        """Whether the participle at ``i`` stands before its noun: no comma opens it."""
        return not self.is_mark(i - 1, ",")

    def _head_after(self, i: int) -> int | None:
        last = None
        for k in range(i + 1, min(i + 7, len(self.chunks))):
            c = self.chunks[k]
            if c.kind == "mark" and c.text not in QUOTES:
                break
            if c.kind == "verb" or c.kind == "joint":
                break
            if c.phrase is not None:
                if c.prep in (None, "of") and (c.phrase.goods or c.phrase.model):
                    return k
                if c.prep is None and last is None:
                    last = k
        return last
