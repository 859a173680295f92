"""Spans: half-open ranges of code points."""

from hypothesis import given
from hypothesis import strategies as st

from concordant.model.span import Span

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda at: Span(at[0], at[0] + at[1]))


def test_a_span_cuts_code_points_out_of_a_text() -> None:
    assert Span(2, 4).of("é🚀ab") == "ab"
    assert len(Span(2, 4)) == 2


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))


@given(SPANS, SPANS)
def test_overlapping_is_mutual_and_means_a_shared_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)


@given(SPANS, SPANS)
def test_what_joins_two_spans_is_the_smallest_that_covers_both(a: Span, b: Span) -> None:
    joined = a.join(b)
    assert joined.covers(a) and joined.covers(b)
    assert {joined.start, joined.end} <= {a.start, a.end, b.start, b.end}
