"""Whether the fixed words of an expression follow its verb: 'call … off', 'be willing', 'put … on hold'."""

from collections.abc import Sequence

from concordant.extraction.structure import QUOTES
from concordant.language.compiled import Language
from concordant.language.tokens import Token

_SLACK = 3
_STOPS = frozenset(".;:,!?")
_FAR = 16
"""Words that may stand between a verb and the label that it gives: 'called reports that … false'."""


class FixedWords:
    """Looks for fixed words among the tokens of one sentence."""

    def __init__(self, language: Language, tokens: Sequence[Token]) -> None:
        self.language, self.tokens = language, tokens

    def near(self, main: int) -> frozenset[str]:
        """The words around a verb, among which a fixed expression must begin."""
        first = max(0, main - _SLACK) if self.language.cases else main + 1
        return self._words(self.tokens[first : main + _SLACK + 2])

    def afar(self, main: int) -> frozenset[str]:
        """The words behind a verb, as far as a label may stand."""
        return self._words(self.tokens[main + 1 : self._end(main)])

    def labelled(self, main: int, rest: Sequence[str]) -> bool:
        """Whether the words of a label stand in the clause of the verb, with what is labelled between."""
        end = self._end(main)
        places = (i for i in range(main + 1, end) if self.tokens[i - 1].low not in self.language.negators)
        return any(self._stand(i, rest, end) for i in places)

    def _stand(self, i: int, rest: Sequence[str], end: int) -> bool:
        for n, word in enumerate(rest):
            while n and i < end and self._adverb(i):
                i += 1
            if i >= end or not self.stands(i, word):
                return False
            i += 1
        return True

    def _end(self, main: int) -> int:
        last = min(len(self.tokens), main + _FAR)
        stops = (i for i in range(main + 1, last) if self.tokens[i].text in _STOPS)
        return next(stops, last)

    def follows(self, main: int, rest: Sequence[str]) -> bool:
        """Whether the words of a fixed expression stand by the verb at token ``main``.

        They follow it; where cases leave the order free, they may also stand right before it.
        """
        return self._after(main, rest) or (bool(self.language.cases) and self._before(main, rest))

    def _before(self, main: int, rest: Sequence[str]) -> bool:
        end = main
        while end and self.tokens[end - 1].low in self.language.negators:
            end -= 1
        words = [token.low for token in self.tokens[max(0, end - len(rest)) : end]]
        return words == list(rest)

    def _after(self, main: int, rest: Sequence[str]) -> bool:
        i, k = main + 1, 0
        slack, strict = _SLACK, len(rest) == 1 and self._is_to(main, rest[0])
        while i < len(self.tokens) and k < len(rest):
            if self.stands(i, rest[k]):
                k += 1
            elif slack and k == 0 and self.tokens[i].kind == "word" and not (strict and not self._light(i)):
                slack -= 1
            elif self.tokens[i].low in QUOTES or (k and self._is_slight(i)):
                pass
            else:
                return False
            i += 1
        return k == len(rest)

    def _is_to(self, main: int, word: str) -> bool:
        """Whether 'be to' is meant, where hardly anything stands between: not 'is a threat to'."""
        found = self.language.morphology.verb(self.tokens[main].low)
        being = any(analysis.lemma == self.language.be for analysis in found)
        return being and "infinitive_marker" in self._categories(word)

    def stands(self, i: int, word: str) -> bool:
        """Whether the word, its singular, or what it is elided from, stands at token ``i``."""
        low = self.tokens[i].low if i < len(self.tokens) else ""
        return low in (word, word[:-1]) or (word in self.language.elided and low[:-1] == word)

    def _light(self, i: int) -> bool:
        """Whether an adverb stands there, or a name that is the subject: 'is still to', 'were Boeing to'."""
        return self._adverb(i) or self.tokens[i].upper

    def _is_slight(self, i: int) -> bool:
        """Whether an article or adverb stands there: 'calls … a lie', 'described as totally false'."""
        return "det" in self._categories(self.tokens[i].low) or self._adverb(i)

    def _adverb(self, i: int) -> bool:
        word = self.tokens[i].low
        return "adverb" in self._categories(word) or word.endswith(self.language.adverb_endings)

    def _categories(self, word: str) -> frozenset[str]:
        found = self.language.closed.longest([word], 0)
        return frozenset(found[1]) if found is not None else frozenset()

    def _words(self, tokens: Sequence[Token]) -> frozenset[str]:
        """The words, and their elided forms."""
        words = {token.low for token in tokens}
        return frozenset(words | {word[:-1] for word in words if word[:-1] in self.language.elided})
