"""Which operators a verb stands for, by the words that complete it."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk, VerbGroup
from concordant.extraction.fixed_words import FixedWords
from concordant.extraction.uses import Uses
from concordant.knowledge.language_schema import Operator
from concordant.language.compiled import Language
from concordant.language.tokens import Token


class OperatorWords(FixedWords):
    """Finds the operators that the verbs of one sentence stand for."""

    def __init__(
        self, language: Language, uses: Uses, chunks: Sequence[Chunk], tokens: Sequence[Token]
    ) -> None:
        super().__init__(language, tokens)
        self.uses, self.chunks = uses, chunks
        self._operators: dict[tuple[int, str], tuple[Operator, ...]] = {}

    def operators(self, verb: VerbGroup, complement: str) -> tuple[Operator, ...]:
        """The operators that the verb stands for with this kind of complement, longest expression first."""
        known = self._operators.get((verb.main, complement))
        if known is None:
            rows = self._governing(verb, complement)
            known = self._operators[verb.main, complement] = tuple(operator for _, operator in rows)
        return known

    def _governing(self, verb: VerbGroup, complement: str) -> tuple[tuple[int, Operator], ...]:
        """The operators, each with the number of fixed words after its verb."""
        found = []
        near = self.near(verb.main) | self.afar(verb.main)
        for lemma in verb.lemmas:
            for use in self.uses.operators.at(lemma, near):
                if (use.reflexive and not verb.reflexive) or (use.negated and not verb.negated):
                    continue
                operator = use.meaning
                assert isinstance(operator, Operator)
                if use.rest and not self.follows(verb.main, use.rest):
                    label = operator.reports and operator.polarity == "denied"
                    if not (label and self._is_told(verb) and self.labelled(verb.main, use.rest)):
                        continue
                if complement in operator.complements:
                    close = bool(use.rest) and self.stands(verb.main + 1, use.rest[0])
                    found.append((len(use.rest), use.reflexive, close, operator))
        speaks_first = complement != "noun"
        found.sort(key=lambda row: (-row[0], not row[1], not row[2], row[3].reports != speaks_first))
        return tuple((words, operator) for words, _, _, operator in found)

    def _is_told(self, verb: VerbGroup) -> bool:
        """Whether the next phrase behind the verb speaks of words, not acts: 'called reports of … false'."""
        behind = (c.phrase for c in self.chunks if c.phrase is not None and c.first > verb.main)
        told = next(behind, None)
        return told is not None and (
            told.sort == "speaker" or (bool(told.operators) and all(o.phase is None for o in told.operators))
        )

    def labels(self, verb: VerbGroup) -> tuple[Operator, ...]:
        """The operators that the verb stands for only with fixed words after it: 'calls … a fable'."""
        known = self._operators.get((verb.main, "label"))
        if known is None:
            rows = self._governing(verb, "noun")
            known = self._operators[verb.main, "label"] = tuple(o for words, o in rows if words)
        return known
