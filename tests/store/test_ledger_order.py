"""The same reports in any order, in one batch or in many, make the same ledger."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_fixtures import new_ledger
from ledger_samples import listing, many, read

from concordant.model.report import Received
from concordant.store.ledger import ClaimFilter
from concordant.store.project import open_ledger

REPORTS = many(8)


def held(batches: list[list[Received]], database: str = "sqlite") -> tuple[str, list[str]]:
    """Everything that a ledger shows after these batches, each received, read and recorded on its own."""
    with new_ledger(database) as address, open_ledger(address) as ledger:
        for batch in batches:
            ledger.receive(batch)
            ledger.record(((each, read(each)) for each in batch), "v1")
        shown = listing(ledger.claims(ClaimFilter())), [repr(report) for report in ledger.reports()]
        assert list(ledger.pending("v1")) == []
    return shown


EXPECTED = held([REPORTS])


BATCHES = st.builds(
    lambda order, cuts: [order[a:b] for a, b in pairwise([0, *sorted(cuts), len(order)])],
    st.permutations(REPORTS),
    st.sets(st.integers(1, len(REPORTS) - 1)),
)
AGAIN = st.lists(st.sampled_from(REPORTS), max_size=12)


@given(BATCHES)
@settings(max_examples=25, deadline=None)
def test_neither_order_nor_batches_count(batches: list[list[Received]]) -> None:
    assert held(batches) == EXPECTED


@given(AGAIN)
@settings(max_examples=15, deadline=None)
def test_what_comes_again_does_not_count(again: list[Received]) -> None:
    assert held([again, REPORTS, again]) == EXPECTED


@given(BATCHES, AGAIN)
@settings(max_examples=6, deadline=None)
def test_nor_do_they_on_a_server(batches: list[list[Received]], again: list[Received]) -> None:
    assert held([again, *batches, again], "postgres") == EXPECTED
