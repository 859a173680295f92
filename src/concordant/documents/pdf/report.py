"""A PDF as a report: its running text with the page of every word, its title, its date."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.decode import without_noncharacters
from concordant.documents.facts import iso_date
from concordant.documents.furniture.marking import marked
from concordant.documents.pdf.glyphs import File, NoPdfError, opened
from concordant.documents.pdf.lines import Line, lines_of
from concordant.documents.pdf.paragraphs import Measure, Paragraph, measure, paragraphs
from concordant.documents.pdf.running import Sheet, once, parted
from concordant.documents.pdf.wording import Traced, joined, vocabulary
from concordant.documents.shape import with_headings
from concordant.model.document import Anchor, Block, BlockKind, PageStart
from concordant.model.problem import Problem
from concordant.model.report import Received
from concordant.model.span import Span

_GAP = "\n\n"
_LARGE = 1.15
_LONGEST_TITLE = 250
_MADE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_MOST_NAMED = 12


def open_pdf(received: Received) -> Opened:
    """The text that a PDF holds; a problem where it holds pictures only, or wants a password."""
    try:
        with opened(received.raw) as file:
            sheets, total, metadata = _sheets(file), file.total, file.metadata
    except NoPdfError as refused:
        return None, Facts(), (_refused(received.source, refused.locked),)
    problems = tuple(_shortcomings(received.source, total, sheets))
    if not any(sheet.body or sheet.running for sheet in sheets):
        return None, _facts(metadata, None), (*problems, _no_text(received.source, total))
    usual = measure(sheets)
    rows = paragraphs(sheets, usual)
    title = _title(metadata, rows, usual)
    content = _laid_out(sheets, rows, usual, title)
    clean, replaced = without_noncharacters(content.text, received.source)
    facts = _facts(metadata, title)
    return replace(content, text=clean, facts=facts), facts, (*problems, *replaced)


def _sheets(file: File) -> list[Sheet]:
    sheets: list[Sheet] = []
    first = 0
    for page in file.pages():
        lines = tuple(lines_of(page, first))
        sheets.append(Sheet(page.number, page.height, lines, whole=page.whole, broken=page.broken))
        first += len(page.glyphs)
    return parted(sheets)


def _laid_out(
    sheets: Sequence[Sheet], rows: Sequence[Paragraph], usual: Measure, title: str | None
) -> Content:
    """Running lines of the first page, the paragraphs, running lines that come later; blank lines between."""
    running = once([line for sheet in sheets for line in sheet.running])
    known = vocabulary(line for sheet in sheets for line in sheet.body)
    first = sheets[0].number
    pieces: list[tuple[Sequence[Line], BlockKind | Literal["running"]]] = [
        ((line,), "running") for line in running if line.page == first
    ]
    pieces += [(row.lines, "heading" if _is_large(row, usual) else "body") for row in rows]
    pieces += [((line,), "running") for line in running if line.page != first]
    text: list[str] = []
    anchors: list[Anchor] = []
    blocks: list[Block] = []
    pages: list[PageStart] = []
    position = 0
    for lines, kind in pieces:
        words, places = joined(lines, known)
        span = Span(position, position + len(words))
        anchors += _anchors(places, position)
        pages += _pages(lines, (words, places), position)
        blocks.append(_block(span, "title" if words == title and kind != "running" else kind))
        text.append(words)
        position = span.end + len(_GAP)
    whole = _GAP.join(text)
    told = with_headings(whole, marked(whole, blocks), title)
    return Content(whole, "PDF", tuple(anchors), told, pages=tuple(_changes(pages)))


def _block(span: Span, kind: BlockKind | Literal["running"]) -> Block:
    if kind == "running":
        return Block(span, "furniture", "running line")
    return Block(span, kind)


def _anchors(places: Sequence[int], position: int) -> Iterator[Anchor]:
    """Runs of characters whose glyphs follow each other."""
    start = 0
    for index, (a, b) in enumerate(pairwise(places), 1):
        if b != a + 1:
            yield Anchor(position + start, places[start], index - start)
            start = index
    if places:
        yield Anchor(position + start, places[start], len(places) - start)


def _pages(lines: Sequence[Line], traced: Traced, position: int) -> Iterator[PageStart]:
    """Where each page begins within a paragraph."""
    _, places = traced
    yield PageStart(position, lines[0].page)
    for a, b in pairwise(lines):
        if a.page != b.page:
            yield PageStart(position + places.index(b.places[0]), b.page)


def _changes(pages: Sequence[PageStart]) -> Iterator[PageStart]:
    last = None
    for each in pages:
        if each.page != last:
            yield each
        last = each.page


def _is_large(row: Paragraph, usual: Measure) -> bool:
    return row.height > usual.height * _LARGE and sum(len(line.text) for line in row.lines) <= _LONGEST_TITLE


def _title(metadata: Mapping[str, str], rows: Sequence[Paragraph], usual: Measure) -> str | None:
    """The title of the metadata if the first pages show it, else the largest letters of the first page."""
    named = " ".join(metadata.get("Title", "").split())
    early = _letters(" ".join(line.text for row in rows for line in row.lines if line.page <= 2))
    if named and len(named) <= _LONGEST_TITLE and _letters(named) in early:
        return named
    first = [row for row in rows if row.lines[0].page == rows[0].lines[0].page and _is_large(row, usual)]
    if not first:
        return None
    largest = max(first, key=lambda row: row.height)
    return joined(largest.lines, frozenset())[0]


def _facts(metadata: Mapping[str, str], title: str | None) -> Facts:
    made = _MADE.match(metadata.get("CreationDate", ""))
    day = iso_date("-".join(part for part in made.groups() if part)) if made else None
    return Facts(title=title, made=day)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _refused(place: str, locked: bool) -> Problem:
    if locked:
        message = "This PDF is encrypted and wants a password."
        return Problem("read", place, message, "Save it without a password and add that instead.")
    message = "This PDF is damaged, or no PDF at all; no page of it could be opened."
    return Problem("read", place, message, "Get it anew, or print it to a new PDF.")


def _no_text(place: str, total: int) -> Problem:
    if not total:
        return Problem("read", place, "This PDF holds no page.")
    pages = f"its {total} pages hold" if total > 1 else "its page holds"
    message = f"This PDF holds no text: {pages} pictures at most, as of a scanner."
    return Problem("read", place, message, "Let a program for OCR put the text behind the pictures.")


def _shortcomings(place: str, total: int, sheets: Sequence[Sheet]) -> Iterator[Problem]:
    if total > len(sheets):
        message = f"This PDF has {total:,} pages; only the first {len(sheets):,} were read."
        yield Problem("read", place, message, "Part it into reports.", severity="warning")
    for sheet in sheets:
        if sheet.broken or not sheet.whole:
            message = (
                "This page is damaged." if sheet.broken else "This page holds too much; its end was left out."
            )
            yield Problem("read", f"{place}, page {sheet.number}", message, severity="warning")
    empty = [s.number for s in sheets if not (s.body or s.running or s.broken)]
    if 0 < len(empty) < len(sheets):
        named = ", ".join(map(str, empty[:_MOST_NAMED])) + ", …" * (len(empty) > _MOST_NAMED)
        message = f"Of its {total} pages, these hold no text, pictures at most: {named}."
        yield Problem("read", place, message, "A program for OCR can read scanned pages.", severity="note")
