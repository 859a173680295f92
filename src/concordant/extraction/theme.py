"""Whether a text is about arms at all: a gate that costs microseconds where it is not."""

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

_FLOOR = 2


@dataclass(frozen=True, slots=True)
class Theme:
    """Counts the different words of arms in a text with one pass of an automaton.

    A text touches the theme if at least two different words of arms stand in it, and at least one
    name of a state, body or maker that could act. Words are matched whole.
    """

    automaton: AhoCorasick
    kinds: tuple[tuple[str, str], ...]

    def touches(self, text: str) -> bool:
        """Whether the text may hold claims."""
        low = text.lower().replace("’", "'")
        arms: set[str] = set()
        actors: set[str] = set()
        for index, start, end in self.automaton.find_matches_as_indexes(low):
            if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
                continue
            kind, key = self.kinds[index]
            (arms if kind == "arms" else actors).add(key)
            if len(arms) >= _FLOOR and actors:
                return True
        return False


def compile_theme(arms: Iterable[tuple[str, str]], actors: Iterable[tuple[str, str]]) -> Theme:
    """A gate from forms and the keys they count under (a plural counts with its singular)."""
    rows: dict[str, tuple[str, str]] = {}
    for form, key in actors:
        rows.setdefault(form.lower().replace("’", "'"), ("actor", key))
    for form, key in arms:
        rows[form.lower().replace("’", "'")] = ("arms", key)
    forms = sorted(rows)
    return Theme(AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), tuple(rows[f] for f in forms))
