"""What each invented act would concern, decided from the texts before the engine was asked."""

import pytest
from concern_acts import Scenario, law, scenarios

ALL = [pytest.param(one, id=f"{table}: {one.name}") for table, one in scenarios()]


@pytest.mark.parametrize("one", ALL)
def test_the_provisions_are_those_of_the_texts(one: Scenario) -> None:
    assert {each.provision: each.status for each in one.concerns()} == one.expected
    assert not set(one.out) & set(one.expected)


@pytest.mark.parametrize("one", ALL)
def test_everything_that_comes_with_them_is_right(one: Scenario) -> None:
    found = {each.provision: each for each in one.concerns()}
    bearers = {each: [b.state for b in found[each].bearers] for each in one.bearers if each in found}
    assert {k: sorted(v) for k, v in bearers.items()} == {k: sorted(v) for k, v in one.bearers.items()}
    links = {link.code for each in found.values() for link in each.links}
    assert set(one.links) <= links
    if one.binding is not None:
        assert {each.provision for each in found.values() if each.binding} == set(one.binding)
    if one.contested:
        assert {each.provision for each in found.values() if each.contested_by} == set(one.contested)
    if one.bearing:
        assert {each.bearing for each in found.values()} == {one.bearing}


def test_there_are_many_and_they_name_what_exists() -> None:
    rows = [one for _, one in scenarios()]
    assert len(rows) >= 120
    assert len({(table, one.name) for table, one in scenarios()}) == len(rows)
    named = {each for one in rows for each in (*one.expected, *one.out, *one.bearers)}
    assert named <= set(law().provisions)


def test_every_provision_that_covers_acts_stands_in_a_scenario() -> None:
    covering = {provision.id for provision in law().provisions.values() if provision.scopes}
    assert covering - {each for _, one in scenarios() for each in one.expected} <= RARE


RARE = {
    # Goods and ways of carriage that have a case in their own file.
    "dprk-1874-17",
    "dprk-2270-7",
    "dprk-2270-19",
    "dprk-2321-10",
    "dprk-2375-11",
    "dprk-2397-6",
}
