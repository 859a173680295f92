"""Which phrases follow a verb or noun in its clause, and in what relation."""

from collections.abc import Iterator

from concordant.extraction.chunks import Chunk
from concordant.extraction.structure import CLAUSE, QUOTES, Argument, answered_once
from concordant.extraction.subjects import Subjects


class Arguments(Subjects):
    """Finds arguments in one row of chunks."""

    @answered_once
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
                if "such_as" in c.cats and self._is_named(last) and self._is_named(i + 1):
                    return
                if "such_as" in c.cats or (
                    "list_word" in c.cats and (last is not None or "negator" in c.cats)
                ):
                    pass
                elif "prep:according" in c.cats or "prep:cited" in c.cats:
                    i = self._past_voice(i)
                    continue
                else:
                    return
            elif c.kind == "word" and c.cats & {"pronoun"} and c.prep is None and not c.cats & {"negator"}:
                return
            i += 1

    def _is_named(self, k: int | None) -> bool:
        """Whether somebody's name stands there: nobody is an instance of one, 'to Kyiv, including London'."""
        phrase = self.chunks[k].phrase if k is not None and k < len(self.chunks) else None
        return phrase is not None and phrase.name is not None and phrase.name.sort == "state"

    def _opens_clause(self, i: int, index: int) -> bool:
        """Whether the bare phrase at ``i`` is the subject of a following verb."""
        trigger = self.chunks[index].verb
        if trigger is not None and trigger.form == "past_participle" and not self._finite_before(index):
            return False
        return self._begins_clause(i)

    def _begins_clause(self, i: int) -> bool:
        if not self.bare(i) or not (self.has(i - 1, "coordinator") or self.is_mark(i - 1, ",")):
            return False
        return self._acts_next(i)

    def _finite_before(self, index: int) -> bool:
        return any(c.finite for c in self.chunks[:index])

    def _relation(self, c: Chunk, last: int | None, previous: str, nominal: bool, index: int, i: int) -> str:
        if c.prep == "of":
            return "of"
        if c.prep is not None:
            return c.prep
        coordinated = self.has(i - 1, "list_word") or self.is_mark(i - 1, ",")
        if self.is_mark(i - 1, ",") and self._begins_clause(i):
            coordinated = False  # "ships handed to Hanoi, Seoul will send more"
        if last is not None and last != index and coordinated and previous:
            return previous
        return "object" if not nominal else "beside"

    def _after_mark(self, i: int, last: int | None) -> int | None:
        """Where to go on after a mark among arguments; None where the clause ends."""
        text = self.chunks[i].text
        if text in QUOTES:
            return i + 1
        if text == "(":
            k = i
            while k < len(self.chunks) and not self.is_mark(k, ")"):
                k += 1
            return k + 1
        if text != ",":
            return None
        following = i + 1
        while following < len(self.chunks) and self.passed_over(following):
            following += 1
        if following >= len(self.chunks):
            return None
        c = self.chunks[following]
        if c.kind == "mark" and c.text == ",":
            return following + 1
        if "destined" in c.cats and last is not None:
            return following
        if c.verb is not None and c.verb.inverted and self.is_mark(following + 1, ","):
            return following + 2
        if c.kind == "joint" and c.cats & (CLAUSE | {"relative_subject"}):
            return self._past_clause(following, last)
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

    def _past_clause(self, i: int, last: int | None) -> int | None:
        """Past a clause put in between commas, where arguments go on after it."""
        for k in range(i + 1, min(i + 9, len(self.chunks) - 1)):
            if self.is_mark(k, ","):
                following = self.chunks[k + 1]
                goes_on = following.phrase is not None and (following.prep is not None or last is None)
                return k + 1 if goes_on else None
        return None
