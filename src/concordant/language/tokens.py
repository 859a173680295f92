"""Text into tokens and sentences, by the rules of a profile; offsets count code points of the text."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

APOSTROPHES = "'’ʼ‘"
_CLOSERS = "»”\"’')]"
_QUOTES = '«"”»'
_BREAKS = ".!?…"
# No sentence of the press is longer; a list or a table without marks would cost cubic time.
_LONGEST = 250
# Shorter ones before a stop are abbreviations or parts of names ("St.Petersburg").
_WORD, _NAME = 3, 5


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Attributes:
        start: first code point in the text.
        end: one past the last.
        text: as it stands.
        low: lower case, apostrophes dropped.
        fold: ``low`` without accents.
        upper: whether it begins with a capital.
        kind: ``word``, ``number``, ``mark``, or ``hung`` for a pronoun that hangs on its verb.
    """

    start: int
    end: int
    text: str
    low: str
    fold: str
    upper: bool
    kind: str


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower case without accents and ligatures."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in plain if not unicodedata.combining(c))


_OPENERS = frozenset('.:;!?«“"(–—-•')
"""Marks after which a word has a capital because something begins."""


@dataclass(frozen=True, slots=True)
class Tokeniser:
    """Cuts text into tokens; compiled once from a profile."""

    pattern: re.Pattern[str]
    inverted: re.Pattern[str] | None
    abbreviations: frozenset[str]
    letters: Mapping[int, str] = field(default_factory=dict)
    enclitic: re.Pattern[str] | None = None
    unaccented: Mapping[str, str] = field(default_factory=dict)

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a name, as its tokens have them in lower case."""
        if self.enclitic is None and name.replace(" ", "").isalpha():
            # No mark to cut at, as in most names: twenty times as fast.
            return tuple(name.casefold().translate(self.letters).split())
        return tuple(token.low for token in self.tokens(name, 0, len(name)))

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens of ``text[start:end]``."""
        found: list[Token] = []
        for match in self.pattern.finditer(text, start, end):
            word = match[0]
            if self.inverted and "-" in word and (hang := self.inverted.search(word)) and hang.start():
                cut = match.start() + hang.start()
                found.append(_token(text[match.start() : cut], match.start()))
                pronoun = cut + hang.end() - hang.start() - len(hang[1])
                found.append(replace(_token(hang[1], pronoun), kind="hung"))
            elif self.enclitic and (ending := self.enclitic.search(word)) and ending.start():
                cut = match.start() + ending.start()
                found.append(_token(text[match.start() : cut], match.start()))
                found.append(replace(_token(ending[0], cut), kind="word"))
            else:
                found.append(_token(word, match.start()))
        if self.unaccented:
            self._accent(found)
        return [self._plain(token) for token in found] if self.letters else found

    def _accent(self, tokens: list[Token]) -> None:
        """Reads capitals that open a sentence and are printed without their accent: 'A Moscou'."""
        for i, token in enumerate(tokens[:-1]):
            low = self.unaccented.get(token.text)
            if low and tokens[i + 1].kind == "word" and (not i or tokens[i - 1].text in _OPENERS):
                tokens[i] = replace(token, low=low)

    def _plain(self, token: Token) -> Token:
        low = token.low.translate(self.letters)
        return token if low == token.low else replace(token, low=low)

    def sentences(self, tokens: Sequence[Token], text: str) -> list[tuple[int, int]]:
        """Ranges of token indexes, one a sentence; a blank line always ends one.

        A single line break does not: inside a paragraph it is where the text was wrapped.
        """
        ranges: list[tuple[int, int]] = []
        first = 0
        for i, _token in enumerate(tokens):
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            if following is None or i - first >= _LONGEST or self._ends(tokens, first, i, following, text):
                ranges.append((first, i + 1))
                first = i + 1
        return ranges

    def _ends(self, tokens: Sequence[Token], first: int, i: int, following: Token, text: str) -> bool:
        token = tokens[i]
        gap = text[token.end : following.start]
        if gap.count("\n") > 1:
            return True
        if token.text in _CLOSERS and i and tokens[i - 1].text[-1] in _BREAKS:
            return (following.upper or following.kind == "mark") if gap else self._glued(tokens, first, i)
        if token.text[-1] not in _BREAKS or token.kind != "mark":
            return False
        if not gap:
            return self._glued(tokens, first, i)
        if following.text in _CLOSERS:
            return False
        if token.text == "." and i and self._abbreviated(tokens[i - 1], text):
            return False
        return following.upper or following.kind != "word"

    def _glued(self, tokens: Sequence[Token], first: int, i: int) -> bool:
        """Whether a sentence ends at ``i`` although no space follows: pages lose them ("the pact.Paris").

        A quotation mark between the two belongs to the first sentence where it closes, else to the second.
        """
        stop = i if tokens[i].text[-1] in _BREAKS else i - 1
        k = stop + 1
        if tokens[k].text in _QUOTES:
            closes = tokens[k].text != "«" and sum(t.text == tokens[k].text for t in tokens[first:k]) % 2
            if (i == stop) is bool(closes):
                return False
            k += 1
        if stop <= first or k >= len(tokens) or tokens[stop - 1].end != tokens[stop].start:
            return False
        if any(a.end != b.start for a, b in pairwise(tokens[stop : k + 1])):
            return False
        name = tokens[stop - 1].upper and len(tokens[k].text) > _WORD  # "Bihus.Info", not "Macron.Les"
        return self._told(tokens[stop - 1]) and tokens[k].upper and not (name or tokens[k].text[1:].isupper())

    def _told(self, word: Token) -> bool:
        """Whether a word before a stop ends a sentence, and is no abbreviation and no part of a name."""
        if word.text in _CLOSERS or word.kind == "hung":
            return True
        long = len(word.text) >= (_NAME if word.upper else _WORD)
        return long and word.text[1:].islower() and word.low not in self.abbreviations

    def _abbreviated(self, before: Token, text: str) -> bool:
        if len(before.low) == 1 and before.upper:
            return True
        return before.low in self.abbreviations and (len(before.low) < 4 or before.text[0].islower())


def _token(word: str, start: int) -> Token:
    return Token(start, start + len(word), word, *_told_by(word))


@lru_cache(maxsize=200_000)
def _told_by(word: str) -> tuple[str, str, bool, str]:
    """What a word alone tells of its token: ``low``, ``fold``, ``upper`` and ``kind``."""
    low = word.casefold().replace("‑", "-")
    if len(low) > 1 and low[-1] in APOSTROPHES:
        low = low[:-1]
    elif len(low) > 1:
        for mark in "’ʼ‘":
            if mark in low:
                low = low.replace(mark, "'")
    first = word[0]
    kind = "number" if low[0].isdigit() and low.isdecimal() else "word" if first.isalnum() else "mark"
    return low or word, fold(low) if low else word, first.isupper(), kind


def compile_tokeniser(
    elisions: Sequence[str],
    inversions: Sequence[str],
    linking: str,
    abbreviations: Sequence[str],
    letters: Mapping[str, str] | None = None,
    enclitics: Sequence[str] = (),
    unaccented: Mapping[str, str] | None = None,
) -> Tokeniser:
    """The tokeniser of a language, from the lists of its profile."""
    marks = f"[{APOSTROPHES}]"
    elided = "|".join(sorted(map(re.escape, elisions), key=len, reverse=True))
    head = rf"\b(?:{elided}){marks}(?=\w|[«\"“])|" if elided else ""
    word = rf"\w+(?:(?:[-‑]|{marks})\w+)*"
    inner = rf"{word}|\.\.\.|[^\w\s]"
    inverted = None
    if inversions:
        pronouns = "|".join(sorted(inversions, key=len, reverse=True))
        inverted = re.compile(rf"{linking}-({pronouns})$", re.IGNORECASE)
    return Tokeniser(
        re.compile(head + inner, re.IGNORECASE),
        inverted,
        frozenset(abbreviations),
        str.maketrans(dict(letters or {})),
        _enclitic(enclitics, marks),
        dict(unaccented or {}),
    )


def _enclitic(enclitics: Sequence[str], marks: str) -> re.Pattern[str] | None:
    """What finds the ending of a word that is a word of its own, whatever apostrophe or hyphen it has."""
    if not enclitics:
        return None
    endings = "|".join(re.escape(e).replace("'", marks).replace(r"\-", "[-‑]") for e in enclitics)
    return re.compile(rf"(?:{endings})$", re.IGNORECASE)
