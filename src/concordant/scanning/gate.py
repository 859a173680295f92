"""Which pages of a stream can hold claims: two gates, derived from the knowledge of every language.

The reader reads nothing where its theme (``extraction.theme``) weighs too little, and no text weighs
anything without a word of arms. The first gate looks for one in the bytes of the page; the second weighs the
running text, as the reader will. Both let more through than the reader reads.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from concordant.documents.language import UNDETERMINED, identify
from concordant.extraction.theme import BRIEF, BRIEF_FLOOR, FLOOR, NEAR, TELLING, Theme, text_features
from concordant.extraction.weights import Weights
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import Profile
from concordant.readers.compiling import reader_for, weights_of
from concordant.readers.paragraphs import languages
from concordant.scanning.markup import briefs, running_text, shown, utf8

_MARKS = re.compile("['’,.;:!?«»“”()]+")
_WORD = re.compile(r"\w+|[^\w\s]+")
_SHARE_OF_CLOSED = 0.08
"""Every language makes its sentences of few words; a text with fewer of them is in another language."""
_SAMPLE = 4_000
_TOLD_BY = 1_500
"""So many characters tell the language of a text."""
_TITLES = 100
"""By so many characters the text that is weighed here may be longer than the one that is read."""
_SLACK = 0.5
"""By so much its words may speak less for a report with claims."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the gates know of one language.

    Attributes:
        code: ISO 639-1.
        theme: weighs texts, as its reader does.
        closed: its words that stand in any text: articles, pronouns, prepositions.
        common: its words of arms that news on any subject holds as often.
        weights: learned ones, by which its reader tells a report from other texts.
    """

    code: str
    theme: Theme
    closed: frozenset[str]
    common: frozenset[str]
    weights: Weights = field(repr=False)

    def is_of(self, spoken: Counter[str]) -> bool:
        """Whether a text of these words may be in this language."""
        known = sum(count for word, count in spoken.items() if word in self.closed)
        return known >= _SHARE_OF_CLOSED * spoken.total()

    def reads(self, text: str) -> bool:
        """Whether its reader may read a text, or one that is part of it."""
        weight = self.theme.weight(text)
        if weight >= (BRIEF_FLOOR if len(text) < BRIEF + _TITLES else FLOOR):
            return True
        return weight >= NEAR and self.weights.total("text", text_features(text)) >= TELLING - _SLACK


@dataclass(frozen=True)
class Gate:
    """Refuses pages that no reader would read."""

    tongues: tuple[Tongue, ...]

    def admits_bytes(self, raw: bytes, charset: str | None, is_page: bool = True) -> bytes | None:
        """The page without scripts, in UTF-8, where a word of arms stands in it; else None."""
        if is_page:
            page, text = shown(raw, charset)
        else:
            page = utf8(raw, charset)
            text = page.decode().lower()
        return page if self._names_arms(text) else None

    def admits_text(self, page: bytes, is_page: bool = True) -> bool:
        """Whether the running text of a page names arms too, and weighs enough in a language of its own."""
        text = running_text(page) if is_page else " ".join(page.decode("utf-8").lower().split())
        if not self._names_arms(text):
            return False
        spoken = Counter(_MARKS.sub(" ", text[:_SAMPLE]).split())
        ours = [each for each in self.tongues if each.is_of(spoken)]
        heavy = [each for each in ours if each.reads(text)]
        if not heavy and is_page and ours and len(text) >= BRIEF + _TITLES:
            short = [brief for brief in briefs(page) if len(brief) < BRIEF + _TITLES]
            heavy = [each for each in ours if any(map(each.reads, short))]
        if not heavy:
            return False
        found = identify(text[:_TOLD_BY])
        return found == UNDETERMINED or any(each.code == found for each in heavy)

    def _names_arms(self, text: str) -> bool:
        held = text.replace("’", "'").encode("utf-8", "replace")
        for _, start, end in self._arms.find_matches_as_indexes(held, overlapping=True):
            before, after = held[max(0, start - 4) : start], held[end : end + 4]
            if not (_ends_in_a_letter(before) or _begins_with_a_letter(after)):
                return True
        return False

    @cached_property
    def _arms(self) -> BytesAhoCorasick:
        common = frozenset[str]().union(*(each.common for each in self.tongues))
        forms = {f for each in self.tongues for f in _shortest(set(each.theme.forms("arms")) - common)}
        patterns = sorted(form.encode() for form in forms)
        return BytesAhoCorasick(patterns, MatchKind.Standard, Implementation.DFA)


def compile_gate(knowledge: Knowledge) -> Gate:
    """The gates that a knowledge makes: each of its languages that has a reader has a say."""
    tongues = []
    for code in languages(knowledge):
        reader = reader_for(knowledge, code)
        profile = next(iter(knowledge.select(f"language/{code}", Profile).values()), None)
        if reader is not None and profile is not None:
            closed, common = _closed(profile), frozenset(profile.common)
            tongues.append(Tongue(code, reader.theme, closed, common, weights_of(knowledge, code)))
    return Gate(tuple(tongues))


def _closed(profile: Profile) -> frozenset[str]:
    rows = (*profile.closed.values(), *profile.prepositions.values())
    return frozenset(word for row in rows for word in row if " " not in word)


def _shortest(forms: Iterable[str]) -> set[str]:
    """The forms in which no other one stands whole: where any form stands, one of these does."""
    held = set(forms)
    return {form for form in held if not any(part in held for part in _parts(form))}


def _parts(form: str) -> Iterable[str]:
    """The rows of words inside a form, itself left out."""
    spans = [match.span() for match in _WORD.finditer(form)]
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            part = form[spans[first][0] : spans[last][1]]
            if part != form:
                yield part


def _ends_in_a_letter(before: bytes) -> bool:
    return before.decode("utf-8", "ignore")[-1:].isalnum()


def _begins_with_a_letter(after: bytes) -> bool:
    return after.decode("utf-8", "ignore")[:1].isalnum()
