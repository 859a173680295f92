"""What becomes one finding, what stays apart, and how findings bear on each other."""

import pytest
from said import JCS, NIS, THOUSANDS, finding, findings, grouped, more_than, related, say

from concordant.model.claim import Actor, Item, Phase, Voice

MARCH = "2025-03-10"
ROUND_152 = Item("obus de 152 mm", "artillery_ammunition", "152-mm-artillery-shell")
MUNITIONS = "munitions_unspecified"
KCNA = Voice("KCNA", "KP")


def test_the_same_figure_for_the_same_days_is_one_act() -> None:
    assert grouped(say("a", 12_000, on=MARCH), say("b", 12_400, on="2025-03-12")) == {"a b"}


def test_the_same_figure_two_months_later_is_another_act() -> None:
    assert grouped(say("a", 12_000, on=MARCH), say("b", 12_000, on="2025-05-10")) == {"a", "b"}


def test_rivals_for_the_same_days_are_one_act_with_a_contradiction() -> None:
    found = finding(say("a", 12_000, on=MARCH), say("b", 20_000, on=MARCH))
    assert len(found.versions) == 2
    assert [(c.one, c.other, c.topic) for c in found.contradictions] == [("c-a", "c-b", "quantity")]


def test_more_figures_than_three_for_the_same_days_are_several_acts() -> None:
    three = [say(str(n), n, on=MARCH) for n in (100, 200, 400)]
    assert grouped(*three) == {"100 200 400"}
    assert grouped(*three, say("800", 800, on=MARCH)) == {"100", "200", "400", "800"}


def test_figures_that_lie_too_far_apart_are_several_acts() -> None:
    assert grouped(say("a", 40, on=MARCH), say("b", 9000, on=MARCH)) == {"a", "b"}


def test_containers_and_shells_are_told_apart() -> None:
    told = (say("a", 200, unit="container", on=MARCH), say("b", 12_000, on=MARCH))
    assert grouped(*told) == {"a", "b"}
    assert related(*told) == set()


def test_a_vague_claim_joins_the_only_specific_one_that_it_can_mean() -> None:
    found = finding(say("a", 12_000, goods=ROUND_152, on=MARCH), say("b", goods=MUNITIONS, on="2025-03"))
    assert found.item is not None and found.item.item_class == MUNITIONS
    assert found.versions[0].claims == ("c-a",)


def test_a_vague_claim_that_could_mean_several_acts_stays_apart_and_is_supported_by_them() -> None:
    told = (
        say("a", 12_000, on="2025-03-03"),
        say("b", 12_000, on="2025-03-25"),
        say("c", goods=MUNITIONS, on="2025-03"),
    )
    assert grouped(*told) == {"a", "b", "c"}
    assert related(*told) == {("a", "entails", "c", "specific"), ("b", "entails", "c", "specific")}
    support = {f.id: f.support for f in findings(*told)}
    assert support["f-c"].reports == 3 and support["f-a"].reports == 1 == support["f-b"].reports


def test_twelve_thousand_are_thousands_and_thousands_are_not_twelve_thousand() -> None:
    told = (
        say("a", 12_000, on="2025-03-03"),
        say("b", 15_000, on="2025-03-25"),
        say("c", THOUSANDS, on="2025-03"),
    )
    assert ("a", "entails", "c", "specific") in related(*told)
    assert all(target != "a" for _, _, target, _ in related(*told))


@pytest.mark.parametrize("figure", [210, 240])
def test_more_than_two_hundred_is_said_of_little_more(figure: int) -> None:
    found = finding(say("a", more_than(200), on=MARCH), say("b", figure, on=MARCH))
    assert len(found.versions) == 1


def test_more_than_two_hundred_is_no_other_figure_than_four_hundred() -> None:
    found = finding(say("a", more_than(200), on=MARCH), say("b", 400, on=MARCH))
    assert len(found.versions) == 2 and not found.contradictions


def test_two_claims_of_one_report_in_one_voice_are_two_acts() -> None:
    told = (say("a", 12_000, on=MARCH, report="r"), say("b", 20_000, on=MARCH, report="r"))
    assert grouped(*told) == {"a", "b"}
    vague = (say("a", 12_000, on=MARCH, report="r"), say("b", goods=MUNITIONS, on="2025-03", report="r"))
    assert grouped(*vague) == {"a", "b"}


def test_two_voices_of_one_report_may_speak_of_one_act() -> None:
    told = (
        say("a", 12_000, on=MARCH, report="r", by=NIS),
        say("b", 20_000, on=MARCH, report="r", by=JCS),
    )
    assert grouped(*told) == {"a b"}


def test_a_denial_is_set_against_the_act_that_it_denies() -> None:
    found = finding(say("a", 12_000, on=MARCH, by=NIS), say("b", denied=True, by=KCNA))
    assert [v.claims for v in found.denials] == [("c-b",)]
    assert [o.name for o in found.support.against] == ["KCNA"]
    assert found.support.reports == 1 == found.support.most
    assert [c.topic for c in found.contradictions] == ["polarity"]


def test_a_denial_of_several_acts_stands_alone_and_contradicts_each() -> None:
    told = (
        say("a", 12_000, on="2025-03-03"),
        say("b", 12_000, on="2025-03-25", published="2025-03-30"),
        say("no", goods=MUNITIONS, denied=True, published="2025-04-01"),
    )
    assert grouped(*told) == {"a", "b", "no"}
    assert related(*told) == {("no", "contradicts", "a", "polarity"), ("no", "contradicts", "b", "polarity")}
    assert [len(f.support.against) for f in findings(*told)] == [1, 1, 1]


def test_a_denial_of_shells_does_not_deny_weapons() -> None:
    told = (say("a", goods=MUNITIONS, on=MARCH), say("no", goods=ROUND_152, denied=True))
    assert grouped(*told) == {"a", "no"}
    assert related(*told) == set()


def test_a_denial_of_one_figure_does_not_deny_another() -> None:
    assert related(say("a", 12_000, on=MARCH), say("no", 90_000, denied=True, on=MARCH)) == set()


def test_a_denial_says_nothing_of_what_happened_long_before() -> None:
    assert related(say("a", on="2024-01-10"), say("no", denied=True, published="2025-03-12")) == set()


def test_who_denies_and_affirms_in_one_report_means_two_things() -> None:
    told = (
        say("a", 12_000, on=MARCH, report="r", by=KCNA),
        say("no", goods=MUNITIONS, denied=True, report="r", by=KCNA),
    )
    assert grouped(*told) == {"a", "no"}


def test_who_quotes_both_sides_means_one_thing() -> None:
    told = (
        say("a", 12_000, on=MARCH, report="r", by=NIS),
        say("no", denied=True, report="r", by=KCNA),
    )
    assert grouped(*told) == {"a no"}


def test_who_denies_arms_to_a_state_contradicts_that_a_militia_there_got_them() -> None:
    militia = say("a", on=MARCH, recipient=Actor("Rapid Support Forces", "SD"), agent="Iran")
    denial = say("no", denied=True, recipient="Sudan", agent="Iran", goods="weapons_unspecified")
    assert grouped(militia, denial) == {"a", "no"}
    assert related(militia, denial) == {("no", "contradicts", "a", "polarity")}


def test_a_state_stands_for_a_group_on_its_ground_where_the_goods_are_the_same() -> None:
    group = Actor("Rapid Support Forces", "SD")
    told = say("a", 12, on=MARCH, recipient=group, agent="Iran", goods="drone", unit="drone")
    loosely = say("b", on=MARCH, recipient="Sudan", agent="Iran", goods="drone")
    denial = say("no", denied=True, recipient="Sudan", agent="Iran", goods="drone")
    assert grouped(told, loosely, denial) == {"a b no"}
    any_arms = say("c", on=MARCH, recipient="Sudan", agent="Iran", goods="weapons_unspecified")
    assert grouped(told, any_arms) == {"a", "c"}


@pytest.mark.parametrize("phase", ["planned", "ordered", "offered", "requested", "ended"])
def test_what_is_only_planned_is_no_part_of_what_is_done(phase: Phase) -> None:
    told = (say("a", 12_000, on=MARCH), say("b", 12_000, on=MARCH, phase=phase))
    assert grouped(*told) == {"a", "b"}
    assert related(*told) == set()


def test_what_goes_on_is_done() -> None:
    assert grouped(say("a", 12_000, on=MARCH), say("b", 12_000, on=MARCH, phase="ongoing")) == {"a b"}


def test_totals_that_grow_are_no_contradiction() -> None:
    told = (
        say("a", 1_000_000, since="2022", published="2023-06-01"),
        say("b", 4_000_000, since="2022", published="2024-06-01"),
        say("c", 9_000_000, since="2022", published="2025-03-01"),
    )
    assert grouped(*told) == {"a", "b", "c"}
    assert all(not f.contradictions for f in findings(*told))
    assert not any(kind == "contradicts" for _, kind, _, _ in related(*told))


def test_one_total_told_twice_in_a_season_is_one() -> None:
    told = (
        say("a", 9_000_000, since="2022", published="2025-02-01"),
        say("b", 9_000_000, since="2022", published="2025-03-01"),
    )
    assert grouped(*told) == {"a b"}


def test_one_delivery_is_no_other_figure_for_a_total() -> None:
    total = say("a", 9000, since="2025-02", published="2025-03-12")
    assert grouped(total, say("b", 3000, on=MARCH)) == {"a", "b"}
    assert all(not f.contradictions for f in findings(total, say("b", 3000, on=MARCH)))


def test_an_uncommon_figure_for_another_recipient_is_a_contradiction() -> None:
    told = (say("a", 12_374, on=MARCH), say("b", 12_374, on=MARCH, recipient="Iran"))
    assert related(*told) == {("a", "contradicts", "b", "recipient")}


def test_an_uncommon_figure_from_another_agent_is_a_contradiction() -> None:
    told = (say("b", 12_374, on=MARCH), say("a", 12_374, on=MARCH, agent="Iran"))
    assert related(*told) == {("a", "contradicts", "b", "agent")}


@pytest.mark.parametrize("figure", [12_000, 9])
def test_a_common_figure_marks_no_act(figure: int) -> None:
    assert related(say("a", figure, on=MARCH), say("b", figure, on=MARCH, recipient="Iran")) == set()


def test_acts_between_other_parties_have_nothing_to_do_with_each_other() -> None:
    told = (say("a", on=MARCH), say("b", on=MARCH, agent="Iran", recipient="Ukraine"))
    assert grouped(*told) == {"a", "b"} and related(*told) == set()


def test_who_leaves_the_recipient_open_is_supported_by_who_names_it() -> None:
    told = (say("a", 12_000, on=MARCH), say("b", THOUSANDS, on="2025-03", recipient=None))
    assert related(*told) == {("a", "entails", "b", "specific")}


def test_that_somebody_sent_something_to_somebody_is_not_worth_supporting() -> None:
    told = (say("a", 12_000, on=MARCH), say("b", on="2025-03", agent=None, recipient=None))
    assert related(*told) == set()


def test_a_claim_without_any_date_is_supported_by_those_with_one() -> None:
    told = (
        say("a", 12_000, on="2025-03-03"),
        say("b", 15_000, on="2025-03-11"),
        say("c", 9000, on="2025-02-20"),
        say("d", published=None),
    )
    assert {source for source, kind, target, _ in related(*told) if target == "d"} >= {"c"}
    assert not any(source == "d" for source, *_ in related(*told))


def test_an_agreement_is_one_in_either_order_of_its_parties() -> None:
    told = (
        say("a", event="agreement", agent="Russia", recipient="Iran", goods=None, on=MARCH),
        say("b", event="agreement", agent="Iran", recipient="Russia", goods=None, on=MARCH),
    )
    assert grouped(*told) == {"a b"}
    given = (say("a", agent="Russia", recipient="Iran"), say("b", agent="Iran", recipient="Russia"))
    assert grouped(*given) == {"a", "b"}


def test_figures_that_are_nearest_in_time_are_joined_first() -> None:
    told = (
        say("a", 1000, on="2025-03-01"),
        say("b", 1100, on="2025-03-06"),
        say("c", 1200, on="2025-03-06"),
        say("d", 1300, on="2025-03-06"),
    )
    assert sorted(v.claims for f in findings(*told) for v in f.versions) == [("c-a",), ("c-b", "c-c", "c-d")]
