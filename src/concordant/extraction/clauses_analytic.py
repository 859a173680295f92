"""The shallow structure of a sentence where order tells relations: the first of two objects receives."""

from collections.abc import Iterator, Sequence

from concordant.extraction.chunks import Chunk
from concordant.extraction.clauses import Clauses
from concordant.extraction.structure import STOPS, Argument

_RECEIVING = frozenset({"actor", "speaker", "proper", "place"})


class AnalyticClauses(Clauses):
    """Questions about one row of chunks whose order tells who does what."""

    def holding(self, v: int) -> int | None:
        """The finite verb at ``v``, or the one before the participle at ``v`` with no clause in between."""
        verb = self.chunks[v].verb
        if verb is None or verb.form not in ("past_participle", "present_participle"):
            return super().holding(v)
        for k in range(v - 1, -1, -1):
            c = self.chunks[k]
            if c.finite:
                return k
            if c.kind == "joint" and not c.cats & {"list_word", "such_as"}:
                return None
            if c.kind == "mark" and c.text in STOPS:
                return None
        return None

    def _completes_noun(self, v: int) -> bool:
        return super()._completes_noun(v) and not self._describes(v - 1)

    def _describes(self, i: int) -> bool:
        """Whether a bare word after a verb only says how somebody is: 'is reluctant to deliver'."""
        phrase, before = self.chunks[i].phrase, self.chunks[i - 1] if i else None
        if phrase is None or phrase.sort != "other" or phrase.traits or self.chunks[i].prep is not None:
            return False
        beside = before is not None and before.finite and before.last == self.chunks[i].first
        return beside and bool(self.subject(i - 1).phrases)

    @staticmethod
    def _is_insertion(inside: Sequence[Chunk]) -> bool:
        return Clauses._is_insertion(inside) or _only_tells(inside)

    def _arguments(self, index: int) -> Iterator[Argument]:
        found = list(super()._arguments(index))
        if len(found) > 1 and self._gives(
            found[0].index, found[1].index, found[0].relation, found[1].relation
        ):
            found[0] = Argument(found[0].index, "to", found[0].direct)
        yield from found

    def _gives(self, first: int, second: int, one: str, other: str) -> bool:
        """Whether two phrases stand side by side as who receives and what: 'sent Russia 200 guns'."""
        if one != "object" or other != "object" or self.chunks[first].last != self.chunks[second].first:
            return False
        phrase, thing = self.chunks[first].phrase, self.chunks[second].phrase
        if phrase is None or thing is None:
            return False
        return phrase.sort in _RECEIVING and thing.sort not in _RECEIVING


def _only_tells(inside: Sequence[Chunk]) -> bool:
    """Whether somebody and a finite verb are all there is: "Iran, US officials say, has delivered"."""
    kept = [c for c in inside if c.kind not in ("adverb", "time")]
    last = kept[-1] if kept else None
    return last is not None and last.finite and all(c.kind == "phrase" for c in kept[:-1])
