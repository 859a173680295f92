"""Cuts a sentence into chunks in languages with cases: adjectives before nouns, cases instead of joints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from concordant.extraction.chunks import Chunk
from concordant.extraction.names import name_at
from concordant.extraction.phrase_cases import Grams, relation
from concordant.extraction.phrases_quoted import QuotedCut
from concordant.language.meanings import Governing, Meaning, Name
from concordant.language.morphology import Gram

_OPEN = '«“„"'
_RARE = 25
"""How many times likelier a reading of a word makes another one not worth keeping."""

_INDECLINABLE = 5
"""Cases in which a word that never changes may stand, at least."""


@dataclass(slots=True)
class _Before:
    """Adjectives read before the head of a phrase: the states they name, the cases they allow."""

    states: tuple[Name, ...] = ()
    grams: frozenset[tuple[str, str]] | None = None


class CasedCut(QuotedCut):
    """One pass over one sentence of a language with cases."""

    def run(self) -> tuple[Chunk, ...]:
        """The chunks of the sentence."""
        self._before = _Before()
        return super().run()

    def _grams(self, i: int) -> tuple[Gram, ...]:
        found = self.language.morphology.grams(self.low[i])
        if not self.tokens[i].upper and any(not g.person for g in found):
            found = tuple(g for g in found if not g.person)
        best = max((g.likely for g in found), default=0.0)
        return tuple(g for g in found if g.likely * _RARE >= best)

    def _step(self, i: int) -> int:
        token = self.tokens[i]
        if i in self.times:
            return self._time(i)
        if token.kind == "mark":
            return self._quoted(i) or self._mark(i)
        if i in self.quantities:
            return self._quantity(i)
        length, cats = self.closed[i]
        meaning = self.meanings[i]
        if meaning and (hedge := self._hedge(i, *meaning)):
            return hedge
        if length > 1 and (not meaning or meaning[0] < length):
            return self._closed_word(i, length, cats)
        counted = self.pending.quantity is not None
        name = name_at(self.tokens, self.folds, i, self.language, self.text, counted)
        if name and name[1].form == "demonym" and self._adjectival(i):
            return self._national(i, name[1])
        if (
            name
            and (not meaning or name[0] >= meaning[0])
            and not (cats and name[0] == 1 and not token.upper)
        ):
            return self._head(i, name[0], (), name[1])
        if meaning and meaning[0] == 1 and not cats and self._agrees(i):
            return self._adjective_before(i)
        if meaning and self._nominal(i, meaning):
            return self._head(i, meaning[0], meaning[1], None)
        verb = self.verbs.at(self.row, i) if token.kind == "word" else None
        if verb and not self._describes(i, verb[1].form, verb[1].lemma):
            return self._verb(i, *verb)
        if meaning and not (cats and meaning[0] == 1):
            return self._head(i, meaning[0], meaning[1], None)
        if cats - {"origin"}:
            return self._closed_word(i, length, cats)
        return self._unknown(i)

    def _hedge(self, i: int, length: int, meanings: Sequence[Meaning]) -> int | None:
        """A word put in between that says how sure a statement is; no hedge where a clause completes it."""
        if not any(isinstance(m, Governing) and "adverb" in m.operator.complements for m in meanings):
            return None
        after = i + length + 1
        if after < len(self.tokens) and self.tokens[after - 1].text == "," and "that" in self.cats[after]:
            return None
        adjectives = self._grams(i + length - 1)
        if length == 1 and adjectives and all(g.adjective for g in adjectives):
            return self._adjective_before(i)
        self._chunk("adverb", i, i + length, cats=frozenset({"adverb"}), text=self.low[i])
        return i + length

    def _nominal(self, i: int, meaning: tuple[int, tuple[Meaning, ...]]) -> bool:
        """Whether words of the lexicon stand here as a noun and not as a verb form."""
        if meaning[0] > 1:
            return not self.cats[i] or meaning[0] > self.closed[i][0]
        if self.cats[i] - {"origin"}:
            return False
        if self._abbreviated(i):
            return True
        if self.language.morphology.verbal(self.low[i]) or self._carries_infinitive(i):
            return False
        return bool(self._grams(i)) or not self.language.morphology.verb(self.low[i])

    def _abbreviated(self, i: int) -> bool:
        """Whether a word stands in capitals among words that do not: no verb form is written so."""
        near = [*self.tokens[max(0, i - 2) : i], *self.tokens[i + 1 : i + 3]]
        return self.tokens[i].text.isupper() and not any(t.kind == "word" and t.text.isupper() for t in near)

    def _carries_infinitive(self, i: int) -> bool:
        """Whether a word that may be a verb form has an infinitive after it: 'began to deliver'."""
        verb = self.language.morphology.verb
        if not verb(self.low[i]):
            return False
        k = i + 1
        while k < len(self.tokens) and "adverb" in self.row.cat(k):
            k += 1
        return k < len(self.tokens) and any(a.mood == "infinitive" for a in verb(self.low[k]))

    def _adjectival(self, i: int) -> bool:
        """Whether a word of nationality is an adjective here: it could be one, and its noun follows."""
        grams = self._grams(i)
        if not any(g.adjective for g in grams) or i + 1 >= len(self.tokens):
            return False
        following = self.tokens[i + 1]
        if following.kind == "mark":
            return following.text in _OPEN
        return following.upper or following.kind == "number" or self._goes_on(i + 1)

    def _goes_on(self, i: int) -> bool:
        cats = self.row.cat(i)
        if cats & {"list_word", "adverb"}:
            return bool(cats & {"list_word"}) and i + 1 < len(self.tokens) and self._goes_on(i + 1)
        return not cats and (bool(self._grams(i)) or self.meanings[i] is not None)

    def _national(self, i: int, name: Name) -> int:
        self._before.states = (*self._before.states, name)
        return self._adjective_before(i)

    def _adjective_before(self, i: int) -> int:
        p, places = self.pending, self.language.places
        if places is not None and (state := places.state(self.low[i])) is not None:
            self._before.states = (*self._before.states, replace(state, words=self.tokens[i].text))
        if p.first < 0:
            p.first = i
        if p.start < 0:
            p.start = self.tokens[i].start
        allowed = frozenset((g.case, g.number) for g in self._grams(i) if g.adjective)
        held = self._before.grams
        self._before.grams = allowed if held is None or not held & allowed else held & allowed
        return i + 1

    def _describes(self, i: int, form: str, lemma: str) -> bool:
        """Whether a participle only describes the noun after it, and tells no act that anybody asks for."""
        if form not in ("past_participle", "present_participle") or not self._adjectival_word(i):
            return False
        if i and self.tokens[i - 1].text == ",":
            return False
        return lemma not in self.language.frames

    def _adjectival_word(self, i: int) -> bool:
        grams = self._grams(i)
        return bool(grams) and all(g.adjective for g in grams)

    def _unknown(self, i: int) -> int:
        token = self.tokens[i]
        if token.upper and token.kind == "word":
            return self._proper(i)
        if token.kind == "number":
            return self._phrase("other", i, i + 1)
        grams = self._grams(i)
        if not grams:
            self._chunk("adverb", i, i + 1, cats=frozenset({"adverb"}), text=self.low[i])
            return i + 1
        if all(g.adjective for g in grams) or self._agrees(i):
            return self._adjective_before(i)
        return self._phrase("other", i, i + 1)

    def _proper(self, i: int) -> int:
        """An unknown capital: a name of as many as follow, or an adjective that opens the sentence."""
        grams = self._grams(i)
        if i == self._opening() and not self.tokens[i].text.isupper():
            if not grams:
                self._chunk("adverb", i, i + 1, cats=frozenset({"adverb"}), text=self.low[i])
                return i + 1
            if self._agrees(i):
                return self._adjective_before(i)
            if i + 1 < len(self.tokens) and not self.tokens[i + 1].upper:
                return self._phrase("other", i, i + 1)
        if any(g.adjective for g in grams) and self._agrees(i):
            return self._adjective_before(i)
        last = i + 1
        while last < len(self.tokens) and self._proper_part(last) and not self._named_here(last):
            last += 1
        proper = self.text[self.tokens[i].start : self.tokens[last - 1].end]
        return self._phrase("proper", i, last, proper=proper)

    def _agrees(self, i: int) -> bool:
        """Whether the word may be an adjective of the word after it: both share case and number."""
        if i + 1 >= len(self.tokens) or self.tokens[i + 1].upper or not self._goes_on(i + 1):
            return False
        own = {(g.case, g.number) for g in self._grams(i) if g.adjective}
        return any((g.case, g.number) in own for g in self._grams(i + 1))

    def _named_here(self, i: int) -> bool:
        return name_at(self.tokens, self.folds, i, self.language, self.text) is not None

    def _attributive(self, i: int, meanings: Sequence[Meaning], name: Name | None) -> bool:
        return False

    def _partitive(self, i: int, cats: frozenset[str]) -> bool:
        return False

    def _closed_word(self, i: int, length: int, cats: frozenset[str]) -> int:
        if "according_pronoun" in cats:
            self._drop(i)
            self._chunk("joint", i, i + length, cats=cats | {"prep:according"}, text=self.low[i])
            return i + length
        if self._before.grams is not None and not cats & {"list_word", "det", "adverb"}:
            self._before = _Before()
        if cats & {"list_word"} and self._before.grams is not None:
            # "Russian and Iranian engineers": the conjunction joins adjectives, not phrases.
            return i + length
        end = super()._closed_word(i, length, cats)
        if "relative_subject" in cats and self.out and self.out[-1].kind == "joint":
            grams = frozenset(f"{g.case}.{g.number}.{g.gender}" for g in self._grams(i))
            self.out[-1] = replace(self.out[-1], grams=grams)
        return end

    def _verb(self, i: int, last: int, group: Any) -> int:
        self._before = _Before()
        return super()._verb(i, last, group)

    def _mark(self, i: int) -> int:
        self._before = _Before()
        return super()._mark(i)

    def _time(self, i: int) -> int:
        self._before = _Before()
        return super()._time(i)

    def _phrase(self, sort: str, i: int, last: int, plural: bool = False, **values: Any) -> int:
        before, self._before = self._before, _Before()
        p = self.pending
        counted = p.quantity is not None
        end = super()._phrase(sort, i, last, plural, **values)
        chunk = self.out[-1]
        assert chunk.phrase is not None
        grams = self._cases(i, last, before)
        phrase = chunk.phrase
        if before.states:
            phrase = replace(phrase, states=(*before.states, *phrase.states))
        if any(g.split(".")[1] == "p" for g in grams) and not any(g.split(".")[1] == "s" for g in grams):
            phrase = replace(phrase, traits=phrase.traits | {"plural"})
        prep, grams = relation(self.language, self.out, grams, counted)
        self.out[-1] = replace(chunk, prep=prep, grams=grams, phrase=phrase)
        return end

    def _cases(self, i: int, last: int, before: _Before) -> Grams:
        """The cases that the head allows, and its adjectives; none where nothing tells."""
        allowed = before.grams
        for k in range(i, last):
            found = self._grams(k)
            nouns = [g for g in found if not g.adjective]
            if not nouns and found and k + 1 < last:
                agreed = frozenset((g.case, g.number) for g in found)
                allowed = agreed if allowed is None or not allowed & agreed else allowed & agreed
                continue
            readings = nouns or list(found)
            if not readings:
                break
            fitting = [g for g in readings if allowed is None or (g.case, g.number) in allowed]
            fixed = len({g.case for g in fitting or readings}) >= _INDECLINABLE
            return frozenset(f"{g.case}.{g.number}.{'' if fixed else g.gender}" for g in fitting or readings)
        return frozenset(f"{case}.{number}." for case, number in allowed or ())
