"""From findings to what a map shows: who stands at which point, how firmly, and what has no point."""

from dataclasses import replace

import pytest
from finding_samples import KCNA, MID, NIS, SEOUL, Told, found, said

from concordant.interfaces.names import names_in
from concordant.knowledge.load import load
from concordant.knowledge.schema import KINDS
from concordant.model.claim import Actor, Certainty, Phase
from concordant.model.finding import Finding
from concordant.views.map.flows import Flow, Traffic, Unplaced, traffic
from concordant.views.map.points import place_point, place_points, state_points
from concordant.views.map.wording import map_wording

NAMES = names_in("en", load((), KINDS)[0])
PLACES = {"Rajin": ("rajin", "Rajin"), "somewhere": ("nowhere", "Nowhere")}


def shown(*told: Told, finding: Finding | None = None) -> Traffic:
    """What a map shows of the one finding that claims give."""
    held = (finding or found(*told), [claim for claim, _ in told])
    return traffic([held], map_wording("en"), NAMES, PLACES.get)


def the_flow(*told: Told) -> Flow:
    (only,) = shown(*told).flows
    return only


def test_a_delivery_goes_from_who_gives_to_who_receives() -> None:
    flow = the_flow(said(1, NIS), said(2, KCNA))
    assert (flow.start.name, flow.end and flow.end.name) == ("North Korea", "Russia")
    assert flow.start.point == state_points()["KP"]
    assert (flow.support, flow.manner, flow.disputed) == (2, "firm", False)
    assert flow.told.startswith("North Korea → Russia · transfer") and "2 origins" in flow.told


@pytest.mark.parametrize("certainty", ["unverified", "suspected", "possible", "hypothetical"])
def test_what_nobody_puts_as_fact_is_told_with_reserve(certainty: Certainty) -> None:
    assert the_flow(said(1, NIS, certainty=certainty)).manner == "hedged"
    assert the_flow(said(1, NIS, certainty=certainty), said(2, KCNA)).manner == "firm"


def test_what_is_only_denied_is_not_drawn_as_if_somebody_said_it() -> None:
    alone = the_flow(said(1, MID, denied=True))
    assert alone.manner == "denied" and alone.disputed and alone.support == 0
    both = the_flow(said(1, SEOUL), said(2, MID, denied=True))
    assert both.manner == "firm" and both.disputed


@pytest.mark.parametrize(
    ("phase", "pending"), [("done", False), ("ended", False), ("planned", True), ("offered", True)]
)
def test_what_is_not_said_to_have_happened_yet(phase: Phase, pending: bool) -> None:
    assert the_flow(said(1, NIS, phase=phase)).pending is pending


def test_those_who_act_together_each_have_a_line() -> None:
    finding = replace(found(said(1, NIS)), agent=Actor("North Korea; Iran", "KP;IR"))
    flows = shown(said(1, NIS), finding=finding).flows
    assert {flow.start.key for flow in flows} == {"KP", "IR"}


def test_an_act_within_one_state_is_one_point() -> None:
    finding = replace(found(said(1, NIS)), recipient=Actor("Korean People's Army", "KP"))
    (flow,) = shown(said(1, NIS), finding=finding).flows
    assert flow.start.key == "KP" and flow.end is None


def test_an_agreement_has_no_direction() -> None:
    finding = replace(found(said(1, NIS)), event="agreement")
    assert shown(said(1, NIS), finding=finding).flows[0].joint


def test_a_place_that_is_named_is_a_point_beside_the_flow() -> None:
    claim, report = said(1, NIS)
    told = (replace(claim, place="Rajin"), report)
    flow, place = shown(told, finding=found(said(1, NIS))).flows
    assert flow.end and place.end is None
    assert (place.start.name, place.start.point) == ("Rajin", place_point("rajin"))


@pytest.mark.parametrize("words", ["somewhere", "Elsewhere"])
def test_a_place_without_a_point_is_listed_and_not_guessed(words: str) -> None:
    claim, report = said(1, NIS)
    held = shown((replace(claim, place=words), report), finding=found(said(1, NIS)))
    assert len(held.flows) == 1 and held.flows[0].end
    assert [(each.why, each.what) for each in held.unplaced] == [("no_place", words)]


@pytest.mark.parametrize(
    ("agent", "why"),
    [(None, "no_state"), (Actor("a firm"), "no_state"), (Actor("Atlantis", "XX"), "no_point")],
)
def test_what_has_no_state_on_the_map_is_listed_with_the_reason(agent: Actor | None, why: str) -> None:
    finding = replace(found(said(1, NIS)), agent=agent, recipient=None)
    held = shown(said(1, NIS), finding=finding)
    (only,) = held.unplaced
    assert held.flows == () and isinstance(only, Unplaced) and (only.why, only.finding) == (why, finding.id)


def test_every_place_with_a_point_is_one_of_the_knowledge_and_lies_on_earth() -> None:
    known = load((), KINDS)[0].places
    assert set(place_points()) - set(known) == set()
    assert all(-180 <= x <= 180 and -60 <= y <= 84 for x, y in place_points().values())
