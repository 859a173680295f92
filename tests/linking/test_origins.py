"""Who is behind what several reports say: how many origins there are at least and at most, and why."""

from dataclasses import replace

import pytest
from said import JCS, NIS, OFFICIAL, SEOUL, Told, finding, say

from concordant.linking.voices import Telling
from concordant.model.claim import Claim, Voice
from concordant.model.finding import Support
from concordant.model.report import Report
from dense_claims import register

DPA = Voice("DPA", "DE")
HORIZON = Voice("Agence Horizon")
REUTERS = Voice("Reuters", "GB")
YONHAP = Voice("Yonhap", "KR")
KOREAN = Voice("South Korean official", "KR")
AMERICAN = Voice("American military source", "US")


def support(*told: Told, copies: str = "") -> Support:
    return finding(*told, copies=copies.split()).support


def interval(*told: Told, copies: str = "") -> tuple[int, int]:
    found = support(*told, copies=copies)
    return found.least, found.most


def names(*told: Told, copies: str = "") -> list[str]:
    return sorted(o.name for o in support(*told, copies=copies).origins)


def test_two_bodies_are_two_origins_even_of_one_state() -> None:
    assert interval(say("a", by=NIS), say("b", by=JCS)) == (2, 2)


def test_one_body_in_many_reports_is_one_origin() -> None:
    assert interval(say("a", by=NIS), say("b", by=NIS), say("c", by=(NIS, YONHAP))) == (1, 1)


def test_reports_that_name_nobody_may_all_rest_on_one() -> None:
    assert interval(say("a"), say("b"), say("c")) == (1, 3)
    assert support(say("a"), say("b")).caveats == ("unattributed",)


def test_a_report_that_names_nobody_may_rest_on_the_body_that_another_names() -> None:
    assert interval(say("a", by=NIS), say("b")) == (1, 2)


def test_a_capital_may_be_the_body_of_its_state() -> None:
    assert interval(say("a", by=NIS), say("b", by=SEOUL)) == (1, 2)
    assert support(say("a", by=NIS), say("b", by=SEOUL)).caveats == ("same_bloc",)
    assert interval(say("a", by=SEOUL), say("b", by=Voice("Iran", "IR"))) == (2, 2)


def test_unnamed_voices_are_one_a_bloc() -> None:
    assert interval(say("a", by=OFFICIAL), say("b", by=AMERICAN)) == (1, 1)
    assert interval(say("a", by=OFFICIAL), say("b", by=KOREAN)) == (2, 2)
    assert interval(say("a", by=KOREAN), say("b", by=NIS)) == (1, 2)


def test_a_minister_speaks_for_the_state_and_not_beside_it() -> None:
    minister = Voice("Kim Yong-hyun", "KR")
    assert interval(say("a", by=minister), say("b", by=NIS))[0] == 1


def test_a_copy_that_drops_its_source_adds_nothing() -> None:
    told = (say("a", by=NIS, outlet="Yonhap"), say("b", outlet="Le Phare"))
    assert interval(*told) == (1, 2)
    assert interval(*told, copies="a b") == (1, 1)


def test_what_only_some_copies_of_a_text_name_is_no_origin_of_its_own() -> None:
    told = (say("a", by=NIS), say("b", by=NIS), say("c", by=JCS))
    assert interval(*told) == (2, 2)
    assert interval(*told, copies="a b c") == (1, 2)


def test_an_outlet_that_cites_a_body_leads_on_to_it() -> None:
    told = (say("a", by=NIS, outlet="Yonhap"), say("b", by=YONHAP, outlet="Le Phare"))
    assert names(*told) == ["National Intelligence Service"]


def test_an_outlet_whose_text_is_a_copy_leads_on_to_the_source_of_that_text() -> None:
    dispatch = say("a", by=NIS, outlet="DPA")
    reprint = say("b", outlet="Agence Horizon")
    quoting = say("c", by=HORIZON, outlet="Le Phare")
    assert names(dispatch, reprint, quoting, copies="a b") == ["National Intelligence Service"]


def test_an_outlet_that_nobody_stands_behind_is_the_source_of_those_that_cite_it() -> None:
    told = (say("a", outlet="Reuters"), say("b", by=REUTERS, outlet="Le Phare"))
    assert interval(*told) == (1, 1)
    assert names(*told) == ["Reuters"]


def test_an_outlet_that_cites_itself_is_no_circle() -> None:
    (origin,) = support(say("a", by=HORIZON, outlet="Agence Horizon")).origins
    assert (origin.kind, origin.name) == ("named", "Agence Horizon")


def test_reports_that_cite_each_other_confirm_nothing() -> None:
    told = (say("a", by=REUTERS, outlet="DPA"), say("b", by=DPA, outlet="Reuters"))
    (origin,) = support(*told).origins
    assert origin.kind == "circular"
    assert finding(*told).grade.rule == "nobody"


def test_a_circle_with_a_way_out_rests_on_what_lies_outside() -> None:
    told = (
        say("a", by=REUTERS, outlet="DPA"),
        say("b", by=DPA, outlet="Reuters"),
        say("c", by=NIS, outlet="Reuters"),
    )
    assert names(*told) == ["National Intelligence Service"]


def test_many_outlets_that_all_cite_each_other_are_one_circle_and_soon_counted() -> None:
    outlets = [f"Agence {chr(65 + i)}horizon" for i in range(14)]
    told = [
        say(f"{i}-{j}", by=Voice(cited), outlet=outlet)
        for i, outlet in enumerate(outlets)
        for j, cited in enumerate(outlets)
        if i != j
    ]
    assert interval(*told) == (1, 1)


@pytest.mark.parametrize(
    ("state", "outlet"), [("France", "France 24"), ("Iran", "Iran Daily"), ("Israel", "Times of Israel")]
)
def test_a_state_is_not_taken_for_an_outlet_that_bears_its_name(state: str, outlet: str) -> None:
    code = {"France": "FR", "Iran": "IR", "Israel": "IL"}[state]
    told = (say("a", by=NIS, outlet=outlet), say("b", by=Voice(state, code), outlet="Le Phare"))
    assert names(*told) == sorted(("National Intelligence Service", state))


def test_an_outlet_that_the_knowledge_lacks_is_known_by_the_words_of_its_name() -> None:
    told = (say("a", by=NIS, outlet="Agence Horizon"), say("b", by=Voice("Horizon"), outlet="Le Phare"))
    assert names(*told) == ["National Intelligence Service"]


def test_one_origin_has_one_name_and_bloc_wherever_it_is_met_first() -> None:
    told = (say("b", outlet="Reuters"), say("a", by=REUTERS, outlet="Le Phare"))
    for order in (told, told[::-1]):
        (origin,) = support(*order).origins
        assert (origin.name, origin.bloc) == ("Reuters", "GB")


def test_one_firm_voice_of_a_bloc_makes_the_origin_firm_that_counts_for_it() -> None:
    hedged = say("a", by=NIS, certainty="unverified")
    assert support(hedged).firm == 0
    assert support(hedged, say("b", by=SEOUL)).firm == 1
    assert support(hedged, say("c", by=JCS, certainty="unverified"), say("b", by=SEOUL)).firm == 1


def test_where_only_one_of_several_reports_counts_it_is_a_firm_one_whatever_they_are_called() -> None:
    for firm, hedged in (("a", "b"), ("b", "a")):
        assert support(say(firm), say(hedged, certainty="unverified")).firm == 1


def test_a_document_is_an_origin_but_may_be_that_of_a_body() -> None:
    known = register()
    reading = replace(known, documents=frozenset(("satellite images",)), _sources={})
    source = reading.source(Voice("Airbus satellite images"))
    assert (source.kind, source.loose) == ("artefact", True)


def test_the_source_is_the_first_of_a_chain_and_those_who_carry_it_are_none() -> None:
    assert names(say("a", by=(NIS, YONHAP), outlet="Le Phare")) == ["National Intelligence Service"]


def test_a_body_is_one_under_all_of_its_names_and_those_of_its_head() -> None:
    assert (
        register().source(NIS).key
        == register().source(Voice("x", "KR", id="national-intelligence-service")).key
    )


def test_a_telling_is_firm_only_where_it_is_put_as_plain_fact() -> None:
    def telling(told: tuple[Claim, Report]) -> Telling:
        return register().telling(*told)

    assert telling(say("a")).firm
    assert not any(telling(say("a", certainty=c)).firm for c in ("unverified", "suspected", "possible"))
