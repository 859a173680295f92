"""A web page: decoded, its article taken out, every word traced back into the source."""

import re
from collections.abc import Iterator, Sequence

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.decode import decode
from concordant.documents.html.align import anchors_of
from concordant.documents.html.dating import dated
from concordant.documents.html.main_text import article
from concordant.documents.html.page_facts import facts_of, witnesses
from concordant.documents.html.plain_reading import Paragraph
from concordant.documents.html.tame import LONGEST_PAGE, MOST_ELEMENTS, elements_in, harmless, readable_tokens
from concordant.documents.html.visible import Visible, fragments, visible
from concordant.model.document import Anchor, Block, BlockKind
from concordant.model.problem import Problem
from concordant.model.report import Received
from concordant.model.span import Span

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_GAP = "\n\n"
# Soft hyphens and marks without width, which templates strew into words.
_WIDTHLESS = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_PROLOGUE = re.compile(
    rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE
)


def open_page(received: Received) -> Opened:
    """The article that a page carries: its title and its paragraphs, parted by blank lines."""
    raw, place = received.raw, received.source
    decoded, problems = decode(raw, place, dict(received.given).get("charset") or _declared_charset(raw))
    if not decoded:
        return None, Facts(), problems
    source = decoded.text
    tokens, whole = readable_tokens(source)
    crowded = elements_in(tokens) > MOST_ELEMENTS
    page = "" if crowded else harmless(source, tokens, whole)
    speaking = witnesses(source, tokens)
    shown = visible(source, tokens)
    facts, dating = dated(facts_of(speaking), shown, page, received)
    text, blocks = _laid_out(facts.title, article(source, tokens, page))
    anchors = _anchors(text, blocks, source, shown, fragments(source, speaking.hidden))
    content = Content(text, decoded.encoding, anchors, blocks, facts)
    return content, facts, (*problems, *_shortcomings(place, whole, crowded), *dating)


def _declared_charset(raw: bytes) -> str | None:
    found = _PROLOGUE.match(raw) or _CHARSET.search(raw[:8192])
    return found[1].decode("ascii") if found else None


def _shortcomings(place: str, whole: bool, crowded: bool) -> Iterator[Problem]:
    if not whole:
        message = f"This page is very long; only its first {LONGEST_PAGE:,} characters were read."
        yield Problem("read", place, message, "Check whether it is one article.", severity="warning")
    if crowded:
        message = f"This page has more than {MOST_ELEMENTS:,} elements; all its paragraphs were taken."
        yield Problem("read", place, message, severity="warning")


def _laid_out(title: str | None, paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    """The clean text: the title, then each paragraph once, parted by blank lines."""
    rows: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    rows += ((p.kind, p.text) for p in paragraphs if not title or _letters(p.text) != _letters(title))
    rows = [(kind, clean) for kind, words in rows if (clean := " ".join(words.translate(_WIDTHLESS).split()))]
    blocks: list[Block] = []
    position = 0
    for kind, words in rows:
        blocks.append(Block(Span(position, position + len(words)), kind))
        position += len(words) + len(_GAP)
    return _GAP.join(words for _, words in rows), tuple(blocks)


def _anchors(
    text: str, blocks: tuple[Block, ...], source: str, shown: Visible, hidden: Visible
) -> tuple[Anchor, ...]:
    """Words are looked for where readers see them; a title that they do not see, in the page's head."""
    spans = [block.span for block in blocks]
    if not blocks or blocks[0].kind != "title" or "".join(spans[0].of(text).split()) in shown.letters:
        return anchors_of(text, spans, source, shown)
    return (*anchors_of(text, spans[:1], source, hidden), *anchors_of(text, spans[1:], source, shown))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
