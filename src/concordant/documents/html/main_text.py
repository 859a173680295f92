"""The paragraphs of the article itself: a tested extractor first, a plain reading of the page if it fails."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from concordant.documents.html.markup import Token
from concordant.documents.html.visible import BREAKING, decoded

_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ASIDE = frozenset(
    ("nav", "aside", "footer", "form", "button", "select", "menu", "figcaption", "dialog", "label", "header")
)
_BLOCKS = frozenset(("p", "head", "item", "quote", "cell", "row", "table", "list", "div", "ab", "code", "fw"))
_FINAL = tuple('.!?…»"”:')
_SHORT = 250
_WORDS_OF_A_PARAGRAPH = 12
_BREAK = "\x1e"  # a line break; no such character can stand in a parsed tree


class Paragraph(NamedTuple):
    """One paragraph of clean text."""

    kind: Literal["heading", "body"]
    text: str


def extracted(page: str) -> list[Paragraph]:
    """What the extractor takes for the article; empty if it finds none or gives up.

    Precision comes first: its cautious mode is asked, and the ordinary one only where the cautious one
    finds next to nothing.
    """
    if not page:
        return []
    from lxml.html import HTMLParser, document_fromstring

    for noisy in ("trafilatura", "htmldate"):
        logging.getLogger(noisy).addHandler(logging.NullHandler())
        logging.getLogger(noisy).propagate = False
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
        cautious = _paragraphs(_body(tree, cautious=True))
        if sum(len(p.text) for p in cautious) >= _SHORT:
            return cautious
        ordinary = _paragraphs(_body(tree, cautious=False))
    except Exception:  # a foreign library on hostile bytes: whatever it raises, the plain reading remains
        return []
    return max(cautious, ordinary, key=lambda found: sum(len(p.text) for p in found))


def plain_reading(source: str, tokens: Sequence[Token]) -> list[Paragraph]:
    """The paragraphs that a reader of the page sees outside menus, forms and margins.

    Where there are full paragraphs only these count, with the headings right above them; a page that has
    none gives all its lines.
    """
    lines = list(_lines(source, tokens, _ASIDE)) or list(_lines(source, tokens, frozenset()))
    full = [p.kind == "body" and _is_full(p.text) for p in lines]
    if not any(full):
        return lines
    heads = [p.kind == "heading" and i + 1 < len(lines) and full[i + 1] for i, p in enumerate(lines)]
    return [p for p, is_full, is_head in zip(lines, full, heads, strict=True) if is_full or is_head]


def _body(tree: Any, cautious: bool) -> Any:
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, include_comments=False, include_tables=False, favor_precision=cautious, fast=not cautious
    )
    return getattr(found, "body", None)


def _paragraphs(body: Any) -> list[Paragraph]:
    return [] if body is None else list(_flow(body))


def _flow(body: Any) -> Iterator[Paragraph]:
    """The paragraphs of the extractor's tree: text between the edges of its block elements."""
    from lxml.etree import iterwalk

    words: list[str] = []
    kind: Literal["heading", "body"] = "body"
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from _taken(words, kind)
            kind = "heading" if element.tag == "head" and event == "start" else "body"
        elif element.tag == "lb" and event == "start":
            words.append(_BREAK)
        words.append((element.text if event == "start" else element.tail) or "")
    yield from _taken(words, kind)


def _taken(words: list[str], kind: Literal["heading", "body"]) -> Iterator[Paragraph]:
    """The paragraphs that the collected words make; the collection starts anew."""
    lines = [" ".join(line.split()) for line in "".join(words).split(_BREAK)]
    words.clear()
    current = ""
    for line in lines:
        if current and line and (line[0].islower() or line[0] in ",;.)") and not current.endswith(_FINAL):
            current = f"{current} {line}"
            continue
        if current:
            yield Paragraph(kind, current)
        current = line
    if current:
        yield Paragraph(kind, current)


def _lines(source: str, tokens: Iterable[Token], margins: frozenset[str]) -> Iterator[Paragraph]:
    """All lines of the page outside ``margins``."""
    words: list[str] = []
    aside: dict[str, int] = dict.fromkeys(margins, 0)
    kind: Literal["heading", "body"] = "body"
    for token in tokens:
        if token.kind in ("text", "verbatim") and not any(aside.values()):
            words += (piece for piece, _, _ in decoded(source, token.start, token.end))
        elif token.name in BREAKING or token.name in aside:
            yield from _line(words, kind)
            kind = "heading" if token.name in _LEVELS and token.kind == "open" else "body"
        if token.name in aside and token.kind in ("open", "close"):
            aside[token.name] = max(0, aside[token.name] + (1 if token.kind == "open" else -1))
    yield from _line(words, kind)


def _line(words: list[str], kind: Literal["heading", "body"]) -> Iterator[Paragraph]:
    text = " ".join("".join(words).split())
    words.clear()
    if text:
        yield Paragraph(kind, text)


def _is_full(text: str) -> bool:
    return len(text.split()) >= _WORDS_OF_A_PARAGRAPH and text.endswith(_FINAL)
