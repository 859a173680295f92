"""Whether the fixed words of an expression follow its verb: 'call … off', 'be willing', 'put … on hold'."""

from collections.abc import Sequence

from concordant.extraction.structure import QUOTES
from concordant.language.compiled import Language
from concordant.language.tokens import Token

_SLACK = 3


class FixedWords:
    """Looks for fixed words among the tokens of one sentence."""

    def __init__(self, language: Language, tokens: Sequence[Token]) -> None:
        self.language, self.tokens = language, tokens

    def near(self, main: int) -> frozenset[str]:
        """The words around a verb, among which a fixed expression must begin."""
        first = max(0, main - _SLACK) if self.language.cases else main + 1
        return frozenset(token.low for token in self.tokens[first : main + _SLACK + 2])

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
            elif self.tokens[i].low in QUOTES or (k and "det" in self._categories(self.tokens[i].low)):
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
        """Whether the word, or its singular, stands at token ``i``."""
        return i < len(self.tokens) and self.tokens[i].low in (word, word[:-1])

    def _light(self, i: int) -> bool:
        """Whether an adverb stands there, or a name that is the subject: 'is still to', 'were Boeing to'."""
        word = self.tokens[i].low
        adverb = "adverb" in self._categories(word) or word.endswith(self.language.adverb_endings)
        return adverb or self.tokens[i].upper

    def _categories(self, word: str) -> frozenset[str]:
        found = self.language.closed.longest([word], 0)
        return frozenset(found[1]) if found is not None else frozenset()
