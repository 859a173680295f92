"""Lists in parts: together the parts are the list, each row once, whatever arrives in between."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_fixtures import DATABASES, address, new_ledger
from ledger_samples import many, read, received

from concordant.interfaces.cli.settling import means_of
from concordant.pipeline import load_knowledge
from concordant.store.facets import counted
from concordant.store.ledger import ClaimFilter, FindingFilter, Ledger
from concordant.store.paging import Mark
from concordant.store.project import open_ledger

__all__ = ["address"]
ORDERS = ("novelty", "support", "time")


def fill(ledger: Ledger, count: int = 25) -> None:
    texts = [*many(count), received("No day. Nor this.", "undated.txt")]
    ledger.record([(each, read(each)) for each in texts], "v1")
    means = means_of(load_knowledge()[0])
    while ledger.settle(means):
        pass


@pytest.fixture(scope="module", params=DATABASES)
def filled(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    with new_ledger(request.param) as made, open_ledger(made) as ledger:
        fill(ledger)
        yield ledger


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("at_most", [1, 3, 1000])
def test_the_parts_of_findings_make_the_list(filled: Ledger, order: str, at_most: int) -> None:
    wanted = FindingFilter(order=order)  # type: ignore[arg-type]
    whole = [finding.id for finding in filled.findings(wanted)]
    parts: list[str] = []
    after: Mark | None = None
    while True:
        page = filled.findings_page(wanted, after, at_most)
        assert len(page.rows) <= at_most
        parts += [finding.id for finding in page.rows]
        after = page.after
        if after is None:
            break
    assert len(whole) > 3 and parts == whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(at_most=st.integers(1, 40))
def test_the_parts_of_claims_make_the_list_undated_ones_too(filled: Ledger, at_most: int) -> None:
    whole = {claim.id for claim, _ in filled.claims(ClaimFilter())}
    seen: list[tuple[str, str]] = []
    after: Mark | None = None
    while True:
        page = filled.claims_page(ClaimFilter(), after, at_most)
        seen += [(report.published or "", claim.id) for claim, report in page.rows]
        after = page.after
        if after is None:
            break
    assert len(seen) == len(whole) and {claim for _, claim in seen} == whole
    assert [day for day, _ in seen] == sorted((day for day, _ in seen), reverse=True)
    assert "" in {day for day, _ in seen}


def test_what_arrives_in_between_moves_no_row_to_another_part(address: str) -> None:
    with open_ledger(address) as ledger:
        fill(ledger, 8)
        first = ledger.claims_page(ClaimFilter(), None, 3)
        rest = [claim.id for claim, _ in ledger.claims_page(ClaimFilter(), first.after, 1000).rows]
        late = received("Later than all. So it is.", "late.txt", published="2026-01-01")
        ledger.record([(late, read(late))], "v1")
        assert [c.id for c, _ in ledger.claims_page(ClaimFilter(), first.after, 1000).rows] == rest


def test_a_mark_of_another_list_is_refused(filled: Ledger) -> None:
    with pytest.raises(ValueError, match="another order"):
        filled.findings_page(FindingFilter(), (1,), 10)


def test_facets_count_what_the_filter_leaves(filled: Ledger) -> None:
    every = filled.facets(FindingFilter())
    findings = list(filled.findings(FindingFilter()))
    assert every.complete and every.total == len(findings)
    for event, number in every.values["event"].items():
        narrowed = filled.facets(FindingFilter(event=event))
        assert narrowed.total == number == sum(f.event == event for f in findings)
        assert narrowed.values["event"] == {event: number}
    for certainty, number in every.values["certainty"].items():
        assert filled.facets(FindingFilter(certainty=certainty)).total == number
    for grade, number in every.values["grade"].items():
        assert len(list(filled.findings(FindingFilter(grade=grade)))) == number


def test_more_findings_than_are_counted_are_said_to_be_more() -> None:
    row = ("transfer", ";RU;IR;", "", "drone", "asserted", "6", 1)
    few = counted([row] * 3, 3)
    assert few.complete and few.total == 3 and few.values["agent"] == {"IR": 3, "RU": 3}
    assert few.values["disputed"] == {"yes": 3} and few.values["recipient"] == {}
    many_ = counted([row] * 4, 3)
    assert not many_.complete and many_.total == 3


def test_a_report_goes_by_its_id_its_beginning_or_a_claim(filled: Ledger) -> None:
    claim, report = next(iter(filled.claims(ClaimFilter())))
    for name in (report.id, report.id[:10], claim.id):
        assert filled.report(name) == report
    assert filled.report("r-none") is None and filled.report("") is None


def test_claims_are_told_together(filled: Ledger) -> None:
    some = list(filled.claims(ClaimFilter(), reasons=False))[:5]
    told = filled.told([claim.id for claim, _ in some] + ["c-none"])
    assert told == {claim.id: (claim, report) for claim, report in some}


def test_what_was_read_last_comes_first_with_its_claims(address: str) -> None:
    with open_ledger(address) as ledger:
        for each in many(3):
            ledger.record([(each, read(each))], "v1")
        last = ledger.last_read(2)
        assert [one.report.source for one in last] == ["2.txt", "1.txt"]
        assert [one.claims for one in last] == [len(read(each).claims) for each in reversed(many(3)[1:])]
        assert last[0].number > last[1].number


def test_the_state_changes_with_what_is_read_and_judged(address: str) -> None:
    from concordant.model.judgement import Judgement

    with open_ledger(address) as ledger:
        states = [ledger.state(), ledger.state()]
        assert states[0] == states[1]
        (one,) = many(1)
        ledger.record([(one, read(one))], "v1")
        states.append(ledger.state())
        ledger.judge(Judgement("j-1", "accept", (), "me", "2025-01-01"))
        states.append(ledger.state())
        while ledger.settle(means_of(load_knowledge()[0])):
            pass
        states.append(ledger.state())
        assert len(set(states)) == 4
