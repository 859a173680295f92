"""Marking furniture in a row of blocks: whole lines, ends of paragraphs, lists of teasers, repetitions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from concordant.documents.furniture.patterns import Pattern, folded, patterns
from concordant.model.document import Block
from concordant.model.span import Span

_LONGEST_LINE = 300
_LONGEST_TEASER = 200
_LONGEST_TAIL = 260
_MOST_TEASERS = 15
_FEWEST_LETTERS_REPEATED = 20
_EDGES = " \t•*·▪►▶★☆→➜>|–—-"
_ENDS = f"{_EDGES}.:…!;,?»"
_PARTS = re.compile(r" ?[|•·►] ?| [-–—/] |(?<=[^\W\d_]{3}[.?!]) |(?<=\d[.?!]) ")
_FINAL = tuple('.!?…»"”;:,')
_LINES = 4_000
"""Lines that are remembered: what frames one report of an outlet frames its others; copies share the rest."""


def marked(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with furniture marked; a paragraph that ends in furniture is parted in two."""
    return tuple(_teasers(text, [part for block in blocks for part in _parted(text, block)]))


def unrepeated(text: str, blocks: Sequence[Block], title: str | None = None) -> tuple[Block, ...]:
    """The blocks with every later occurrence of the title, and of any longer line, marked."""
    headline = _letters(title or "")
    seen: set[str] = set()
    result: list[Block] = []
    for block in blocks:
        if block.kind == "furniture":
            result.append(block)
            continue
        letters = _letters(block.span.of(text))
        if letters in seen:
            why = "repeated title" if letters == headline else "repeated line"
            block = replace(block, kind="furniture", why=why)
        elif len(letters) >= _FEWEST_LETTERS_REPEATED or (headline and letters == headline):
            seen.add(letters)
        result.append(block)
    return tuple(result)


@lru_cache(_LINES)
def kind_of_line(line: str) -> str | None:
    """Id of the pattern that takes ``line`` for furniture, or None."""
    if len(line) > _LONGEST_LINE:
        return None
    bare = _bare(line)
    if not bare:
        return "rule"
    found = _matching(bare)
    return found.id if found else _kind_of_parts(bare)


def published_lines(lines: Iterable[str]) -> Iterator[str]:
    """The words of a date of publication in each of ``lines`` that says one."""
    for line in lines:
        bare = _bare(line) if len(line) <= _LONGEST_LINE else ""
        for part in (bare, *_PARTS.split(bare)):
            match = _published(part)
            if match:
                yield match
                break


def _parted(text: str, block: Block) -> Iterator[Block]:
    words = block.span.of(text)
    if block.kind == "title":
        yield block
        return
    kind = kind_of_line(words)
    if kind:
        yield replace(block, kind="furniture", why=kind)
        return
    cut, why = _tail(words)
    if cut < 0:
        yield block
        return
    kept = words[:cut].rstrip()
    yield replace(block, span=Span(block.span.start, block.span.start + len(kept)))
    yield Block(Span(block.span.start + cut, block.span.end), "furniture", why)


def _tail(words: str) -> tuple[int, str]:
    """Where furniture begins that follows the last sentence, and its pattern; -1 for none."""
    plain = folded(words)
    known = patterns()
    space = known.tail_gate.search(plain, max(0, len(plain) - _LONGEST_TAIL))
    if not space:
        return -1, ""
    tail = plain[space.end() :]
    return space.end(), next(p.id for p in known.tails if any(m.fullmatch(tail) for m in p.match))


def _teasers(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Title-like lines below a line that heads teasers are teasers, up to the next full sentence."""
    heads = {pattern.id for pattern in patterns().lines if pattern.heads}
    left = 0
    for block in blocks:
        words = block.span.of(text)
        if block.kind == "furniture":
            left = _MOST_TEASERS if block.why in heads and len(words) <= 60 else left
        elif left and block.kind == "body" and len(words) <= _LONGEST_TEASER and not words.endswith(_FINAL):
            left -= 1
            block = replace(block, kind="furniture", why="teaser")
        else:
            left = 0
        yield block


def _kind_of_parts(bare: str) -> str | None:
    """A line of several parts is furniture if all are, or most where bars part them."""
    parts = [_bare(part) for part in _PARTS.split(bare)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return None
    barred = sum(bare.count(bar) for bar in "|•·►") >= len(parts) - 1
    known: list[Pattern] = []
    for part in parts:
        if pattern := _matching(part):
            known.append(pattern)
        elif not barred:
            return None
    return known[0].id if len(known) * 2 >= len(parts) else None


def _matching(bare: str) -> Pattern | None:
    known = patterns()
    if not known.gate.fullmatch(bare):
        return None
    return next(p for p in known.lines if any(m.fullmatch(bare) for m in p.match))


def _published(bare: str) -> str | None:
    if not bare or not patterns().gate.fullmatch(bare):
        return None
    for each in (m for pattern in patterns().lines for m in pattern.match if "published" in m.groupindex):
        match = each.fullmatch(bare)
        if match and match["published"]:
            return match["published"]
    return None


def _bare(line: str) -> str:
    """The line as patterns see it: one space between words, no bullets before, no punctuation after."""
    return " ".join(folded(line).split()).lstrip(_EDGES).rstrip(_ENDS)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
