"""Blocks read off the shape of plain text: blank lines, line lengths, final punctuation.

No word of any language is looked at here; furniture, which is known by its words, is marked afterwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from concordant.model.document import Block, BlockKind
from concordant.model.span import Span

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# White space, and the marks of a Markdown heading where words follow them.
_INDENT = re.compile(r"^\s*(?:#{1,6}\s+(?=\S))?")
_FINAL = tuple(".!?…;:,*") + tuple(
    f"{mark}{close}" for mark in ".!?…" for close in ("»", " »", "\u00a0»", "”", '"', ")")
)
_LIST_MARKS = tuple("-–—•*·▪►★☆→>|#©")
_LONGEST_TITLE = 200
_LONGEST_HEADING = 110
_MOST_HEADING_WORDS = 16
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 55
# A line at least this long that stops in mid-sentence, before a small letter, was broken by a program.
_SHORTEST_BROKEN = 45
_SENTENCE_ENDS = tuple('.!?…:;»”")')


def with_headings(text: str, blocks: Sequence[Block], title: str | None = None) -> tuple[Block, ...]:
    """The blocks with the title and the headings told from the body; furniture is left as it is.

    Args:
        text: the text.
        blocks: its paragraphs, with furniture marked.
        title: the headline, where it is known from elsewhere.
    """
    told: list[Block] = []
    standing = [index for index, block in enumerate(blocks) if block.kind != "furniture"]
    for index, block in enumerate(blocks):
        if block.kind == "body" and index != standing[-1]:  # a last line has nothing below it to head
            block = replace(block, kind=_kind(block.span.of(text), first=index == standing[0], title=title))
        told.append(block)
    return tuple(told)


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs: single lines, or runs of lines where the text is wrapped at a width."""
    chunks = list(_chunks(text))
    width = _wrap_width(text, chunks)
    if not width:
        return [span for chunk in chunks for span in _mended(text, chunk)]
    return [span for chunk in chunks for span in _unwrapped(text, chunk, width)]


def is_short_line(text: str, limit: int = _LONGEST_HEADING) -> bool:
    """Whether a paragraph has the look of a heading: short, no list mark, no final punctuation."""
    return (
        1 < len(text) <= limit
        and "\n" not in text
        and not text.endswith(_FINAL)
        and not text.startswith(_LIST_MARKS)
        and any(char.isalpha() for char in text)
    )


def _kind(words: str, first: bool, title: str | None) -> BlockKind:
    if first:
        is_title = words == title or is_short_line(words.rstrip("?!\u00a0\u202f "), _LONGEST_TITLE)
        return "title" if is_title else "body"
    few = len(words.split()) <= _MOST_HEADING_WORDS
    return "heading" if few and not words[0].islower() and is_short_line(words) else "body"


def _chunks(text: str) -> Iterator[list[Span]]:
    """Runs of lines that no blank line parts, each line without the white space around it."""
    chunk: list[Span] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match.group()
        if not words.strip():
            continue
        start = match.start() + len(words) - len(_INDENT.sub("", words, count=1))
        if chunk and len(_BREAK.findall(text, end, start)) > 1:
            yield chunk
            chunk = []
        chunk.append(Span(start, match.start() + len(words.rstrip())))
        end = chunk[-1].end
    if chunk:
        yield chunk


def _wrap_width(text: str, chunks: Sequence[Sequence[Span]]) -> int:
    """The width that the text is wrapped at, or 0 where every line is a paragraph of its own.

    Wrapped text shows by three signs together: no line is long, nearly every line is as full as it can
    be (the next word would not have fitted), and most lines go on in the middle of a sentence.
    """
    width = max((len(line) for chunk in chunks for line in chunk), default=0)
    pairs = [(a, b) for chunk in chunks for a, b in pairwise(chunk)]
    if len(pairs) < 3 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = sum(1 for a, b in pairs if _is_full(text, a, b, width))
    going_on = sum(1 for _, b in pairs if b.of(text)[0].islower())
    return width if full > len(pairs) * 0.7 and going_on > len(pairs) * 0.4 else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    first_word = following.of(text).split(maxsplit=1)[0]
    if first_word in _LIST_MARKS:
        return False
    return len(line) + 1 + len(first_word) > width - 3


def _mended(text: str, chunk: Sequence[Span]) -> Iterator[Span]:
    """Lines as they stand, but for those that break off in mid-sentence and go on in the next."""
    current = last = chunk[0]
    for line in chunk[1:]:
        broken = len(last) >= _SHORTEST_BROKEN and not last.of(text).endswith(_SENTENCE_ENDS)
        if broken and line.of(text)[0].islower():
            current = current.join(line)
        else:
            yield current
            current = line
        last = line
    yield current


def _unwrapped(text: str, chunk: Sequence[Span], width: int) -> Iterator[Span]:
    current = chunk[0]
    for line in chunk[1:]:
        last = Span(max(current.start, text.rfind("\n", 0, current.end) + 1), current.end)
        if _is_full(text, last, line, width):
            current = current.join(line)
        else:
            yield current
            current = line
    yield current
