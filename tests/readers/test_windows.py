"""A document is cut into windows that hold all of it, and nothing that is no part of it."""

from itertools import pairwise

from asking_samples import document
from hypothesis import given
from hypothesis import strategies as st

from concordant.model.document import Block, Document
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.readers.llm.windows import windows

PARAGRAPH = st.text(st.sampled_from("abc. \n!é"), min_size=1, max_size=400)


def laid(paragraphs: list[str]) -> Document:
    text, blocks = "", []
    for n, paragraph in enumerate(paragraphs):
        blocks.append(
            Block(Span(len(text), len(text) + len(paragraph)), "furniture" if n % 5 == 4 else "body")
        )
        text += paragraph + "\n\n"
    return Document(Report("r-1", "", "x", "fr"), text, tuple(blocks))


@given(st.lists(PARAGRAPH, max_size=20), st.integers(60, 500), st.integers(0, 50))
def test_windows_hold_every_word_once_or_in_the_overlap(
    paragraphs: list[str], most: int, overlap: int
) -> None:
    held = laid(paragraphs)
    cut = windows(held, (), most, overlap)
    shown = {n for window in cut for span in window.spans for n in range(span.start, span.end)}
    for block in held.blocks:
        words = any(c.isalnum() for c in block.span.of(held.text))
        inside = set(range(block.span.start, block.span.end))
        assert inside <= shown if words and block.kind == "body" else not inside & shown
    for window in cut:
        assert sum(map(len, window.spans)) <= most and list(window.spans) == sorted(window.spans)
    for a, b in pairwise(cut):
        assert sum(len(s) for s in b.spans if s in a.spans) <= overlap and b.spans[-1] > a.spans[-1]


def test_what_is_withheld_is_in_no_window() -> None:
    held = document()
    (window,) = windows(held, [held.blocks[0].span], 6000, 800)
    assert window.spans == (held.blocks[1].span,)
