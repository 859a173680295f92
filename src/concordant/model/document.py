"""A document: the clean text of a report, with the way back to what was received."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from concordant.model.report import Report
from concordant.model.span import Span

BlockKind = Literal["title", "heading", "body", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized piece of the text.

    ``furniture`` (share bars, comment invitations, reading times, date lines, repeated titles)
    stays in the text, so that offsets hold, but is never read for claims; ``why`` says what it was.
    """

    span: Span
    kind: BlockKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """``length`` characters of the text from ``text`` on stand at ``raw`` in the decoded source."""

    text: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class PageStart:
    """From ``text`` on, up to the next such place, the text stands on this page, counted from 1."""

    text: int
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    """Clean text, its blocks, and anchors into the decoded source.

    Attributes:
        report: whose text it is.
        text: what offsets of evidence count in (code points).
        blocks: in order, not overlapping.
        anchors: in order of ``text``; one identity anchor for plain text.
        encoding: how the bytes were decoded.
        pages: where pages begin, in order of ``text``; empty for what has none.
    """

    report: Report
    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...] = ()
    encoding: str = "utf-8"
    pages: tuple[PageStart, ...] = ()

    def page(self, position: int) -> int | None:
        """The page on which the character at ``position`` stands; None for what has no pages."""
        index = bisect_right(self.pages, position, key=lambda p: p.text) - 1
        return self.pages[index].page if index >= 0 else None

    def origin(self, position: int) -> int | None:
        """Where the character at ``position`` stands in the decoded source; None if it was put in."""
        index = bisect_right(self.anchors, position, key=lambda a: a.text) - 1
        if index < 0:
            return None
        anchor = self.anchors[index]
        step = position - anchor.text
        return anchor.raw + step if step < anchor.length else None
