"""Builds noun phrases: what was read before the head, the head itself, and its adjectives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from concordant.extraction.chunks import Chunk, Phrase
from concordant.extraction.names import begins
from concordant.extraction.verb_groups import Row, VerbSeeker
from concordant.language.compiled import Language
from concordant.language.meanings import LOOKALIKE, ActorNoun, Evoked, Goods, Governing, Meaning, Name
from concordant.language.tokens import Token

TREATIES = "treaties"
"""The family of goods under which frames of agreements ask for a treaty."""


_OPEN: tuple[int, frozenset[str]] = (1, frozenset())


@lru_cache(maxsize=1024)
def _categories(found: tuple[str, ...]) -> frozenset[str]:
    return frozenset(found)


@dataclass(slots=True)
class Pending:
    """What was read before the head of a phrase: preposition, determiner, quantity."""

    first: int = -1
    prep: str | None = None
    traits: set[str] = field(default_factory=set)
    quantity: Any = None
    start: int = -1
    determined: bool = False


class PhraseBuilder:
    """The state of one pass over one sentence, and the phrases it builds."""

    def __init__(
        self,
        language: Language,
        verbs: VerbSeeker,
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
        nominal = [m is not None and m[0] == 1 for m in self.meanings]
        self.cats = [c[1] for c in self.closed]
        self.row = Row(tokens, self.cats, nominal, [c[0] for c in self.closed])
        self.times = self._by_token(times)
        self.quantities = self._by_token(quantities)
        self.out: list[Chunk] = []
        self.pending = Pending()

    def _closed(self) -> list[tuple[int, frozenset[str]]]:
        closed = self.language.closed
        found: list[tuple[int, frozenset[str]]] = []
        for i, word in enumerate(self.low):
            best = closed.longest(self.low, i) if begins(closed, word) else None
            found.append((best[0], _categories(best[1])) if best else _OPEN)
        return found

    def _meanings(self) -> list[tuple[int, tuple[Meaning, ...]] | None]:
        words = self.language.words
        return [words.longest(self.low, i) if begins(words, w) else None for i, w in enumerate(self.low)]

    def _by_token(self, mentions: Sequence[Any]) -> Mapping[int, Any]:
        starts = {token.start: i for i, token in enumerate(self.tokens)}
        return {starts[m.span.start]: m for m in mentions if m.span.start in starts}

    def _after(self, end: int, i: int) -> int:
        while i < len(self.tokens) and self.tokens[i].start < end:
            i += 1
        return i

    def _chunk(self, kind: Any, first: int, last: int, **values: Any) -> Chunk:
        chunk = Chunk(kind, first, last, self.tokens[first].start, self.tokens[last - 1].end, **values)
        self.out.append(chunk)
        return chunk

    def _drop(self, i: int) -> None:
        """Lets go of what was pending: a preposition or quantity without a noun."""
        p = self.pending
        if p.first < 0:
            return
        if p.quantity is not None:
            span, traits = p.quantity.span, frozenset(p.traits)
            phrase = Phrase("number", p.first, span.start, span.end, quantity=p.quantity, traits=traits)
            self._chunk("phrase", p.first, i, prep=p.prep, phrase=phrase)
        elif p.prep is not None:
            self._chunk("word", p.first, i, prep=p.prep, cats=frozenset(p.traits & {"none"}))
        self.pending = Pending()

    def _determine(self, i: int, cats: frozenset[str]) -> None:
        p = self.pending
        p.determined = True
        if p.start < 0 and "det" not in cats:
            p.start = self.tokens[i].start
        p.traits |= cats & {"possessive", "own", "none", "demonstrative", "same"}
        word = self.low[i]
        if word.endswith(("s", "x")) and "det" in cats:
            p.traits.add("plural")

    def _title(self, i: int, length: int, cats: frozenset[str]) -> int | None:
        """The index after 'Mr.', which begins a name and whose full stop ends nothing; None elsewhere."""
        if "title" not in cats or not self.tokens[i].upper:
            return None
        last = i + length
        if last < len(self.tokens) and self.tokens[last].text == ".":
            last += 1
        if last >= len(self.tokens) or not self.tokens[last].upper:
            return None
        p = self.pending
        p.first = i if p.first < 0 else p.first
        p.start = self.tokens[i].start if p.start < 0 else p.start
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
        if adjacent and previous is not None and previous.phrase and self._takes_adjective(previous.phrase):
            # An unknown word right after a phrase is taken for its adjective.
            self.out[-1] = replace(
                previous,
                last=i + 1,
                end=self.tokens[i].end,
                phrase=replace(previous.phrase, end=self.tokens[i].end),
            )
            return i + 1
        return self._phrase("other", i, i + 1)

    def _takes_adjective(self, phrase: Phrase) -> bool:
        """Whether an adjective may follow: after a name only where an article makes it a noun."""
        return phrase.sort != "number" and (phrase.sort != "proper" or "definite" in phrase.traits)

    def _head(self, i: int, length: int, meanings: Sequence[Meaning], name: Name | None) -> int:
        if self._attributive(i, meanings, name):
            return self._absorb(i, length)
        if self.pending.prep == "of" and "origin" in self.cats[i]:
            self.pending.traits.add("origin")
        for k in range(i, i + length):
            # A word inside a name is no article and no preposition.
            self.cats[k] = frozenset()
        goods = next((m for m in meanings if isinstance(m, Goods)), None)
        noun = next((m for m in meanings if isinstance(m, ActorNoun)), None)
        frames = tuple(m.frame for m in meanings if isinstance(m, Evoked))
        operators = tuple(m.operator for m in meanings if isinstance(m, Governing))
        if name is not None and name.kind == LOOKALIKE:
            return self._phrase("proper", i, i + length, proper=name.words)
        if name is not None and name.kind == "agreement":
            treaty = Goods("other", None, False, False, TREATIES, special=True)
            return self._phrase("item", i, i + length, name=name, goods=treaty)
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
            sort,
            i,
            i + length,
            name=name if sort != "item" else None,
            model=name if sort == "item" else None,
            goods=goods,
            noun=noun,
            frames=frames,
            operators=operators,
            plural=any(getattr(m, "plural", False) for m in meanings),
        )

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
        p, self.pending = self.pending, Pending()
        traits = set(p.traits)
        if plural:
            traits.add("plural")
        if p.determined:
            traits.add("definite")
        if (
            p.prep == "of"
            and p.determined
            and (values.get("goods") or values.get("model"))
            and self._after_name(p, i)
            and self._is_partitive()
        ):
            # "supply to Russia of-the shells": goods are no complement of a name or of a verb.
            p.prep = None
            traits.add("partitive")
        start = p.start if p.start >= 0 else self.tokens[i].start
        first = p.first if p.first >= 0 else i
        if p.quantity is not None:
            counted = p.quantity.of_span.start if p.quantity.of_span else p.quantity.span.end
            start = next((t.start for t in self.tokens[first:last] if t.start >= counted), start)
        end = self.tokens[last - 1].end
        phrase = Phrase(sort, i, start, end, quantity=p.quantity, traits=frozenset(traits), **values)
        self._chunk("phrase", first, last, prep=p.prep, phrase=phrase)
        return last

    def _is_partitive(self) -> bool:
        """Whether a verb could govern what begins so: behind nouns alone it is 'of'."""
        return any(chunk.verb is not None for chunk in self.out)

    def _after_name(self, p: Pending, i: int) -> bool:
        """Whether what stands before can have no complement: a name, a verb, a time."""
        previous = self.out[-1] if self.out else None
        if previous is None or previous.last != (p.first if p.first >= 0 else i):
            return False
        if previous.phrase is None:
            return previous.kind in ("verb", "time", "adverb") or "list_word" in previous.cats
        return previous.phrase.sort in ("actor", "place", "speaker") and previous.phrase.name is not None
