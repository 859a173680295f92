"""Any record of the model, for tests that must hold for all of them."""

from hypothesis import strategies as st

from concordant.model.claim import (
    CERTAINTIES,
    PHASES,
    POLARITIES,
    Actor,
    Claim,
    Evidence,
    Item,
    Quantity,
    Reason,
    TimeSpan,
    Voice,
)
from concordant.model.document import Anchor, Block, Document, PageStart
from concordant.model.problem import Problem
from concordant.model.report import Report
from concordant.model.span import Span

# Every character there is, halves of characters and NUL too: reports come from anywhere.
TEXTS = st.text(st.characters(codec=None), max_size=12)
MAYBE = st.none() | TEXTS
PLACES = st.integers(0, 10**9)
SPANS = st.builds(Span, PLACES, PLACES)
SOME_SPAN = st.none() | SPANS
NUMBERS = st.none() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False)
ACTORS = st.builds(Actor, TEXTS, MAYBE, MAYBE, MAYBE, SOME_SPAN)
VOICES = st.builds(Voice, TEXTS, MAYBE, MAYBE, SOME_SPAN, MAYBE)
KINDS = st.sampled_from(["count", "mass", "money", "share", "capacity", "other"])
PRECISIONS = st.sampled_from(["day", "month", "season", "quarter", "year", "range", "unknown"])
REASONS = st.builds(Reason, TEXTS, TEXTS, TEXTS, TEXTS, SOME_SPAN)

CLAIMS = st.builds(
    Claim,
    id=TEXTS,
    report=TEXTS,
    number=PLACES,
    event=TEXTS,
    agent=st.none() | ACTORS,
    recipient=st.none() | ACTORS,
    item=st.none() | st.builds(Item, MAYBE, TEXTS, MAYBE, SOME_SPAN),
    quantity=st.none() | st.builds(Quantity, TEXTS, NUMBERS, NUMBERS, MAYBE, KINDS, SOME_SPAN),
    place=MAYBE,
    time=st.none() | st.builds(TimeSpan, TEXTS, MAYBE, MAYBE, PRECISIONS, SOME_SPAN),
    phase=st.sampled_from(PHASES),
    certainty=st.sampled_from(CERTAINTIES),
    polarity=st.sampled_from(POLARITIES),
    attribution=st.lists(VOICES, max_size=3).map(tuple),
    evidence=st.builds(Evidence, TEXTS, PLACES, PLACES, TEXTS, TEXTS, st.none() | PLACES),
    reader=TEXTS,
    reasons=st.lists(REASONS, max_size=3).map(tuple),
)

REPORTS = st.builds(Report, TEXTS, TEXTS, TEXTS, TEXTS, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)
PAGES = st.lists(st.builds(PageStart, PLACES, PLACES), max_size=3).map(tuple)
BLOCK_KINDS = st.sampled_from(["title", "heading", "body", "furniture"])
BLOCKS = st.lists(st.builds(Block, SPANS, BLOCK_KINDS, TEXTS), max_size=3).map(tuple)
ANCHORS = st.lists(st.builds(Anchor, PLACES, PLACES, PLACES), max_size=3).map(tuple)
DOCUMENTS = st.builds(Document, REPORTS, TEXTS, BLOCKS, ANCHORS, TEXTS, PAGES)
SEVERITIES = st.sampled_from(["error", "warning", "note"])
PROBLEMS = st.builds(Problem, TEXTS, TEXTS, TEXTS, TEXTS, SEVERITIES)
