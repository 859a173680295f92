"""Cuts a sentence into chunks: noun phrases of known sorts, verb groups, times, joints, marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from concordant.extraction.chunks import Chunk, Phrase
from concordant.extraction.names import name_at
from concordant.extraction.verb_groups import Row, VerbFinder
from concordant.language.compiled import Language
from concordant.language.meanings import ActorNoun, Evoked, Goods, Governing, Meaning, Name
from concordant.language.tokens import Token

_JOINTS = frozenset(
    {
        "coordinator", "relative_subject", "relative_other", "que", "if", "subordinator",
        "prep:according", "prep:cited", "prep:citing", "prep:source", "content_noun_clause", "such_as",
    }
)  # fmt: skip
_MAX_ADJECTIVES = 3


@dataclass(slots=True)
class _Pending:
    """What was read before the head of a phrase: preposition, determiner, quantity."""

    first: int = -1
    prep: str | None = None
    traits: set[str] = field(default_factory=set)
    quantity: Any = None
    start: int = -1
    determined: bool = False


class Chunker:
    """Cuts the sentences of one language into chunks; holds the language, no state."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._verbs = VerbFinder(language)

    def chunks(
        self,
        tokens: Sequence[Token],
        text: str,
        times: Sequence[Any],
        quantities: Sequence[Any],
    ) -> tuple[Chunk, ...]:
        """The chunks of one sentence, in order, covering every token that bears on structure."""
        return _Cut(self._language, self._verbs, tokens, text, times, quantities).run()


class _Cut:
    """One pass over one sentence."""

    def __init__(
        self,
        language: Language,
        verbs: VerbFinder,
        tokens: Sequence[Token],
        text: str,
        times: Sequence[Any],
        quantities: Sequence[Any],
    ) -> None:
        self.language, self.verbs, self.tokens, self.text = language, verbs, tokens, text
        self.low = [t.low for t in tokens]
        self.folds = [t.fold for t in tokens]
        self.closed = self._closed()
        self.meanings = self._meanings()
        nominal = [bool(m) and m[0] == 1 for m in self.meanings]
        self.cats = [c[1] for c in self.closed]
        self.row = Row(tokens, self.cats, nominal)
        self.times = self._by_token(times)
        self.quantities = self._by_token(quantities)
        self.out: list[Chunk] = []
        self.pending = _Pending()

    def _closed(self) -> list[tuple[int, frozenset[str]]]:
        found: list[tuple[int, frozenset[str]]] = []
        for i in range(len(self.low)):
            best = self.language.closed.longest(self.low, i)
            found.append((best[0], frozenset(best[1])) if best else (1, frozenset()))
        return found

    def _meanings(self) -> list[tuple[int, tuple[Meaning, ...]] | None]:
        return [self.language.words.longest(self.low, i) for i in range(len(self.low))]

    def _by_token(self, mentions: Sequence[Any]) -> Mapping[int, Any]:
        starts = {token.start: i for i, token in enumerate(self.tokens)}
        return {starts[m.span.start]: m for m in mentions if m.span.start in starts}

    def _after(self, end: int, i: int) -> int:
        while i < len(self.tokens) and self.tokens[i].start < end:
            i += 1
        return i

    def run(self) -> tuple[Chunk, ...]:
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        self._drop(len(self.tokens))
        return tuple(self.out)

    def _step(self, i: int) -> int:
        token = self.tokens[i]
        if i in self.times and not self._verbal_time(i):
            return self._time(i)
        if i in self.quantities:
            return self._quantity(i)
        if token.kind == "mark":
            return self._mark(i)
        length, cats = self.closed[i]
        meaning = self.meanings[i]
        if length > 1 and (not meaning or meaning[0] < length):
            return self._closed_word(i, length, cats)
        name = name_at(self.tokens, self.folds, i, self.language, self.text)
        if (
            name
            and (not meaning or name[0] >= meaning[0])
            and not (cats and name[0] == 1 and not token.upper)
        ):
            return self._head(i, name[0], (), name[1])
        verb = self.verbs.at(self.row, i) if token.kind in ("word", "hung") else None
        if verb:
            return self._verb(i, *verb)
        if meaning and (not cats or meaning[0] > 1):
            return self._head(i, meaning[0], meaning[1], None)
        if cats:
            return self._closed_word(i, length, cats)
        return self._unknown(i)

    def _verbal_time(self, i: int) -> bool:
        return self.times[i].span.end == self.tokens[i].end and "clitic" in self.row.cat(i)

    def _chunk(self, kind: Any, first: int, last: int, **values: Any) -> Chunk:
        chunk = Chunk(kind, first, last, self.tokens[first].start, self.tokens[last - 1].end, **values)
        self.out.append(chunk)
        return chunk

    def _drop(self, i: int) -> None:
        """Lets go of what was pending: a preposition or quantity without a noun."""
        p = self.pending
        if p.quantity is not None:
            phrase = Phrase("number", p.first, p.quantity.span.start, p.quantity.span.end, quantity=p.quantity,
                            traits=frozenset(p.traits))  # fmt: skip
            self._chunk("phrase", p.first, i, prep=p.prep, phrase=phrase)
        elif p.prep is not None:
            self._chunk("word", p.first, i, prep=p.prep)
        self.pending = _Pending()

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
        elif last < len(self.tokens) and self.row.cat(last) & {"prep:de"} and self.low[last] in ("de", "d"):
            pass
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
        joints = cats & _JOINTS
        preps = sorted(c[5:] for c in cats if c.startswith("prep:") and c not in _JOINTS)
        if joints and not (preps and "such_as" in joints and self.pending.first >= 0):
            self._drop(i)
            self._chunk("joint", i, i + length, cats=cats, text=" ".join(self.low[i : i + length]))
            return i + length
        p = self.pending
        if preps == ["de"] and self._partitive(i, cats):
            preps, cats = [], cats | {"det"}
            p.traits.add("partitive")
        if preps and not (p.determined and "de" in preps and p.quantity is not None):
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
            self.pending = _Pending()
            return i + length
        self._chunk("adverb" if "adverb" in cats else "word", i, i + length, cats=cats, text=self.low[i])
        return i + length

    def _after_name(self, p: _Pending, i: int) -> bool:
        """Whether what stands before can have no complement: a name, a verb, a time."""
        previous = self.out[-1] if self.out else None
        if previous is None or previous.last != (p.first if p.first >= 0 else i):
            return False
        if previous.phrase is None:
            return previous.kind in ("verb", "time", "adverb") or "list_word" in previous.cats
        return previous.phrase.sort in ("actor", "place", "speaker") and previous.phrase.name is not None

    def _partitive(self, i: int, cats: frozenset[str]) -> bool:
        """Whether 'of' is an indefinite article here: not after a noun, or after a negation."""
        previous = self.out[-1] if self.out else None
        if self.pending.first >= 0:
            return False
        if previous is None:
            return "det" in cats
        if "negator" in previous.cats or "negator" in self.row.cat(previous.last - 1):
            return True
        if "det" not in cats:
            return False
        return previous.kind != "phrase" and previous.kind != "time"

    def _determine(self, i: int, cats: frozenset[str]) -> None:
        p = self.pending
        p.determined = True
        if p.start < 0 and "det" not in cats:
            p.start = self.tokens[i].start
        p.traits |= cats & {"possessive", "own", "none", "demonstrative"}
        word = self.low[i]
        if word.endswith(("s", "x")) and "det" in cats:
            p.traits.add("plural")

    def _verb(self, i: int, last: int, group: Any) -> int:
        if self.pending.first >= 0 and "quantifier" in self.row.cat(i - 1) and self.pending.quantity is None:
            self._chunk("word", i - 1, i, cats=frozenset({"pronoun", "quantifier"}), text=self.low[i - 1])
            self.pending = _Pending()
        if group.marker is None:
            self._drop(i)
        else:
            self.pending = _Pending()
        cats = self.row.cat(group.main) & {"destined"}
        self._chunk("verb", i, last, verb=group, cats=cats)
        return last

    def _unknown(self, i: int) -> int:
        token = self.tokens[i]
        if token.kind == "number" or not token.upper:
            return self._other(i)
        last = i + 1
        while last < len(self.tokens) and self._proper_part(last):
            last += 1
        if last - i == 1 and i == self._opening() and self.language.morphology.verb(token.low):
            return self._other(i)
        proper = self.text[token.start : self.tokens[last - 1].end]
        return self._phrase("proper", i, last, proper=proper)

    def _opening(self) -> int:
        return next((k for k, t in enumerate(self.tokens) if t.kind != "mark"), 0)

    def _proper_part(self, i: int) -> bool:
        token = self.tokens[i]
        if token.kind == "mark":
            return False
        return token.upper and not self.row.cat(i) & {"det", "pronoun"} and i not in self.times

    def _other(self, i: int) -> int:
        previous = self.out[-1] if self.out else None
        adjacent = previous is not None and previous.last == i and self.pending.first < 0
        if (
            adjacent
            and previous is not None
            and previous.phrase
            and previous.phrase.sort not in ("proper", "number")
        ):
            # An unknown word right after a phrase is taken for its adjective.
            self.out[-1] = replace(
                previous,
                last=i + 1,
                end=self.tokens[i].end,
                phrase=replace(previous.phrase, end=self.tokens[i].end),
            )
            return i + 1
        return self._phrase("other", i, i + 1)

    def _head(self, i: int, length: int, meanings: Sequence[Meaning], name: Name | None) -> int:
        if self._attributive(i, meanings, name):
            return self._absorb(i, length)
        for k in range(i, i + length):
            # A word inside a name is no article and no preposition.
            self.cats[k] = frozenset()
        goods = next((m for m in meanings if isinstance(m, Goods)), None)
        noun = next((m for m in meanings if isinstance(m, ActorNoun)), None)
        frames = tuple(m.frame for m in meanings if isinstance(m, Evoked))
        operators = tuple(m.operator for m in meanings if isinstance(m, Governing))
        if name is not None:
            sort = {"place": "place", "materiel": "item"}.get(name.kind, "actor")
            if name.form == "demonym" and self._adjectival(i):
                return self._adjective(i, name)
        elif goods:
            sort = "item"
        elif noun:
            sort = "speaker"
        else:
            sort = "frame" if frames else "operator"
        return self._phrase(
            sort, i, i + length, name=name if sort != "item" else None, model=name if sort == "item" else None,
            goods=goods, noun=noun, frames=frames, operators=operators,
            plural=any(getattr(m, "plural", False) for m in meanings),
        )  # fmt: skip

    def _attributive(self, i: int, meanings: Sequence[Meaning], name: Name | None) -> bool:
        """A common noun right after a noun, without anything between, is its adjective."""
        if name is not None or self.pending.first >= 0 or self.tokens[i].upper or not self.out:
            return False
        previous = self.out[-1]
        touching = previous.last == i and previous.phrase is not None and previous.phrase.sort != "number"
        return touching and not any(isinstance(m, Evoked | Governing) for m in meanings) and bool(meanings)

    def _absorb(self, i: int, length: int) -> int:
        previous = self.out[-1]
        assert previous.phrase is not None
        end = self.tokens[i + length - 1].end
        self.out[-1] = replace(previous, last=i + length, end=end, phrase=replace(previous.phrase, end=end))
        return i + length

    def _adjectival(self, i: int) -> bool:
        """A word of nationality is an adjective after a phrase, or before a noun it agrees with."""
        previous = self.out[-1] if self.out else None
        touching = previous is not None and previous.last == i and previous.phrase is not None
        return touching and self.pending.first < 0 and not self.tokens[i].upper

    def _adjective(self, i: int, name: Name) -> int:
        previous = self.out[-1]
        assert previous.phrase is not None
        phrase = replace(previous.phrase, states=(*previous.phrase.states, name), end=self.tokens[i].end)
        self.out[-1] = replace(previous, last=i + 1, end=self.tokens[i].end, phrase=phrase)
        return i + 1

    def _phrase(self, sort: str, i: int, last: int, plural: bool = False, **values: Any) -> int:
        p, self.pending = self.pending, _Pending()
        traits = set(p.traits)
        if plural:
            traits.add("plural")
        if p.determined:
            traits.add("definite")
        if p.prep == "de" and p.determined and (values.get("goods") or values.get("model")) and self._after_name(p, i):
            # "supply to Russia of-the shells": goods are no complement of a name or of a verb.
            p.prep = None
            traits.add("partitive")
        start = p.start if p.start >= 0 else self.tokens[i].start
        first = p.first if p.first >= 0 else i
        end = self.tokens[last - 1].end
        phrase = Phrase(sort, i, start, end, quantity=p.quantity, traits=frozenset(traits), **values)
        self._chunk("phrase", first, last, prep=p.prep, phrase=phrase)
        return last
