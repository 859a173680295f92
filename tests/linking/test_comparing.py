"""How two statements compare, slot by slot: figures, windows, parties, goods."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import INF, THOUSANDS, Amount, figure, more_than, say, stated, up_to

from concordant.linking.comparing import (
    apart,
    compare_nodes,
    covers_figure,
    disagree,
    is_loose,
    same_figure,
)
from concordant.linking.days import LATEST, iso, span, window
from concordant.linking.statements import Figure
from concordant.linking.terms import NOBODY, Party, compare_parties
from concordant.model.claim import Actor, Item
from dense_claims import register

TERMS = register().terms
PARTIES = tuple(
    TERMS.party(each)
    for each in (
        Actor("Russia", "RU"),
        Actor("Russian Ministry of Defence", "RU"),
        Actor("Kupol", "RU"),
        Actor("Izhevsk Electromechanical Plant Kupol", "RU"),
        Actor("Rostec", "RU"),
        Actor("Wagner", "RU"),
        Actor("Russian company", "RU"),
        Actor("Russian drone company", "RU"),
        Actor("Russian manufacturer", "RU"),
        Actor("North Korea", "KP"),
        Actor("Russia; Iran", "RU;IR"),
        Actor("Some Brigade"),
        None,
    )
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def party(name: str, state: str | None = None) -> Party:
    return TERMS.party(Actor(name, state))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (12_000, 12_000, True),
        (12_000, 12_500, True),
        (12_000, 14_000, False),
        (9, 9, True),
        (9, 8, False),
        (4, 5, False),
        (more_than(200), 210, True),
        (more_than(200), 200, True),
        (more_than(200), 400, False),
        (more_than(200), 150, False),
        (more_than(200), more_than(210), True),
        (more_than(200), more_than(300), False),
        (more_than(4), 3, False),
        (up_to(500), 400, False),
        (up_to(500), up_to(500), True),
        ((3000, 4000), 3500, True),
        ((3000, 4000), 5000, False),
        (THOUSANDS, 12_000, False),
    ],
)
def test_figures_that_may_be_the_same_number(one: Amount, other: Amount, same: bool) -> None:
    assert same_figure(figure(one), figure(other)) == same == same_figure(figure(other), figure(one))


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (THOUSANDS, 12_000),
        (more_than(200), 400),
        (more_than(200), more_than(300)),
        (up_to(500), 400),
        ((3000, 4000), 3500),
        ((2000, 99_999), 12_000),
    ],
)
def test_what_is_wider_holds_whenever_the_narrower_does_and_never_the_reverse(
    wide: Amount, narrow: Amount
) -> None:
    assert covers_figure(figure(wide), figure(narrow))
    assert not covers_figure(figure(narrow), figure(wide))


def test_no_figure_is_wider_than_any() -> None:
    assert covers_figure(None, figure(3)) and not covers_figure(figure(3), None)
    assert covers_figure(None, None)


def test_containers_are_no_shells() -> None:
    shells, containers = figure(12_000), figure(12_000, "container")
    assert not same_figure(shells, containers)
    assert not covers_figure(shells, containers)
    assert not disagree(figure(5), figure(9000, "container"))


@pytest.mark.parametrize(
    ("one", "other", "exclusive"),
    [
        (12_000, 20_000, True),
        (12_000, 12_400, False),
        (4, 5, True),
        (more_than(200), 400, False),
        (more_than(200), 100, True),
        (up_to(500), 600, True),
        (up_to(500), more_than(400), False),
        (THOUSANDS, 40, True),
    ],
)
def test_figures_that_exclude_each_other(one: Amount, other: Amount, exclusive: bool) -> None:
    assert disagree(figure(one), figure(other)) == exclusive == disagree(figure(other), figure(one))


def test_goods_counted_in_their_own_unit_are_counted_alike() -> None:
    def dimension(unit: str) -> str:
        found = stated(say("a", 12, unit=unit)).figure
        assert found is not None
        return found.dimension

    assert dimension("round") == "goods"
    assert dimension("container") == "container"


def intervals() -> st.SearchStrategy[Figure]:
    number = st.one_of(st.integers(0, 30), st.integers(100, 20_000)).map(float)
    dimension = st.sampled_from(("goods", "goods", "container"))
    point = st.builds(lambda n, d: Figure(n, n, d), number, dimension)
    bounded = st.builds(lambda a, b, d: Figure(min(a, b), max(a, b), d), number, number, dimension)
    opened = st.builds(lambda n, d: Figure(n, INF, d), number, dimension)
    return st.one_of(point, bounded, opened)


@given(intervals(), intervals())
def test_figures_compare_the_same_from_either_side(a: Figure, b: Figure) -> None:
    assert same_figure(a, b) == same_figure(b, a)
    assert disagree(a, b) == disagree(b, a)
    assert same_figure(a, a) and covers_figure(a, a) and not disagree(a, a)
    if covers_figure(a, b):
        assert not disagree(a, b)
    if not is_loose(a) and not is_loose(b) and b.high < INF and disagree(a, b) and a.high < INF:
        assert not same_figure(a, b)


@pytest.mark.parametrize(
    ("prefix", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-10", "2024-02-10", "2024-02-10"),
        ("2024-02-10T12:30:00Z", "2024-02-10", "2024-02-10"),
    ],
)
def test_a_date_reaches_over_the_days_that_it_allows(prefix: str, first: str, last: str) -> None:
    assert span(prefix) == (day(first), day(last))


@pytest.mark.parametrize("prefix", ["", "spring", "2024-13", "2023-02-29", "0000", "2024-", "-2024"])
def test_what_is_no_date_places_nothing(prefix: str) -> None:
    assert span(prefix) is None


def test_a_season_reaches_from_its_first_month_to_its_last() -> None:
    assert window("2024-03", "2024-05", "2024-09-01", 30) == (day("2024-03-01"), day("2024-05-31"), True)


def test_what_goes_on_since_a_day_reaches_up_to_the_publication() -> None:
    assert window("2022", None, "2025-03-12", 30) == (day("2022-01-01"), day("2025-03-12"), True)
    assert window("2022", None, None, 30) == (day("2022-01-01"), LATEST, True)


def test_what_is_to_happen_by_a_day_may_happen_from_the_publication_on() -> None:
    assert window(None, "2025-12", "2025-03-12", 30) == (day("2025-03-12"), day("2025-12-31"), True)


def test_what_has_no_date_is_looked_for_shortly_before_the_publication() -> None:
    assert window(None, None, "2025-03-12", 30) == (day("2025-02-10"), day("2025-03-12"), False)


def test_what_nothing_places_may_have_happened_on_any_day() -> None:
    first, last, dated = window(None, None, None, 30)
    assert (iso(first), iso(last), dated) == (None, None, False)


def test_a_window_never_ends_before_it_begins() -> None:
    assert window("2025-03", "2024", None, 30) == (day("2025-03-01"), day("2025-03-01"), True)
    first, last, _ = window("2026", None, "2025-03-12", 30)
    assert first <= last


def test_a_denial_without_a_date_speaks_of_a_longer_time() -> None:
    told, denied = stated(say("a")), stated(say("b", denied=True))
    assert denied.last - denied.first > told.last - told.first
    assert not told.dated and not denied.dated


def test_days_between_windows() -> None:
    assert apart(1, 5, 5, 9) == 0 == apart(5, 9, 1, 5)
    assert apart(1, 5, 8, 9) == 3 == apart(8, 9, 1, 5)


def test_a_ministry_acts_for_its_state() -> None:
    assert compare_parties(party("Russian Ministry of Defence", "RU"), party("Russia", "RU")) == 0


def test_a_company_is_part_of_its_state_and_no_other_company() -> None:
    assert compare_parties(party("Russia", "RU"), party("Kupol", "RU")) == 1
    assert compare_parties(party("Kupol", "RU"), party("Rostec", "RU")) is None


def test_an_armed_group_acts_beside_the_state_in_which_it_is() -> None:
    assert compare_parties(party("Wagner", "RU"), party("Russia", "RU")) is None
    assert compare_parties(party("Houthis"), party("Yemen", "YE")) is None


def test_a_described_company_may_be_any_company_of_its_state() -> None:
    somebody = party("Russian company", "RU")
    assert compare_parties(somebody, party("Kupol", "RU")) == 1
    assert compare_parties(party("Russia", "RU"), somebody) == 1


def test_of_two_descriptions_the_one_with_fewer_words_is_wider() -> None:
    somebody = party("Russian company", "RU")
    assert compare_parties(somebody, party("Russian drone company", "RU")) == 1
    assert compare_parties(party("Russian manufacturer", "RU"), somebody) is None


def test_a_company_is_known_by_part_of_its_name() -> None:
    assert compare_parties(party("Izhevsk Electromechanical Plant Kupol", "RU"), party("Kupol", "RU")) == 0


def test_whoever_is_left_open_may_be_anybody() -> None:
    assert compare_parties(NOBODY, party("Kupol", "RU")) == 1
    assert compare_parties(NOBODY, NOBODY) == 0


def test_two_states_together_are_neither_of_them_alone() -> None:
    both = party("Russia; Iran", "RU;IR")
    assert compare_parties(both, party("Iran; Russia", "IR;RU")) == 0
    assert compare_parties(both, party("Russia", "RU")) is None


def test_parties_compare_in_mirror_image_from_the_other_side() -> None:
    for a, b in product(PARTIES, PARTIES):
        one, other = compare_parties(a, b), compare_parties(b, a)
        assert one == (None if other is None else -other), (a, b)
        assert a != b or one == 0


def test_equal_parties_of_an_agreement_stand_in_either_order() -> None:
    one = stated(say("a", event="agreement", agent="Russia", recipient="Iran", goods=None))
    other = stated(say("b", event="agreement", agent="Iran", recipient="Russia", goods=None))
    assert (one.agent, one.recipient) == (other.agent, other.recipient)
    given_ = stated(say("c", agent="Iran", recipient="Russia"))
    assert given_.agent.key == "IR"


def test_goods_are_part_of_wider_goods() -> None:
    model = TERMS.node(Item("obus de 152 mm", "artillery_ammunition", "152-mm-artillery-shell"))
    assert compare_nodes("munitions_unspecified", model, TERMS) == 1
    assert compare_nodes("artillery_ammunition", model, TERMS) == 1
    assert compare_nodes(model, "artillery_ammunition", TERMS) == -1
    assert compare_nodes("weapons_unspecified", "ballistic_missile", TERMS) == 1
    assert compare_nodes("kn-23", "hwasong-11-family", TERMS) == -1
    assert compare_nodes("ballistic_missile", "artillery_ammunition", TERMS) is None
    assert compare_nodes("", model, TERMS) == 1


def test_goods_compare_in_mirror_image_from_the_other_side() -> None:
    nodes = ("", "drone", "weapons_unspecified", "artillery_ammunition", "152-mm-artillery-shell", "kn-23")
    for a, b in product(nodes, nodes):
        one, other = compare_nodes(a, b, TERMS), compare_nodes(b, a, TERMS)
        assert one == (None if other is None else -other), (a, b)
