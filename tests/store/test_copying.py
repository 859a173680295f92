"""A ledger moves from one database to another and back, and is the same row for row."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_fixtures import DATABASES, new_ledger
from ledger_samples import many, read, received
from test_settling import means, readings_of

from concordant.model.judgement import Anchor, Judgement
from concordant.model.report import Received
from concordant.store.failure import LedgerFilledError
from concordant.store.ledger import ClaimFilter, FindingFilter, Ledger
from concordant.store.project import open_ledger
from dense_claims import dense_told

ODD = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["\x00", "É\u0301'\\\"%", "🚀" * 9]
)
REPORTS = st.builds(
    lambda text, source, day, lang: received(f"{text}. Obus.", source, published=day, lang=lang),
    *(ODD, ODD, st.sampled_from(["2024", "2025-06", "2025-06-19"]), st.sampled_from(["fr", "ru", "zz"])),
)
JUDGED = st.builds(
    lambda number, why: Judgement(
        f"j-{number}", "accept", (Anchor("c-1", "r-1", 0, 4, "use"),), "me", "2025", why
    ),
    *(st.integers(0, 99), ODD),
)


def rows_of(ledger: Ledger) -> list[object]:
    return [(table.name, list(rows)) for table, rows in ledger.kept()]


def fill(ledger: Ledger, reports: list[Received], judged: list[Judgement]) -> None:
    ledger.receive(reports)
    ledger.record([(each, read(each)) for each in reports[1:]], "v1")
    ledger.record([(each, read(each)) for each in reports[::2]], "v2")
    for judgement in judged:
        ledger.judge(judgement)


@pytest.mark.parametrize("start", DATABASES)
@settings(max_examples=4)
@given(reports=st.lists(REPORTS, max_size=6), judged=st.lists(JUDGED, max_size=3))
def test_there_and_back_every_row_is_the_same(
    start: str, reports: list[Received], judged: list[Judgement]
) -> None:
    other = DATABASES[1 - DATABASES.index(start)]
    with ExitStack() as stack:
        first, second, third = (
            stack.enter_context(open_ledger(stack.enter_context(new_ledger(kind))))
            for kind in (start, other, start)
        )
        fill(first, reports, judged)
        number = second.take(first.kept())
        assert third.take(second.kept()) == number
        assert rows_of(first) == rows_of(second) == rows_of(third)


def settled(ledger: Ledger) -> tuple[object, ...]:
    while ledger.settle(means()):
        pass
    found = list(ledger.findings(FindingFilter()))
    relations = [ledger.relations(each.id) for each in found]
    told = ledger.search_claims("obus", None, 99).rows
    return found, relations, told, list(ledger.claims(ClaimFilter())), list(ledger.judgements())


def test_findings_and_searches_are_those_of_the_ledger_before() -> None:
    from random import Random

    with ExitStack() as stack:
        first, second = (
            stack.enter_context(open_ledger(stack.enter_context(new_ledger(kind)))) for kind in DATABASES
        )
        first.record(readings_of(dense_told(Random(1), 60, 30)), "v1")
        before = settled(first)
        second.take(first.kept())
        assert settled(second) == before
        assert before[0] and before[2]


def test_a_ledger_that_holds_something_is_not_filled_again() -> None:
    for kind in DATABASES:
        with new_ledger(kind) as address, open_ledger(address) as ledger:
            ledger.receive(many(1))
            before = rows_of(ledger)
            with pytest.raises(LedgerFilledError) as caught:
                ledger.take(iter(()))
            assert "holds something" in caught.value.message and caught.value.advice
            assert rows_of(ledger) == before


def test_what_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    with ExitStack() as stack:
        first, second = (
            stack.enter_context(open_ledger(stack.enter_context(new_ledger(kind)))) for kind in DATABASES
        )
        fill(first, many(3), [])

        def broken() -> object:
            yield from list(first.kept())[:3]
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            second.take(broken())  # type: ignore[arg-type]
        assert rows_of(second) == []
        assert second.take(first.kept()) > 3
