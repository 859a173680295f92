"""The shallow structure of a sentence: who is the subject, which arguments follow, what governs what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concordant.extraction.chunks import Chunk

_STOPS = frozenset(";:—–(")
_CLAUSE = frozenset({"que", "if", "subordinator", "relative_other", "content_noun_clause"})
_SKIP = frozenset({"adverb", "time"})
_QUOTES = frozenset("«»\"“”‘’'…-*•")


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase in a relation to a verb or noun: ``object``, or the id of a preposition (``of`` for 'de')."""

    index: int
    relation: str
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """What was found in the place of the subject: phrases (nearest reading first, joint ones together), or a pronoun."""

    phrases: tuple[int, ...] = ()
    joint: tuple[int, ...] = ()
    pronoun: str | None = None
    verb: int | None = None


class Clauses:
    """Questions about one row of chunks; answers are pure functions of it."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks

    def is_mark(self, i: int, marks: str) -> bool:
        """Whether the chunk at ``i`` is one of these marks."""
        return 0 <= i < len(self.chunks) and self.chunks[i].kind == "mark" and self.chunks[i].text in marks

    def has(self, i: int, category: str) -> bool:
        """Whether the chunk at ``i`` is a closed word of this category."""
        return 0 <= i < len(self.chunks) and category in self.chunks[i].cats

    def bare(self, i: int) -> bool:
        """Whether the chunk at ``i`` is a phrase without preposition."""
        return 0 <= i < len(self.chunks) and self.chunks[i].kind == "phrase" and self.chunks[i].prep is None

    def _passive_skip(self, i: int) -> bool:
        c = self.chunks[i]
        return c.kind in _SKIP or (c.kind == "mark" and c.text in _QUOTES)

    # Subjects -----------------------------------------------------------------------------------------

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
            return self._antecedent(v, across_comma=True)
        return self._antecedent(v, across_comma=True) if verb.form == "present_participle" else Subject()

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
            if self._passive_skip(i):
                i -= 1
            elif c.kind == "word":
                if "pronoun" in c.cats and c.prep is None:
                    return Subject(pronoun=c.text)
                i -= 1
            elif c.kind == "joint":
                if "relative_subject" in c.cats:
                    return self._antecedent(i, across_comma=True)
                if c.cats & _CLAUSE:
                    return self._inverted(v)
                if "coordinator" in c.cats and not any(k.kind == "phrase" for k in self.chunks[i + 1 : v]):
                    return self._shared(i)
                i -= 1
            elif c.kind == "mark":
                if c.text == ",":
                    i = self._before_insertion(i, v)
                elif c.text == ")":
                    i = self._opening(i) - 1
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
        while i < len(self.chunks) and self._passive_skip(i):
            i += 1
        return self._with_joint(i) if self.bare(i) else Subject()

    def _shared(self, coordinator: int) -> Subject:
        """After a coordinator without a subject of its own: the subject of the verb before."""
        for i in range(coordinator - 1, -1, -1):
            c = self.chunks[i]
            if c.kind == "verb" and c.verb and c.verb.form == "finite":
                return self.subject(i)
            if c.kind == "mark" and c.text in _STOPS:
                break
        return Subject()

    def _with_joint(self, i: int) -> Subject:
        joint, k = [i], i
        while True:
            before = k - 1
            while before >= 0 and self.chunks[before].kind == "phrase" and self.chunks[before].prep == "de":
                before -= 1
            if not (self.has(before, "list_word") or self.is_mark(before, ",")):
                break
            following = before - 1
            while (
                following >= 0
                and self.chunks[following].kind == "phrase"
                and self.chunks[following].prep == "de"
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
        while k >= 0 and (self._passive_skip(k) or (self.chunks[k].kind == "phrase" and self.chunks[k].prep)):
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
            if c.kind == "joint" and c.cats & ({"relative_subject"} | _CLAUSE):
                return i - 1
            if c.kind == "verb" or (c.kind == "mark" and c.text in _STOPS):
                break
        return -1

    def _before_insertion(self, comma: int, v: int) -> int:
        """Left of an insertion between commas, or simply left of the comma."""
        first = comma - 1
        while first >= 0 and not (self.chunks[first].kind == "mark" and self.chunks[first].text in ",;:—–("):
            first -= 1
        inside = self.chunks[first + 1 : comma]
        if first >= 0 and self.chunks[first].text == "," and self._is_insertion(inside):
            return first - 1
        return comma - 1

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
        return not any(c.kind == "verb" and c.verb and c.verb.form == "finite" for c in inside)

    def _opening(self, i: int) -> int:
        while i > 0 and not self.is_mark(i, "("):
            i -= 1
        return i

    def _antecedent(self, i: int, across_comma: bool) -> Subject:
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
            elif c.kind == "mark" and c.text == ")":
                k = self._opening(k)
            elif self.has(k, "list_word") and found:
                pass
            elif not self._passive_skip(k):
                break
            k -= 1
        return Subject(phrases=tuple(found), joint=tuple(found[-1:]))

    # Arguments ----------------------------------------------------------------------------------------

    def arguments(self, index: int) -> tuple[Argument, ...]:
        """The phrases that follow the verb or noun at ``index`` in its clause, in order."""
        return tuple(self._arguments(index))

    def _arguments(self, index: int) -> Iterator[Argument]:
        nominal = self.chunks[index].kind == "phrase"
        i, inner, relation, destined = index + 1, False, "", False
        last: int | None = index if nominal else None
        while i < len(self.chunks):
            c = self.chunks[i]
            if c.kind == "phrase":
                if self._opens_clause(i, index):
                    return
                relation = self._relation(c, last, relation, nominal, index, i)
                if destined and relation == "to":
                    relation = "for"
                yield Argument(i, relation, not inner)
                last = i
            elif c.kind == "verb":
                if c.verb is None or c.verb.form != "past_participle" or last is None:
                    return
                inner, destined = True, "destined" in c.cats
            elif c.kind == "mark":
                following = self._after_mark(i, last)
                if following is None:
                    return
                i = following
                continue
            elif c.kind == "joint":
                if "such_as" in c.cats or ("list_word" in c.cats and last is not None):
                    pass
                elif "prep:according" in c.cats or "prep:cited" in c.cats:
                    i = self._past_voice(i)
                    continue
                else:
                    return
            elif c.kind == "word" and c.cats & {"pronoun"} and c.prep is None and not c.cats & {"negator"}:
                return
            i += 1

    def _opens_clause(self, i: int, index: int) -> bool:
        """Whether the bare phrase at ``i`` is the subject of a following verb."""
        if not self.bare(i) or not (self.has(i - 1, "coordinator") or self.is_mark(i - 1, ",")):
            return False
        k = i + 1
        while k < len(self.chunks) and (self._passive_skip(k) or self.chunks[k].prep == "de"):
            k += 1
        return (
            k < len(self.chunks)
            and self.chunks[k].kind == "verb"
            and self.chunks[k].verb is not None
            and (
                self.chunks[k].verb.form == "finite"  # type: ignore[union-attr]
            )
        )

    def _relation(self, c: Chunk, last: int | None, previous: str, nominal: bool, index: int, i: int) -> str:
        if c.prep == "de":
            return "of"
        if c.prep is not None:
            return c.prep
        coordinated = self.has(i - 1, "list_word") or self.is_mark(i - 1, ",")
        if last is not None and last != index and coordinated and previous:
            return previous
        return "object" if not nominal else "beside"

    def _after_mark(self, i: int, last: int | None) -> int | None:
        """Where to go on after a mark among arguments; None where the clause ends."""
        text = self.chunks[i].text
        if text in _QUOTES:
            return i + 1
        if text == "(":
            k = i
            while k < len(self.chunks) and not self.is_mark(k, ")"):
                k += 1
            return k + 1
        if text != ",":
            return None
        following = i + 1
        while following < len(self.chunks) and self._passive_skip(following):
            following += 1
        if following >= len(self.chunks):
            return None
        c = self.chunks[following]
        if c.kind == "mark" and c.text == ",":
            return following + 1
        if c.kind == "joint":
            return (
                following
                if "prep:according" in c.cats or "such_as" in c.cats or "list_word" in c.cats
                else None
            )
        if c.kind == "phrase":
            return following if c.prep is not None or last is not None else None
        return None

    def _past_voice(self, i: int) -> int:
        k = i + 1
        while k < len(self.chunks) and self.chunks[k].kind == "phrase":
            k += 1
        return k + 1 if self.is_mark(k, ",") else k

    # Government ---------------------------------------------------------------------------------------

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

    def clause_introducer(self, v: int) -> int | None:
        """The joint (that, if, who, …) that opens the clause of the finite verb at ``v``."""
        i, depth = v - 1, 0
        while i >= 0:
            c = self.chunks[i]
            if c.kind == "joint":
                if c.cats & _CLAUSE or "relative_subject" in c.cats:
                    if depth == 0:
                        return i
                    depth -= 1
                elif "coordinator" in c.cats and self._verb_before(i):
                    # A second verb after "and" stands in the same clause as the first.
                    i -= 1
                    continue
            elif c.kind == "verb" and c.verb and c.verb.form == "finite":
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
                if c.cats & (_CLAUSE | {"relative_subject"}):
                    return False
                joined = joined or "coordinator" in c.cats
        return joined
