"""The digit follows from support, phase and parties by the published rules, and from nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import JCS, NIS, OFFICIAL, PENTAGON, SEOUL, Told, finding, findings, say

from concordant.assessment.grading import DIGITS, INTENT, grade
from concordant.linking.decisions import Decisions
from concordant.linking.origins import count
from concordant.model.claim import CERTAINTIES, PHASES, Voice
from concordant.model.finding import Grade, Origin, Support

KCNA = Voice("KCNA", "KP")
TEHRAN, PYONGYANG = Voice("Iran", "IR"), Voice("North Korea", "KP")
PARTIES = frozenset(("KP", "RU"))


def digit(*told: Told, copies: str = "") -> tuple[str, str]:
    found = finding(*told, copies=copies.split()).grade
    return found.digit, found.rule


def hedged(name: str, by: Voice) -> Told:
    return say(name, by=by, certainty="unverified")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((say("a", by=NIS),), ("3", "one_origin")),
        ((say("a"),), ("3", "one_origin")),
        ((say("a"), say("b"), say("c")), ("3", "one_origin")),
        ((hedged("a", NIS),), ("4", "one_hedged")),
        ((hedged("a", NIS), hedged("b", PENTAGON)), ("3", "hedged")),
        ((hedged("a", NIS), say("b", by=PENTAGON)), ("2", "two_blocs")),
        ((say("a", by=NIS), say("b", by=JCS)), ("2", "two_origins")),
        ((say("a", by=NIS), hedged("b", JCS)), ("3", "one_origin")),
        ((say("a", by=OFFICIAL),), ("6", "nobody")),
        ((say("a", by=NIS, phase="planned"),), ("6", "intent")),
        ((say("no", denied=True, by=KCNA),), ("6", "only_denied")),
        ((say("no", denied=True, by=NIS),), ("5", "denied")),
        ((say("a", by=NIS), say("no", denied=True, by=KCNA)), ("4", "contested")),
        ((say("a", by=NIS), say("b", by=PENTAGON), say("no", denied=True, by=KCNA)), ("2", "two_origins")),
        ((say("a", by=PYONGYANG), hedged("b", NIS), say("no", denied=True, by=TEHRAN)), ("2", "admission")),
    ],
)
def test_the_rules_by_example(told: tuple[Told, ...], expected: tuple[str, str]) -> None:
    assert digit(*told) == expected


def test_a_capital_and_a_service_of_one_state_are_not_two() -> None:
    assert digit(say("a", by=NIS), say("b", by=SEOUL)) == ("3", "one_origin")


def test_two_blocs_propose_one_and_do_not_give_it() -> None:
    found = finding(say("a", by=NIS), say("b", by=PENTAGON)).grade
    assert (found.digit, found.proposed, found.by) == ("2", "1", None)


def test_a_name_that_only_one_copy_gives_makes_nothing_firm() -> None:
    slip = say("c", by=TEHRAN)
    told = (hedged("a", NIS), say("x", by=NIS, certainty="unverified"), hedged("b", PENTAGON), slip)
    support = finding(*told, copies=("a", "x", "c")).support
    alone = [o for o in support.origins if o.counts == "alone"]
    assert [o.name for o in alone] == ["Iran"]
    only_slip = replace(support, origins=tuple(replace(o, firm=o in alone) for o in support.origins), firm=0)
    assert grade(only_slip, "done", PARTIES, 0) == Grade("3", "hedged")


def test_copies_do_not_lift_the_digit() -> None:
    told = [say(str(n), by=NIS if n else PENTAGON) for n in range(6)]
    assert digit(*told)[0] == "2"
    assert digit(*told, copies="0 1 2 3 4 5")[0] == "3"


def test_a_denial_of_something_else_leaves_the_digit_alone() -> None:
    told = (say("a", by=NIS), say("no", denied=True, by=KCNA, agent="Iran"))
    assert {f.id: f.grade.digit for f in findings(*told)} == {"f-a": "3", "f-no": "5"}


def origins() -> st.SearchStrategy[tuple[Origin, ...]]:
    blocs = st.sampled_from(("KR", "US", "KP", "RU", None))
    kinds: st.SearchStrategy[Origin] = st.builds(
        lambda n, bloc, kind, firm, counts: Origin(f"{kind}-{n}", "x", bloc, kind, (f"c-{n}",), firm, counts),
        st.integers(0, 5),
        blocs,
        st.sampled_from(("named", "unnamed", "artefact", "own", "circular")),
        st.booleans(),
        st.sampled_from(("always", "for_bloc", "alone")),
    )
    return st.lists(kinds, max_size=5, unique_by=lambda o: o.key).map(tuple)


def supported(told: tuple[Origin, ...], against: tuple[Origin, ...] = ()) -> Support:
    found = count(told, Decisions())
    return Support(9, 9, found.least, len(found.origins), found.origins, against, (), found.firm, found.blocs)


@given(origins(), origins(), st.sampled_from(PHASES))
def test_rules_never_give_one_and_propose_it_only_beside_two(
    told: tuple[Origin, ...], against: tuple[Origin, ...], phase: str
) -> None:
    found = grade(supported(told, against), phase, PARTIES, count(against, Decisions()).least)
    assert found.digit in DIGITS[1:]
    assert found.proposed in (None, "1") and (found.proposed is None or (found.digit == "2" and not against))
    assert found.by is None


@given(origins(), origins(), st.sampled_from(PHASES), st.integers(1, 99), st.integers(1, 99))
def test_how_many_reports_and_families_there_are_does_not_matter(
    told: tuple[Origin, ...], against: tuple[Origin, ...], phase: str, reports: int, families: int
) -> None:
    support, least = supported(told, against), count(against, Decisions()).least
    more = replace(support, reports=reports, families=families, caveats=("unnamed",))
    assert grade(more, phase, PARTIES, least) == grade(support, phase, PARTIES, least)


@given(origins(), st.sampled_from(PHASES))
def test_what_origins_are_called_does_not_matter(told: tuple[Origin, ...], phase: str) -> None:
    renamed = tuple(replace(o, name=f"y{n}", claims=(f"c-y{n}",)) for n, o in enumerate(told))
    assert grade(supported(renamed), phase, PARTIES, 0) == grade(supported(told), phase, PARTIES, 0)


@given(origins(), st.sampled_from(sorted(set(PHASES) - INTENT)))
def test_one_more_firm_body_of_a_new_bloc_never_worsens_the_digit(
    told: tuple[Origin, ...], phase: str
) -> None:
    body = Origin("a new body", "x", "ZZ", "named", ("c-z",))
    assert (
        grade(supported((*told, body)), phase, PARTIES, 0).digit
        <= grade(supported(told), phase, PARTIES, 0).digit
    )


@given(origins(), origins())
def test_a_denial_never_improves_the_digit(told: tuple[Origin, ...], against: tuple[Origin, ...]) -> None:
    before = grade(supported(told), "done", PARTIES, 0)
    after = grade(supported(told, against), "done", PARTIES, count(against, Decisions()).least)
    assert not told or after.digit >= before.digit or before.rule == "nobody"


@given(origins(), origins())
def test_intent_cannot_be_judged(told: tuple[Origin, ...], against: tuple[Origin, ...]) -> None:
    for phase in INTENT:
        found = grade(supported(told, against), phase, PARTIES, count(against, Decisions()).least)
        assert found.digit == "6" or not told


def test_hedging_words_all_count_alike() -> None:
    digits = {digit(say("a", by=NIS, certainty=c)) for c in CERTAINTIES if c != "asserted"}
    assert digits == {("4", "one_hedged")}


def test_what_is_done_and_what_goes_on_are_graded_alike() -> None:
    assert digit(say("a", by=NIS, phase="ongoing")) == digit(say("a", by=NIS, phase="done"))
