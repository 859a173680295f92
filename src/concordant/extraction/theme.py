"""Whether a text is about arms at all: a gate that costs microseconds where it is not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

FLOOR = 7
"""Below this weight no claim is sought."""

NEAR = 5
"""From this weight on, claims are sought where the words of the text are those of a report with claims."""

TELLING = 1.5
"""Total of the weights of its words from which a text is taken for such a report: silent texts of that weight
in the quality corpus stay below it."""

BRIEF = 500
"""A text of fewer characters can hold few words of arms; ``BRIEF_FLOOR`` is asked of it instead."""

BRIEF_FLOOR = 4

SURE = 14
"""From this weight on, vague words and unknown makers count too."""


_WORD = re.compile(r"[^\W\d_]{3,}")


def text_features(text: str) -> tuple[str, ...]:
    """The different words of a text: by them weights tell a report from a game, a novel, a match."""
    return ("bias", *sorted(set(_WORD.findall(text.lower()))))


@dataclass(frozen=True, slots=True)
class Theme:
    """Counts the different words of arms in a text with one pass of an automaton.

    Different words of arms weigh most, then how often they come, then different names of states, bodies
    and makers that could act; at least one of each must stand in the text. Words are matched whole.
    """

    automaton: AhoCorasick
    kinds: tuple[tuple[str, str], ...]
    words: tuple[str, ...]

    def forms(self, kind: str) -> tuple[str, ...]:
        """The words of one kind, ``arms`` or ``actor``, in lower case."""
        return tuple(word for word, (of, _) in zip(self.words, self.kinds, strict=True) if of == kind)

    def touches(self, text: str) -> bool:
        """Whether the text may hold claims: no reader reads one that this refuses."""
        return self.weight(text) >= (BRIEF_FLOOR if len(text) < BRIEF else NEAR)

    def weight(self, text: str) -> int:
        """How much a text speaks of arms and of those who have them; 0 where either is missing."""
        low = text.lower().replace("’", "'")
        arms: set[str] = set()
        actors: set[str] = set()
        hits = 0
        for index, start, end in self.automaton.find_matches_as_indexes(low):
            if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
                continue
            kind, key = self.kinds[index]
            if kind == "arms":
                arms.add(key)
                hits += 1
            else:
                actors.add(key)
        return 2 * len(arms) + min(hits, 3) + min(len(actors), 3) if arms and actors else 0


def compile_theme(arms: Iterable[tuple[str, str]], actors: Iterable[tuple[str, str]]) -> Theme:
    """A gate from forms and the keys they count under (a plural counts with its singular)."""
    rows: dict[str, tuple[str, str]] = {}
    for form, key in actors:
        rows.setdefault(form.lower().replace("’", "'"), ("actor", key))
    for form, key in arms:
        rows[form.lower().replace("’", "'")] = ("arms", key)
    forms = tuple(sorted(rows))
    return theme_of(forms, tuple(rows[form] for form in forms))


def theme_of(words: tuple[str, ...], kinds: tuple[tuple[str, str], ...]) -> Theme:
    """A gate from its words in order, and the kind and the key of each."""
    return Theme(AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), kinds, words)
