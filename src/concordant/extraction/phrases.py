"""Cuts a sentence into chunks: noun phrases of known sorts, verb groups, times, joints, marks."""

from collections.abc import Sequence
from typing import Any

from concordant.extraction.chunks import Chunk
from concordant.extraction.clefts import cleft
from concordant.extraction.contrasts import contrasted
from concordant.extraction.deferrals import deferred
from concordant.extraction.exclusions import excluded
from concordant.extraction.insertions import Insertions
from concordant.extraction.inversions import turned
from concordant.extraction.names import name_at
from concordant.extraction.phrase_builder import Pending, PhraseBuilder
from concordant.extraction.verb_groups import VerbFinder, VerbSeeker
from concordant.language.compiled import Language
from concordant.language.meanings import Governing
from concordant.language.tokens import Token

_JOINTS = frozenset(
    {
        "coordinator", "relative_subject", "relative_other", "that", "if", "subordinator",
        "prep:according", "prep:cited", "prep:citing", "prep:source", "content_noun_clause", "such_as",
    }
)  # fmt: skip


class Chunker:
    """Cuts the sentences of one language into chunks; holds the language, no state."""

    def __init__(
        self, language: Language, verbs: VerbSeeker | None = None, cut: "type[Cut] | None" = None
    ) -> None:
        self._language = language
        self._verbs: VerbSeeker = verbs or VerbFinder(language)
        self._cut = cut or Cut
        self.insertions = Insertions(language)

    def chunks(
        self,
        tokens: Sequence[Token],
        text: str,
        times: Sequence[Any],
        quantities: Sequence[Any],
    ) -> tuple[Chunk, ...]:
        """The chunks of one sentence, in order, covering every token that bears on structure."""
        cut = self._cut(self._language, self._verbs, tokens, text, times, quantities)
        found = contrasted(excluded(cut.run(), cut.closed, cut.low), cut.closed)
        found = deferred(cleft(found, cut.closed, self._language.be), cut.closed, self._language)
        return turned(found, self._language, cut.low)


class Cut(PhraseBuilder):
    """One pass over one sentence."""

    def run(self) -> tuple[Chunk, ...]:
        """The chunks of the sentence."""
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        self._drop(len(self.tokens))
        return tuple(self.out)

    def _step(self, i: int) -> int:
        token = self.tokens[i]
        if i in self.times and not self._verbal_time(i):
            return self._time(i)
        if token.kind == "number" and (
            named := name_at(self.tokens, self.folds, i, self.language, self.text)
        ):
            return self._head(i, named[0], (), named[1])
        if i in self.quantities:
            return self._quantity(i)
        if token.kind == "mark":
            return self._mark(i)
        length, cats = self.closed[i]
        meaning = self.meanings[i]
        if length > 1 and (not meaning or meaning[0] < length):
            return self._closed_word(i, length, cats)
        counted = self.pending.quantity is not None
        name = name_at(self.tokens, self.folds, i, self.language, self.text, counted)
        if (
            name
            and (not meaning or name[0] >= meaning[0])
            and not (cats and name[0] == 1 and not token.upper)
        ):
            return self._head(i, name[0], (), name[1])
        governing = meaning is not None and any(isinstance(m, Governing) for m in meaning[1])
        if meaning and governing and (meaning[0] > 2 or (meaning[0] == 2 and self._predicate(i))):
            return self._head(i, meaning[0], meaning[1], None)
        if meaning and self._expects_noun(i) and not (cats and meaning[0] == 1):
            return self._head(i, meaning[0], meaning[1], None)
        verb = self.verbs.at(self.row, i) if token.kind in ("word", "hung") else None
        if verb:
            return self._verb(i, *verb)
        if meaning and (not cats - {"origin"} or meaning[0] > 1):
            return self._head(i, meaning[0], meaning[1], None)
        if cats - {"origin"}:
            return self._closed_word(i, length, cats)
        return self._unknown(i)

    def _predicate(self, i: int) -> bool:
        """Whether what stands at ``i`` says how the subject is: 'se dit prête à', no form of 'prêter'."""
        verb = self.out[-1].verb if self.out and self.out[-1].last == i else None
        return (
            verb is not None and verb.form == "finite" and (verb.reflexive or verb.lemma == self.language.be)
        )

    def _expects_noun(self, i: int) -> bool:
        """Whether a number or an article that is no pronoun stands right before."""
        p = self.pending
        if p.quantity is not None:
            return True
        return (
            p.determined and "clitic" not in self.row.cat(i - 1) and "quantifier" not in self.row.cat(i - 1)
        )

    def _verbal_time(self, i: int) -> bool:
        return self.times[i].span.end == self.tokens[i].end and "clitic" in self.row.cat(i)

    def _time(self, i: int) -> int:
        mention = self.times[i]
        self._drop(i)
        last = self._after(mention.span.end, i)
        self._chunk("time", i, max(last, i + 1), time=mention)
        return max(last, i + 1)

    def _quantity(self, i: int) -> int:
        mention = self.quantities[i]
        if self.pending.quantity is not None:
            self._drop(i)
        p = self.pending
        p.first = i if p.first < 0 else p.first
        p.quantity = mention
        p.determined = True
        if p.start < 0:
            p.start = self.tokens[i].start
        if getattr(mention, "high", None) != 1:
            p.traits.add("plural")
        last = max(self._after(mention.span.end, i), i + 1)
        if mention.kind in ("money",):
            self._drop(last)
        # "dozens of": the linking preposition belongs to the quantity.
        while last < len(self.tokens) and self.tokens[last].start < (
            mention.of_span.start if mention.of_span else 0
        ):
            last += 1
        return last

    def _mark(self, i: int) -> int:
        self._drop(i)
        self._chunk("mark", i, i + 1, text=self.tokens[i].text)
        return i + 1

    def _closed_word(self, i: int, length: int, cats: frozenset[str]) -> int:
        if "that" in cats and self._restricts():
            self._chunk("adverb", i, i + length, cats=frozenset({"adverb"}), text=self.low[i])
            return i + length
        if (named := self._title(i, length, cats)) is not None:
            return named
        joints = cats & _JOINTS
        preps = sorted(c[5:] for c in cats if c.startswith("prep:") and c not in _JOINTS)
        if joints and not (preps and "such_as" in joints and self.pending.first >= 0):
            prep = self.pending.prep if "relative_subject" in cats else None
            self._drop(i)
            if prep is not None:
                # "to whom": the antecedent stands in the relation of the preposition.
                self.out.pop()
                cats = (cats - {"relative_subject"}) | {"relative_other"}
            self._chunk("joint", i, i + length, cats=cats, prep=prep, text=" ".join(self.low[i : i + length]))
            return i + length
        p = self.pending
        if preps == ["of"] and "none" in p.traits and p.first >= 0 and p.quantity is None:
            preps = []  # "none of these"
            p.traits.add("plural")
            if "det" not in cats:
                return i + length
        if preps == ["of"] and self._partitive(i, cats):
            preps, cats = [], cats | {"det"}
            p.traits.add("partitive")
        if preps and not (p.determined and "of" in preps and p.quantity is not None):
            if p.prep is not None or p.determined:
                self._drop(i)
                p = self.pending
            p.prep = preps[0]
            p.first = i
            if "det" in cats:
                self._determine(i, cats)
            return i + length
        if "det" in cats or "pre_adjective" in cats:
            if p.first < 0:
                p.first = i
            self._determine(i, cats)
            return i + length
        if "pronoun" in cats and length > 0 and "clitic" not in cats:
            self._chunk("word", i, i + length, cats=cats, text=self.low[i], prep=p.prep)
            self.pending = Pending()
            return i + length
        self._chunk("adverb" if "adverb" in cats else "word", i, i + length, cats=cats, text=self.low[i])
        return i + length

    def _restricts(self) -> bool:
        """Whether 'that' means 'only' here: after a verb with half a negation."""
        near = self.out[-4:]
        for n, chunk in reversed(list(enumerate(near))):
            if chunk.verb is not None:
                whole = bool(chunk.verb.negator) or (n > 0 and _none(near[n - 1]))
                return chunk.verb.negated and not whole
            if "negator" in chunk.cats or chunk.kind in ("mark", "joint"):
                return False
        return False

    def _partitive(self, i: int, cats: frozenset[str]) -> bool:
        """Whether 'of' is an indefinite article here: not after a noun, or after a negation."""
        previous = self.out[-1] if self.out else None
        if self.pending.first >= 0:
            p = self.pending
            return "det" in cats and p.prep is not None and not p.determined and p.quantity is None
        if previous is None:
            return "det" in cats
        near = [c.verb for c in self.out[-4:] if c.verb is not None]
        if previous.kind in ("verb", "adverb") and any(v.negated for v in near):
            return True
        if "negator" in previous.cats or "negator" in self.row.cat(previous.last - 1):
            return True
        if "det" not in cats:
            return False
        return previous.kind != "phrase" and previous.kind != "time"

    def _verb(self, i: int, last: int, group: Any) -> int:
        if self.pending.first >= 0 and "quantifier" in self.row.cat(i - 1) and self.pending.quantity is None:
            self._chunk("word", i - 1, i, cats=frozenset({"pronoun", "quantifier"}), text=self.low[i - 1])
            self.pending = Pending()
        if group.marker is None:
            self._drop(i)
        else:
            self.pending = Pending()
        cats = self.row.cat(group.main) & {"destined"}
        self._chunk("verb", i, last, verb=group, cats=cats)
        return last


def _none(chunk: Chunk) -> bool:
    """Whether it makes half a negation whole: 'nothing', 'no document'."""
    return "nothing" in chunk.cats or (chunk.phrase is not None and "none" in chunk.phrase.traits)
