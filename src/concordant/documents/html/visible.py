"""The words that a reader of the page sees, in source order, each with its position in the source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from concordant.documents.html.markup import Token
from concordant.model.span import Span

_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
# White space, and characters without width that extraction drops.
_WORD = re.compile("[^\\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
BREAKING = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "button",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
        ),
        *(
            "h6",
            "head",
            "header",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
        ),
        *("section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)


class Run(NamedTuple):
    """``length`` characters of the visible text from ``seen`` on stand at ``source``.

    A run with ``fixed`` comes from one entity: all its characters stand at the same place.
    """

    seen: int
    source: int
    length: int
    fixed: bool = False


class Visible:
    """Visible text and the way from its words, run together without spaces, to the source.

    Extraction changes white space freely and letters hardly ever, so the comparison is made on
    ``letters``: the text without its spaces.
    """

    def __init__(self, pieces: Iterable[tuple[str, int, bool]]) -> None:
        """Take ``pieces``: text, its position in the source (-1: none), whether it is one entity."""
        parts: list[str] = []
        self._runs: list[Run] = []
        length = 0
        for text, source, fixed in pieces:
            if source >= 0:
                self._runs.append(Run(length, source, len(text), fixed))
            parts.append(text)
            length += len(text)
        self.text = "".join(parts)
        self._words = [match.span() for match in _WORD.finditer(self.text)]
        self.letters = "".join(self.text[start:end] for start, end in self._words)
        self._word_starts = _starts(self._words)
        self._run_starts = [run.seen for run in self._runs]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Where ``letters[start:end]`` stand: triples of offset in ``letters``, source, length."""
        index = bisect_right(self._word_starts, start) - 1
        while start < end:
            word_start, word_end = self._words[index]
            offset = start - self._word_starts[index]
            size = min(word_end - word_start - offset, end - start)
            yield from self._sources(word_start + offset, size, start)
            start += size
            index += 1

    def letters_of(self, span: Span) -> tuple[int, int]:
        """Which stretch of ``letters`` the words inside ``span`` of the text make."""
        first = bisect_left(self._words, (span.start, 0))
        last = bisect_left(self._words, (span.end, 0))
        starts = (*self._word_starts[first : first + 1], len(self.letters))
        ends = (*self._word_starts[last : last + 1], len(self.letters))
        return starts[0], ends[0]

    def _sources(self, seen: int, size: int, letter: int) -> Iterator[tuple[int, int, int]]:
        index = bisect_right(self._run_starts, seen) - 1
        while size > 0:
            run = self._runs[index]
            offset = seen - run.seen
            step = min(size, run.length - offset)
            if run.fixed:
                yield from ((letter + i, run.source, 1) for i in range(step))
            else:
                yield letter, run.source + offset, step
            seen, size, letter, index = seen + step, size - step, letter + step, index + 1


def visible(source: str, tokens: Iterable[Token]) -> Visible:
    """What a reader of the page sees."""
    return Visible(_pieces(source, tokens))


def fragments(source: str, stretches: Iterable[tuple[int, int]]) -> Visible:
    """Text hidden from readers, such as the title element, given by positions in the source."""
    return Visible(
        piece for start, end in stretches for piece in (*decoded(source, start, end), ("\n", -1, False))
    )


def decoded(source: str, start: int, end: int) -> Iterator[tuple[str, int, bool]]:
    """Pieces of ``source[start:end]`` with entities decoded, each with its position."""
    position = start
    if source.find("&", start, end) >= 0:
        for match in _ENTITY.finditer(source, start, end):
            entity = match.group()
            text = unescape(entity)
            if text == entity:
                continue
            if position < match.start():
                yield source[position : match.start()], position, False
            yield from _entity(entity, text, match.start())
            position = match.end()
    if position < end:
        yield source[position:end], position, False


def _entity(entity: str, text: str, start: int) -> Iterator[tuple[str, int, bool]]:
    """An entity without semicolon may swallow letters that follow it, as in ``&ampx``."""
    tail = 0
    while tail < len(text) - 1 and tail < len(entity) and text[-1 - tail] == entity[-1 - tail] != ";":
        tail += 1
    head = text[: len(text) - tail]
    yield head, start, True
    if tail:
        yield text[len(head) :], start + len(entity) - tail, False


def _pieces(source: str, tokens: Iterable[Token]) -> Iterator[tuple[str, int, bool]]:
    for token in tokens:
        if token.kind == "text":
            yield from decoded(source, token.start, token.end)
        elif token.kind == "verbatim":
            yield source[token.start : token.end], token.start, False
        elif token.kind in ("open", "close") and token.name in BREAKING:
            yield "\n", -1, False


def _starts(words: list[tuple[int, int]]) -> list[int]:
    starts: list[int] = []
    total = 0
    for start, end in words:
        starts.append(total)
        total += end - start
    return starts
