"""Cuts sentences into chunks where the head ends its phrase and verbs are told by their place."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from concordant.extraction.phrase_builder import Pending
from concordant.extraction.phrases_verbs import VerbPlaces
from concordant.language.meanings import Governing, Meaning
from concordant.language.tokens import APOSTROPHES


class AnalyticCut(VerbPlaces):
    """One pass over one sentence."""

    def _step(self, i: int) -> int:
        token = self.tokens[i]
        if i in self.times and not self._inside(i):
            return self._timed(i)
        if token.kind == "mark":
            return self._marked(i)
        if self._owns(i):
            return self._own(i + 1)
        meaning = self._meaning(i)
        if i in self.quantities and not self._named_number(i) and not (meaning and meaning[0] > 2):
            return self._counted(i)
        name = self._name(i)
        length, cats = self.closed[i]
        known = max(name[0] if name else 0, meaning[0] if meaning else 0)
        if length > 1 and known < length:
            return self._closed_word(i, length, cats)
        if (groups := self._verb_at(i)) and (known < 2 or self.finder.helps(self.row, i)):
            return self._verbs(i, groups)
        if name and name[0] >= (meaning[0] if meaning else 0) and (token.upper or not cats or name[0] > 1):
            return self._unit("name", i, name[0], name=name[1])
        if meaning and meaning[0] > 1 and any(c.startswith("prep:") for c in self.row.cat(i)):
            return self._expression(i, meaning[0], meaning[1])
        if meaning and self._open() and self._leads_on(i, *meaning):
            self._close(i)
        if meaning and not self._open() and self._hedges(meaning[1]):
            return self._closed_word(i, meaning[0], cats | {"adverb"})
        if meaning and (not cats - {"origin", "pre_adjective", "adverb"} or meaning[0] > 1):
            return self._unit("meaning", i, meaning[0], meanings=meaning[1])
        if cats - {"origin"}:
            return self._closed_word(i, length, cats)
        if self.finder.manner(self.row, i) and not (self._open() and self._noun_near(i + 1)):
            self._close(i)
            self._chunk("adverb", i, i + 1, cats=frozenset({"adverb"}), text=self.low[i])
            return i + 1
        return self._plain(i)

    def _meaning(self, i: int) -> tuple[int, tuple[Meaning, ...]] | None:
        """What an expression at ``i`` means; the last word of 'eager to', 'on the verge of' is the verb's."""
        found = self.meanings[i]
        last = i + found[0] - 1 if found else i
        if found is None or last == i or self.closed[i][0] >= found[0]:
            return found
        marked = "infinitive_marker" in self.row.cat(last) and self._marked_infinitive(last, 1)
        stands = any(c.startswith("prep:") for c in self.row.cat(i)) and "prep:of" in self.row.cat(last)
        gerund = stands and "present_participle" in self._moods(last + 1)
        return (found[0] - 1, found[1]) if marked or gerund else found

    def _expression(self, i: int, length: int, meanings: tuple[Meaning, ...]) -> int:
        """A fixed expression that begins with a preposition: 'into service', 'on order'."""
        self._close(i)
        last = self._unit("meaning", i, length, meanings=meanings)
        self._close(last)
        return last

    def _leads_on(self, i: int, length: int, meanings: Sequence[Meaning]) -> bool:
        """Whether words behind a phrase govern what follows: 'X reportedly sends', 'a missile capable of'."""
        if not all(isinstance(m, Governing) for m in meanings):
            return False
        if length == 1:
            return self._hedges(meanings) and bool(self._verb_at(i + 1))
        return any(c.startswith("prep:") for c in self.row.cat(i + length - 1))

    @staticmethod
    def _hedges(meanings: Sequence[Meaning]) -> bool:
        """Whether a word only says how sure a statement is."""
        return all(isinstance(m, Governing) and "adverb" in m.operator.complements for m in meanings)

    def _inside(self, i: int) -> bool:
        """Whether a time stands inside an open phrase as a number or name does."""
        return bool(self.units) and self.times[i].span.end == self.tokens[i].end and i in self.quantities

    def _timed(self, i: int) -> int:
        if self.pending.prep is not None and not self.units and self.pending.quantity is None:
            self.pending = Pending()
        self._close(i)
        last = max(self._after(self.times[i].span.end, i), i + 1)
        self._chunk("time", i, last, time=self.times[i])
        if last < len(self.tokens) and "owns" in self.row.cat(last):
            self.pending.first, self.pending.determined = last, True
            last += 1
        return last

    def _marked(self, i: int) -> int:
        token, before = self.tokens[i], self.tokens[i - 1] if i else None
        apostrophe = token.text in APOSTROPHES and before is not None and before.end == token.start
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        spaced = after is not None and after.start > token.end and after.kind == "word"
        if apostrophe and before is not None and before.low.endswith("s") and self.units and spaced:
            return self._own(i + 1)
        if token.text == "." and self.units and after is not None and after.start == token.end:
            return self._point(i)
        self._close(i)
        self._chunk("mark", i, i + 1, text=token.text)
        return i + 1

    def _point(self, i: int) -> int:
        """A point inside a word ends nothing: 'U.S.', '7.62'."""
        unit = self.units[-1]
        self.units[-1] = replace(unit, last=i + 1)
        return i + 1

    def _owns(self, i: int) -> bool:
        """Whether a possessive ending follows what is open."""
        return "owns" in self.row.cat(i) and bool(self.units)

    def _named_number(self, i: int) -> bool:
        token = self.tokens[i]
        return token.kind == "number" and self._name(i) is not None

    def _counted(self, i: int) -> int:
        mention = self.quantities[i]
        if self.units or self.pending.quantity is not None:
            self._close(i)
        p = self.pending
        p.first = i if p.first < 0 else p.first
        p.quantity, p.determined = mention, True
        if p.start < 0:
            p.start = self.tokens[i].start
        if getattr(mention, "high", None) != 1:
            p.traits.add("plural")
        last = max(self._after(mention.span.end, i), i + 1)
        if mention.kind == "money":
            self._close(last)
        while mention.of_span and last < len(self.tokens) and (
            self.tokens[last].start < mention.of_span.start
        ):  # fmt: skip
            last += 1
        return last

    def _verbs(self, i: int, groups: Sequence[tuple[int, int, Any]]) -> int:
        first = groups[0][0]
        marker = groups[-1][2].marker
        if marker is not None and not self.units:
            self.pending = Pending()
        else:
            self._close(i)
        for start, end, group in groups:
            if start == first and (negator := self._negated_before()):
                group = replace(group, negated=True, negator=group.negator or negator)
            cats = self.row.cat(group.main) & {"destined"}
            self._chunk("verb", min(i, start) if start == first else start, end, verb=group, cats=cats)
        return groups[-1][1]

    def _negated_before(self) -> str:
        """The negation that stands before a verb, adverbs passed over: 'never sold', 'not to deliver'."""
        for chunk in reversed(self.out):
            if "negator" in chunk.cats and chunk.kind in ("adverb", "joint"):
                return " ".join(self.low[chunk.first : chunk.last])
            if chunk.kind != "adverb":
                break
        return ""
