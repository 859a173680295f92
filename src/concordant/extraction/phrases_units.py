"""Builds phrases whose head comes last: owners, adjectives and nouns are gathered until the phrase ends."""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk, Phrase
from concordant.extraction.merging import merge
from concordant.extraction.names import name_at
from concordant.extraction.openings import Openings
from concordant.extraction.phrase_builder import Pending
from concordant.extraction.phrases_heads import Heads, Unit, stands
from concordant.extraction.verb_groups_analytic import AnalyticVerbFinder
from concordant.language.meanings import ActorNoun, Goods, Meaning, Name

_TITLES = frozenset({"person", "company", "group", "force", "collective", "body"})
"""Sorts of nouns that a name may follow: 'spokesman Dmitry Peskov', 'drone maker Baykar'."""


class Units(Heads):
    """The units of the phrase that is open, and the phrase they make."""

    finder: AnalyticVerbFinder

    def run(self) -> tuple[Chunk, ...]:
        """The chunks of the sentence."""
        assert isinstance(self.verbs, AnalyticVerbFinder)
        self.finder = self.verbs
        self._clear()
        self.clause_about = -1
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        self._close(len(self.tokens))
        return Openings(self.language).opened(merge(self.out))

    def _clear(self) -> None:
        self.units: list[Unit] = []
        self.states: list[Name] = []
        self.owner = -1

    def _open(self) -> bool:
        return bool(self.units) or self.pending.first >= 0

    def _name(self, i: int) -> tuple[int, Name] | None:
        counted = self.pending.quantity is not None
        found = name_at(self.tokens, self.folds, i, self.language, self.text, counted)
        if found is not None and found[1].form == "short" and self._goes_on(i + found[0]):
            return None  # "the North Sea" is no short name of a state
        if found is not None or not self.tokens[i].upper:
            return found
        return self._plural_name(i)

    def _goes_on(self, k: int) -> bool:
        return k < len(self.tokens) and self.tokens[k].upper and self.tokens[k].kind == "word"

    def _plural_name(self, i: int) -> tuple[int, Name] | None:
        """'F-16s', 'Leopards': a weapon's name in a plural that the knowledge does not list."""
        fold = self.folds[i]
        if not fold.endswith("s") or len(fold) < 4:
            return None
        row = list(self.folds)
        row[i] = fold[:-1]
        found = name_at(self.tokens, row, i, self.language, self.text, True)
        fits = found is not None and found[0] == 1 and found[1].kind == "materiel"
        return (1, replace(found[1], words=self.tokens[i].text)) if fits and found is not None else None

    def _starts(self, k: int) -> int:
        """How surely an object begins at a token: 2 for articles, numbers, names, 1 for nouns, else 0."""
        if k >= len(self.tokens) or self.tokens[k].kind == "mark":
            return 1 if k < len(self.tokens) and self.tokens[k].text in "“\"'‘$€£" else 0
        cats = self.row.cat(k)
        if k in self.quantities or self.tokens[k].kind == "number" or cats & {"det", "object_pronoun"}:
            return 2
        if cats & {"pre_adjective", "quantifier"}:
            return 2
        if cats:
            return 0
        if self.tokens[k].upper or self._name(k) is not None:
            return 2
        if k in self.times:
            return 0
        meaning = self.meanings[k]
        if meaning is not None:
            return 1
        return 0 if self.finder.moods(self.row, k) or self.finder.manner(self.row, k) else 1

    def _noun_near(self, k: int) -> bool:
        """Whether a noun, number or name stands at ``k``, adjectives passed over."""
        for n in range(k, min(k + 4, len(self.tokens))):
            if self.tokens[n].kind == "mark":
                return False
            cats = self.row.cat(n)
            if cats & {"pre_adjective", "det"} or self.finder.manner(self.row, n):
                continue
            if cats or self.finder.helps(self.row, n):
                return False
            if n in self.quantities or self.meanings[n] is not None or self.tokens[n].upper:
                return True
            moods = self.finder.moods(self.row, n)
            if moods and moods <= {"past_participle", "past_simple", "present_participle"}:
                continue
            return not moods or self.row.nominal[n]
        return False

    def _named_object(self) -> bool:
        """Whether only a name is open, right after a verb: what follows is another object."""
        after = bool(self.out) and self.out[-1].verb is not None
        p = self.pending
        first = self.units[0] if len(self.units) == 1 else None
        return after and first is not None and first.name is not None and p.prep is None and not p.determined

    def _subject_plural(self) -> bool:
        if not self.units:
            return False
        if self.pending.prep is not None and (before := self._before_complement()) is not None:
            return "plural" in before.traits
        word = self.tokens[self.units[-1].last - 1].low
        many = any(getattr(m, "plural", False) for m in self.units[-1].meanings)
        return many or (word.endswith("s") and not word.endswith("ss") and self.units[-1].kind != "name")

    def _before_complement(self) -> Phrase | None:
        """What "in Congo" is said of in "troops in Congo violate": only a phrase right before it counts."""
        last = self.out[-1] if self.out else None
        near = last is not None and last.phrase is not None and last.prep is None
        return last.phrase if near and last is not None and last.last == self.pending.first else None

    def _subject_named(self) -> bool:
        return bool(self.units) and (self.units[-1].kind in ("name", "proper"))

    def _subject_acts(self) -> bool:
        """Whether what stands before names somebody who can act or speak."""
        if not self.units:
            last = next((c for c in reversed(self.out) if c.kind not in ("adverb", "time", "mark")), None)
            if last is None or last.kind in ("joint", "word"):
                return True
            return last.phrase is not None and last.phrase.sort in ("actor", "speaker", "proper", "place")
        unit = self.units[-1]
        if unit.name is not None:
            acts = unit.name.kind in ("actor", "outlet", "place")
            return acts and (not unit.demonym or self._subject_plural())
        if unit.kind == "proper":
            return True
        return unit.meaning(ActorNoun) is not None

    def _plain(self, i: int) -> int:
        token = self.tokens[i]
        if token.upper and token.kind == "word":
            last = i + 1
            while last < len(self.tokens) and self._proper_part(last) and self._name(last) is None:
                last += 1
            known = i == self._opening() and last == i + 1
            kind = "word" if known and self.finder.moods(self.row, i) else "proper"
            return self._unit(kind, i, last - i)
        return self._unit("word", i, 1)

    def _unit(
        self,
        kind: str,
        i: int,
        length: int,
        name: Name | None = None,
        meanings: Sequence[Meaning] = (),
    ) -> int:
        unit = Unit(kind, i, i + length, name, tuple(meanings))
        if self.units and (self._titled(unit) or self._second_object(unit)):
            self._close(i)
        for k in range(i, i + length):
            self.cats[k] = frozenset()
        self.units.append(unit)
        if self.pending.first < 0:
            self.pending.first = i
        return i + length

    def _titled(self, unit: Unit) -> bool:
        """Whether a name follows the noun that says who it is."""
        noun: ActorNoun | None = self.units[-1].meaning(ActorNoun)
        named = unit.kind == "proper" or (
            unit.name is not None and unit.name.kind in ("actor", "outlet") and not unit.demonym
        )
        return noun is not None and named and noun.sort in _TITLES

    def _second_object(self, unit: Unit) -> bool:
        """'Sent Russia shells': a name right after a verb, and goods that are no part of it."""
        named = self.units[0].name
        if not self._named_object() or named is None or self.units[0].demonym or named.kind == "materiel":
            return False
        goods = unit.meaning(Goods) is not None and unit.meaning(ActorNoun) is None
        weapon = unit.name is not None and unit.name.kind == "materiel"
        return goods or weapon or unit.demonym

    def _own(self, i: int) -> int:
        """Takes what is open for the owner of what follows."""
        unit = self.units[-1]
        state = next((u.name for u in reversed(self.units) if stands(u.name)), None) or next(
            (s for s in self.states), None
        )
        start = self.pending.start if self.pending.start >= 0 else self.tokens[self.units[0].first].start
        self.states = [state] if state is not None else []
        self.owner = start
        if unit.meaning(ActorNoun) is not None and state is None:
            self.pending.traits.add("owned")
        self.units = []
        self.pending.quantity, self.pending.determined = None, True
        self.pending.start = -1
        return i

    def _compounded(self, i: int, cats: frozenset[str]) -> int:
        """An ending that tells what a name is to what follows: '-made', '-based', '-backed'."""
        unit = self.units.pop()
        if unit.name is not None and stands(unit.name) and not cats & {"detached"}:
            self.states.append(unit.name)
            if "made" in cats:
                self.pending.traits.add("origin")
        self.units.append(Unit("word", unit.first, i + 1))
        return i + 1

    def _close(self, i: int) -> None:
        """Ends the phrase that is open, before the token at ``i``."""
        if not self.units:
            self._drop(i)
            self._clear()
            return
        p, self.pending = self.pending, Pending()
        units, head = self.units, self.units[-1]
        states = [*self.states, *(u.name for u in units[:-1] if stands(u.name) and u.name is not None)]
        start = self.tokens[units[0].first].start
        values = self._values(units, head)
        if p.start >= 0 and p.quantity is None:
            start = min(start, p.start)
        if self.owner >= 0 and values["sort"] in ("speaker", "actor", "proper", "other"):
            start = self.owner
        traits = set(p.traits)
        if p.determined:
            traits.add("definite")
        if any(getattr(m, "plural", False) for m in head.meanings):
            traits.add("plural")
        phrase = Phrase(
            head=head.first, start=start, end=self.tokens[head.last - 1].end, quantity=p.quantity,
            traits=frozenset(traits), states=tuple(dict.fromkeys(states)), **values,
        )  # fmt: skip
        first = p.first if 0 <= p.first <= units[0].first else units[0].first
        self._chunk("phrase", first, head.last, prep=p.prep, phrase=phrase)
        self._clear()

    def _leaning(self, last: Chunk, i: int) -> Chunk:
        assert last.verb is not None
        clitics = (*last.verb.clitics, self.low[i])
        return replace(last, last=i + 1, end=self.tokens[i].end, verb=replace(last.verb, clitics=clitics))
