"""Words found again in a text, whatever became of white space and quotation marks on the way."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from concordant.model.span import Span

_MARKS = {
    **dict.fromkeys("’‘‛ʼ′`´", "'"),
    **dict.fromkeys("«»“”„‟″〝〞", '"'),
    "…": "...",
}
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_EDGES = " .,;:!?'\"()[]"


class Verbatim:
    """One text in which words are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded, self._places = _folded(text)

    def find(self, words: str, within: Sequence[Span], near: Span | None = None) -> Span | None:
        """Where words stand inside one of the spans; nearest to ``near`` where there are several.

        Marks at either end need not stand there. Words begin and end where those of the text do.
        """
        whole = _folded(words)[0].strip()
        bare = whole.strip(_EDGES)
        if not any(c.isalnum() for c in bare):
            return None
        found = self._everywhere(whole, within) or self._everywhere(bare, within)
        if not found:
            return None
        if near is None:
            return found[0]
        return min(found, key=lambda span: _distance(span, near))

    def _everywhere(self, wanted: str, within: Sequence[Span]) -> list[Span]:
        return [span for limit in within for span in self._all(wanted, limit)]

    def _all(self, wanted: str, within: Span) -> Iterator[Span]:
        first = bisect_left(self._places, within.start)
        last = bisect_left(self._places, within.end)
        at = self._folded.find(wanted, first, last)
        while at >= 0:
            end = at + len(wanted)
            if self._whole(at, end):
                yield Span(self._places[at], self._places[end - 1] + self._length(end - 1))
            at = self._folded.find(wanted, at + 1, last)

    def _whole(self, start: int, end: int) -> bool:
        folded = self._folded
        before = start == 0 or not (_in_word(folded[start - 1]) and _in_word(folded[start]))
        # A mark that composes with nothing belongs to what stands before it.
        joined = end < len(folded) and unicodedata.combining(folded[end]) > 0
        after = end == len(folded) or not (joined or (_in_word(folded[end]) and _in_word(folded[end - 1])))
        return before and after

    def _length(self, at: int) -> int:
        """How many characters of the text the folded one at ``at`` stands for, marks on it included."""
        end = self._places[at] + 1
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end - self._places[at]


def _in_word(c: str) -> bool:
    return c.isalnum() or unicodedata.combining(c) > 0


def _distance(span: Span, near: Span) -> int:
    return max(0, near.start - span.end, span.start - near.end)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with one kind of quotation mark and single blanks, and where each of its characters stands."""
    out: list[str] = []
    places: list[int] = []
    for at, group in _groups(text):
        for c in _MARKS.get(group, group):
            if c.isspace():
                if out and out[-1] != " " and out[-1] != '"':
                    out.append(" ")
                    places.append(at)
                continue
            if c == '"' and out and out[-1] == " ":
                out.pop()
                places.pop()
            out.append(c)
            places.append(at)
    return "".join(out), places


def _groups(text: str) -> Iterator[tuple[int, str]]:
    """Letters composed with the marks that follow them, each with its place."""
    if text.isascii():
        yield from enumerate(text)
        return
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if text[at] not in _NOTHING:
            group = text[at:end]
            yield at, unicodedata.normalize("NFC", group) if end > at + 1 else group
        at = end
