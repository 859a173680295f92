"""The paragraphs of the article itself: a tested extractor first, a plain reading of the page if it fails."""

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

from concordant.documents.html.markup import Token
from concordant.documents.html.plain_reading import (
    Paragraph,
    ParagraphKind,
    full_paragraphs,
    length_of,
    lines_of,
)

_BLOCKS = frozenset(("p", "head", "item", "quote", "cell", "row", "table", "list", "div", "ab", "code", "fw"))
_FINAL = tuple('.!?…»"”:')
_BREAK = "\x1e"  # a line break; no such character can stand in a parsed tree
_SHORT = 250
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_MOST_WORDS_A_SENTENCE = 40


def article(source: str, tokens: Sequence[Token], page: str) -> list[Paragraph]:
    """The article of a page.

    Precision comes first: the extractor's cautious mode decides where it finds an article. Where it finds
    next to nothing, its ordinary mode is asked; but that one may pour the whole page into one paragraph,
    so whole sentences read plainly off the page go before a result without paragraphs.

    Args:
        source: the decoded page.
        tokens: its tokens.
        page: the same page made harmless for a parser; empty if it is not to be parsed.
    """
    cautious, ordinary = extracted(page) if page else ([], [])
    if length_of(cautious) >= _SHORT:
        return cautious
    if len(ordinary) > 2 and length_of(ordinary) >= 2 * _SHORT:
        return ordinary
    lines = lines_of(source, tokens)
    plain = full_paragraphs(lines)
    if length_of(plain) >= _SHORT:
        return plain
    found = [each for each in (ordinary, cautious, plain) if each and _reads_as_sentences(each)]
    return max(found, key=length_of, default=lines)


def extracted(page: str) -> tuple[list[Paragraph], list[Paragraph]]:
    """What the extractor takes for the article, cautiously and, if that is little, in its ordinary way."""
    from lxml.html import HTMLParser, document_fromstring

    for noisy in ("trafilatura", "htmldate"):
        logging.getLogger(noisy).addHandler(logging.NullHandler())
        logging.getLogger(noisy).propagate = False
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
        cautious = list(_flow(_body(tree, cautious=True)))
        enough = length_of(cautious) >= _SHORT
        return cautious, [] if enough else list(_flow(_body(tree, cautious=False)))
    except Exception:  # a foreign library on hostile bytes: whatever it raises, the plain reading remains
        return [], []


def _body(tree: Any, cautious: bool) -> Any:
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, include_comments=False, include_tables=False, favor_precision=cautious, fast=not cautious
    )
    return getattr(found, "body", None)


def _flow(body: Any) -> Iterator[Paragraph]:
    """The paragraphs of the extractor's tree: text between the edges of its block elements."""
    from lxml.etree import iterwalk

    if body is None:
        return
    words: list[str] = []
    kind: ParagraphKind = "body"
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from _taken(words, kind)
            kind = "heading" if element.tag == "head" and event == "start" else "body"
        elif element.tag == "lb" and event == "start":
            words.append(_BREAK)
        words.append((element.text if event == "start" else element.tail) or "")
    yield from _taken(words, kind)


def _taken(words: list[str], kind: ParagraphKind) -> Iterator[Paragraph]:
    """The paragraphs that the collected words make; the collection starts anew.

    A line break inside a sentence, where the next line goes on in lower case, parts nothing.
    """
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


def _reads_as_sentences(paragraphs: Sequence[Paragraph]) -> bool:
    words = sum(len(p.text.split()) for p in paragraphs)
    return sum(len(_SENTENCE_END.findall(p.text)) for p in paragraphs) * _MOST_WORDS_A_SENTENCE >= words
