"""Closed words where order tells who does what: joints, prepositions, pronouns, 'that' in its three uses."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.extraction.phrase_builder import Pending
from concordant.extraction.phrases_units import Units
from concordant.language.meanings import ActorNoun, Evoked, Goods, Meaning, Name

_JOINTS = frozenset(
    {
        "coordinator", "relative_subject", "relative_other", "that", "if", "subordinator",
        "prep:according", "prep:cited", "prep:citing", "content_noun_clause", "such_as",
    }
)  # fmt: skip
_AHEAD = 9


class ClosedWords(Units):
    """How closed words are taken up."""

    def _closed_word(self, i: int, length: int, cats: frozenset[str]) -> int:
        if cats & {"made", "attached", "detached"} and self.units:
            return self._compounded(i, cats)
        if "infinitive_marker" in cats and length > 1:
            cats = cats - {"infinitive_marker"}
        if "object_pronoun" in cats and self._object_here(i):
            last = self.out[-1]
            assert last.verb is not None
            self.out[-1] = self._leaning(last, i)
            return i + 1
        if "title" in cats:
            if self.units:
                self._close(i)
            if (named := self._title(i, length, cats)) is not None:
                return named
        cats = self._settled(i, length, cats)
        preps = sorted(c[5:] for c in cats if c.startswith("prep:") and c not in _JOINTS)
        if cats & _JOINTS:
            return self._joint(i, length, cats)
        if preps:
            self._close(i)
            self.pending = Pending(first=i, prep=preps[0])
            if "det" in cats:
                self._determine(i, cats)
            return i + length
        if "det" in cats or "pre_adjective" in cats:
            return self._determined(i, length, cats)
        if "pronoun" in cats:
            prep = self.pending.prep if not self.units else None
            if prep is not None:
                self.pending = Pending()
            self._close(i)
            self._chunk("word", i, i + length, cats=cats, text=self.low[i], prep=prep)
            return i + length
        self._close(i)
        self._chunk("adverb" if "adverb" in cats else "word", i, i + length, cats=cats, text=self.low[i])
        return i + length

    def _unit(
        self, kind: str, i: int, length: int, name: Name | None = None, meanings: Sequence[Meaning] = ()
    ) -> int:
        if name is not None and self._begins_clause(i + length, name):
            self._close(i)
            place = i, i, self.tokens[i].start, self.tokens[i].start
            self.out.append(Chunk("joint", *place, cats=frozenset({"that", "relative_object"})))
            self.clause_about = i
        return super()._unit(kind, i, length, name, meanings)

    def _begins_clause(self, after: int, name: Name) -> bool:
        """Whether a name right behind goods acts on them: 'the drones Iran supplied', 'a deal Kyiv made'."""
        if not self.units or name.kind not in ("actor", "place") or name.form == "demonym":
            return False
        noun = self.units[-1]
        of_goods = noun.meaning(Goods) is not None or noun.meaning(Evoked) is not None
        if not of_goods or noun.name is not None or noun.meaning(ActorNoun) is not None:
            return False
        several = self.pending.determined or self.pending.quantity is not None or self._subject_plural()
        return several and self._verb_follows(after)

    def _object_here(self, i: int) -> bool:
        last = self.out[-1] if self.out else None
        if last is None or last.verb is None or last.last != i or self.units or self.pending.first >= 0:
            return False
        k = i + 1
        told = last.verb.lemma in self.language.telling  # "said it successfully tested one"
        while self.row.cat(k) & ({"negator", "adverb"} if told else {"negator"}) or (
            told and self.finder.manner(self.row, k)
        ):
            k += max(self.closed[k][0], 1)
        return not (self.finder.helps(self.row, k) or self._verbish(k))

    def _verbish(self, k: int) -> bool:
        moods = self.finder.moods(self.row, k)
        return "past_simple" in moods or (bool(moods & {"present"}) and not self.row.nominal[k])

    def _joint(self, i: int, length: int, cats: frozenset[str]) -> int:
        prep = self.pending.prep if "relative_subject" in cats and not self.units else None
        if prep is not None:
            self.pending = Pending()
            cats = (cats - {"relative_subject"}) | {"relative_other"}
        self._close(i)
        words = " ".join(self.low[i : i + length])
        self._chunk("joint", i, i + length, cats=cats, prep=prep, text=words)
        return i + length

    def _determined(self, i: int, length: int, cats: frozenset[str]) -> int:
        if "adverb" in cats and not (self._open() or self._noun_near(i + length)):
            self._chunk("adverb", i, i + length, cats=cats, text=self.low[i])
            return i + length
        if self.units and ("det" in cats or self._named_object()):
            self._close(i)
        if self.units:
            return self._plain(i)
        p = self.pending
        p.first = i if p.first < 0 else p.first
        self._determine(i, cats)
        if "pre_adjective" in cats and "det" not in cats:
            p.determined = p.determined or False
        if not self._noun_near(i + length) and "quantifier" in cats and not self._open_after(i + length):
            return self._alone(i, length, cats)
        return i + length

    def _open_after(self, k: int) -> bool:
        """Whether a number, name or unknown word goes on after a quantifier."""
        if k >= len(self.tokens) or self.tokens[k].kind == "mark" or self.row.cat(k):
            return False
        return not (self.finder.helps(self.row, k) or "past_simple" in self.finder.moods(self.row, k))

    def _alone(self, i: int, length: int, cats: frozenset[str]) -> int:
        """A quantifier without a noun stands for one: 'some were destroyed'."""
        prep = self.pending.prep
        self.pending = Pending()
        found = frozenset({"pronoun", "quantifier"}) | (cats & {"none"})
        self._chunk("word", i, i + length, cats=found, text=self.low[i], prep=prep)
        return i + length

    def _settled(self, i: int, length: int, cats: frozenset[str]) -> frozenset[str]:
        """The categories that count here, for words that may be several things."""
        after = i + length
        if "that" in cats and "demonstrative_pronoun" in cats:
            return self._that_here(i)
        if cats & {"relative_subject"}:
            return cats if self._verb_follows(after) else frozenset({"that", "relative_object"})
        both = cats & {"subordinator", "if"} and any(c.startswith("prep:") for c in cats)
        if both or ("subordinator" in cats and "adverb" in cats):
            clause = self._clause_follows(after)
            kept = {c for c in cats if clause == (c in {"subordinator", "if"})}
            return frozenset(kept or cats)
        if "such_as" in cats and any(c.startswith("prep:") for c in cats):
            joint = bool(self.units or (self.out and self.out[-1].phrase))
            return frozenset(c for c in cats if joint == (c == "such_as")) or cats
        if "coordinator" in cats and "adverb" in cats:
            return cats - {"adverb"} if not self._adverb_here(i) else frozenset({"adverb"})
        return cats

    def _adverb_here(self, i: int) -> bool:
        before = self.out[-1] if self.out else None
        return self.units == [] and before is not None and before.kind in ("verb", "joint")

    def _that_here(self, i: int) -> frozenset[str]:
        noun = bool(self.units) or (
            bool(self.out) and self.out[-1].kind == "phrase" and self.pending.first < 0
        )
        if self._verb_follows(i + 1):
            if noun:
                return frozenset({"relative_subject"})
            return frozenset({"pronoun", "third_singular"})
        if self.pending.prep is not None and not self.units:
            return frozenset({"det", "demonstrative"})
        told = noun or any(c.verb is not None for c in self.out)
        if not noun and self._tells_here() and self._starts(i + 1):
            return frozenset({"that"})
        if told and self._clause_follows(i + 1):
            return frozenset({"that"})
        return frozenset({"det", "demonstrative"})

    def _tells_here(self) -> bool:
        """Whether a verb that a clause completes stands before, with nothing but when and where between."""
        for chunk in reversed(self.out):
            if chunk.verb is not None:
                return bool(self.language.telling & set(chunk.verb.lemmas))
            if chunk.kind not in ("time", "adverb") and chunk.prep is None:
                return False
        return False

    def _verb_follows(self, k: int) -> bool:
        """Whether a finite verb stands at ``k``, adverbs passed over."""
        while k < len(self.tokens) and (
            self.row.cat(k) & {"adverb", "negator"} or self.finder.manner(self.row, k)
        ):  # fmt: skip
            k += 1
        if k >= len(self.tokens) or self.tokens[k].upper:
            return False
        if self.finder.helps(self.row, k):
            return True
        moods = self.finder.moods(self.row, k)
        if self.row.cat(k) or not moods & {"past_simple", "present"}:
            return False
        return not (self.row.nominal[k] and not self._starts(k + 1))

    def _clause_follows(self, k: int) -> bool:
        """Whether a subject and a finite verb follow before any mark."""
        for n in range(k, min(k + _AHEAD + 6, len(self.tokens))):
            token = self.tokens[n]
            if token.kind == "mark" and token.text in ".;:,–—()":
                return False
            if self.row.cat(n) & {"relative_subject", "if"} and n > k:
                return False
            if token.upper:
                continue
            if self.finder.helps(self.row, n) and n > k:
                return True
            moods = self.finder.moods(self.row, n)
            if n > k and "past_simple" in moods and not self.row.cat(n) and not self._attributive_past(n):
                return True
            third = any(a.person == 3 and a.number == "s" for a in self.finder.readings(self.row, n))
            if n > k and third and not self.row.nominal[n] and not self.row.cat(n):
                return True
        return False

    def _attributive_past(self, n: int) -> bool:
        return bool(
            self.row.cat(n - 1) & {"det", "pre_adjective", "possessive"}
        ) or "prep:by" in self.row.cat(n + 1)
