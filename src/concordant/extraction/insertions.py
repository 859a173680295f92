"""Takes what is put in between an auxiliary and its verb out of their way: 'would have, says Seoul, sent'.

The same between who tells a clause and the clause, where nobody is named: 'nothing proves, says Seoul, that'.

The engines know a verb by the row of its words, and find who acts across an insertion. So the words in
between are read first, as if it were written "…, says Seoul, would have sent".
"""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.names import begins
from concordant.extraction.verb_groups import FINITE
from concordant.language.compiled import Language
from concordant.language.morphology import Mood
from concordant.language.tokens import Token

_CLOSING = {",": ",", "–": "–", "—": "—", "(": ")"}
_ENDS = frozenset(".;:?!")
_LONGEST = 14
"""Tokens of the longest insertion."""
_LONGEST_BARE = 6
"""The same of one without marks: 'would have according to Seoul sent'."""
_ADVERBS, _LEANING = 3, 4
_OPENING = 4
"""Tokens that nobody and what nobody tells take at most."""
_NOBODY = frozenset({"nothing", "nobody"})
_LEANS = frozenset({"clitic", "ne", "reflexive", "pronoun"})

Moods = frozenset[Mood]


class Insertions:
    """Finds insertions in the sentences of one language; holds the language, no state."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def first(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens of a sentence, insertions inside a verb before it.

        A token that was moved stands where its verb begins, without any width.
        """
        row: list[Token] | None = None
        for i in range(1, len(tokens)):
            now = row or tokens
            if now[i].text in _CLOSING or (now[i].kind == "word" and "prep:according" in self._cats(now, i)):
                place = self._place(now, i) or self._told(now, i)
                if place is not None:
                    row = _moved(now, *place)
        return row or tokens

    def _place(self, row: Sequence[Token], i: int) -> tuple[int, int, int] | None:
        """Where the auxiliary, the insertion and the rest of the verb begin, for an insertion at ``i``."""
        k = self._back(row, i)
        wanted = self._wanted(row, k) if k >= 0 else frozenset[Mood]()
        if not wanted:
            return None
        first = k
        while first > 0 and k - first < _LEANING and self._cats(row, first - 1) & _LEANS:
            first -= 1
        if first and any(c.startswith("prep:") for c in self._cats(row, first - 1)):
            return None  # "in the east": the same letters as "is" in some languages
        rest = self._rest(row, i, wanted)
        return None if rest is None else (first, i, rest)

    def _told(self, row: Sequence[Token], i: int) -> tuple[int, int, int] | None:
        """The same where nobody tells a clause: 'Nothing proves, …, that', 'Nothing, …, proves that'."""
        if row[i].text != "," or i > _OPENING or not self._cats(row, 0) & _NOBODY:
            return None
        if i > 1 and not self._tells(row[i - 1]):
            return None
        for n in range(i + 2, min(i + _LONGEST, len(row) - 1)):
            if row[n].text in _ENDS:
                return None
            if row[n].text == ",":
                return (0, i, n + 1) if i == 1 or "that" in self._cats(row, n + 1) else None
        return None

    def _tells(self, token: Token) -> bool:
        readings = self._language.morphology.verb(token.low)
        return any(
            "clause" in getattr(use.meaning, "complements", ())
            for reading in readings
            if reading.mood in FINITE
            for use in self._language.operators.get(reading.lemma, ())
            if not use.rest
        )

    def _back(self, row: Sequence[Token], i: int) -> int:
        k = i - 1
        while k >= 0 and i - k <= _ADVERBS and self._adverb(row, k):
            k -= 1
        return k

    def _wanted(self, row: Sequence[Token], k: int) -> Moods:
        """The forms that a word asks for, if it is an auxiliary or governs a bare infinitive."""
        language, low = self._language, row[k].low
        if low in language.modals or "future" in self._cats(row, k):
            return frozenset({"infinitive"})
        found: set[Mood] = set()
        for reading in language.morphology.verb(low):
            if reading.mood not in FINITE:
                continue
            if reading.lemma == language.have:
                found.add("past_participle")
            elif reading.lemma == language.be:
                found.update(("past_participle", "present_participle"))
            elif not language.modals and self._governs(reading.lemma):
                found.add("infinitive")
        return frozenset(found)

    def _governs(self, lemma: str) -> bool:
        uses = self._language.operators.get(lemma, ())
        return any("infinitive" in getattr(use.meaning, "complements", ()) for use in uses if not use.rest)

    def _rest(self, row: Sequence[Token], i: int, wanted: Moods) -> int | None:
        """Where the verb goes on after the insertion that begins at ``i``."""
        closing = _CLOSING.get(row[i].text)
        for n in range(i + 1, min(i + (_LONGEST if closing else _LONGEST_BARE), len(row))):
            if row[n].text in _ENDS:
                return None
            after = n + 1 if row[n].text == closing else n
            if (after > n or closing is None) and self._verb_at(row, after, wanted):
                return after
        return None

    def _verb_at(self, row: Sequence[Token], k: int, wanted: Moods) -> bool:
        while k < len(row) and self._adverb(row, k):
            k += 1
        if k >= len(row) or row[k].kind != "word" or row[k].upper:
            return False
        return any(reading.mood in wanted for reading in self._language.morphology.verb(row[k].low))

    def _adverb(self, row: Sequence[Token], k: int) -> bool:
        return bool(self._cats(row, k) & {"adverb", "negator"})

    def _cats(self, row: Sequence[Token], k: int) -> frozenset[str]:
        closed = self._language.closed
        found = closed.longest([t.low for t in row[k : k + 4]], 0) if begins(closed, row[k].low) else None
        return frozenset(found[1]) if found else frozenset()


def _moved(row: Sequence[Token], first: int, insertion: int, rest: int) -> list[Token]:
    at = row[rest].start
    words = [replace(token, start=at, end=at) for token in row[first:insertion]]
    inside = list(row[insertion:rest])
    if inside[0].kind != "mark":
        # Between commas that nobody wrote: without them who speaks would stand where who acts does.
        inside = [_comma(inside[0].start), *inside, _comma(at)]
    return [*row[:first], *inside, *words, *row[rest:]]


def _comma(at: int) -> Token:
    return Token(at, at, ",", ",", ",", False, "mark")
