"""What people decide: the latest word holds, what is taken back never was, "different" beats "same"."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from said import NIS, PENTAGON, finding, findings, grouped, say

from concordant.linking.decisions import Decisions, decide, standing
from concordant.linking.linking import conflicts
from concordant.model.judgement import JUDGEMENTS, Anchor, Judgement, JudgementKind

A = say("a", 12_000, on="2025-03-10", by=NIS)
B = say("b", 12_000, on="2025-03-11", by=PENTAGON)
C = say("c", 12_000, on="2025-06-20")
D = say("d", 12_000, on="2025-09-20")


def judged(kind: JudgementKind, *names: str, at: int = 0, who: str = "Ada", **details: str) -> Judgement:
    """What ``who`` decided at minute ``at`` about the claims of these names."""
    about = tuple(Anchor(f"c-{name}", f"r-{name}", 0, 4, "transfer") for name in names)
    told = "-".join((kind, *names, *details.values()))
    return Judgement(f"j-{at}-{told}", kind, about, who, f"2025-04-01T00:{at:02d}:00Z", "", details)


def taken_back(judgement: Judgement, at: int) -> Judgement:
    return judged("retract", at=at, judgement=judgement.id)


def test_same_joins_and_different_keeps_apart() -> None:
    assert grouped(A, B, C) == {"a b", "c"}
    assert grouped(A, B, C, decisions=decide([judged("same", "a", "c")])) == {"a b c"}
    assert grouped(A, B, C, decisions=decide([judged("different", "a", "b")])) == {"a", "b", "c"}


def test_the_latest_word_on_two_claims_holds_in_whichever_order_they_are_named() -> None:
    first, last = judged("same", "a", "c", at=1), judged("different", "c", "a", at=2, who="Bo")
    assert grouped(A, C, decisions=decide([last, first])) == {"a", "c"}
    again = judged("same", "a", "c", at=3)
    assert grouped(A, C, decisions=decide([first, last, again])) == {"a c"}


def test_what_is_taken_back_never_was() -> None:
    joined = judged("same", "a", "c", at=1)
    assert decide([joined, taken_back(joined, 2)]) == Decisions()


def test_a_word_that_is_taken_back_gives_way_to_the_one_before() -> None:
    first, last = judged("same", "a", "c", at=1), judged("different", "a", "c", at=2)
    assert decide([first, last, taken_back(last, 3)]) == decide([first])


def test_taking_back_can_be_taken_back() -> None:
    joined = judged("same", "a", "c", at=1)
    once = taken_back(joined, 2)
    twice = taken_back(once, 3)
    assert decide([joined, once, twice]) == decide([joined])
    assert decide([joined, once, twice, taken_back(twice, 4)]) == Decisions()


def test_a_chain_of_same_breaks_where_it_runs_into_different() -> None:
    chain = [judged("same", "b", "c"), judged("same", "c", "d"), judged("different", "b", "d")]
    decisions = decide(chain)
    apart = [set(group.split()) for group in grouped(B, C, D, decisions=decisions)]
    assert not any({"b", "d"} <= group for group in apart)
    assert sorted(map(sorted, apart)) in ([["b"], ["c", "d"]], [["b", "c"], ["d"]])


def test_what_could_not_be_joined_is_shown_as_a_conflict() -> None:
    chain = [judged("same", "b", "c"), judged("same", "c", "d"), judged("different", "b", "d")]
    decisions = decide(chain)
    linked = {c: f.id for f in findings(B, C, D, decisions=decisions) for c in f.claims}
    assert conflicts(decisions, linked) == (("c-c", "c-d"),)
    joined = decide(chain[:2])
    linked = {c: f.id for f in findings(B, C, D, decisions=joined) for c in f.claims}
    assert conflicts(joined, linked) == ()


def test_a_claim_that_is_not_there_is_in_no_conflict() -> None:
    decisions = decide([judged("same", "a", "gone")])
    assert grouped(A, decisions=decisions) == {"a"}
    assert conflicts(decisions, {"c-a": "f-a"}) == ()


def test_one_claim_cannot_be_compared_with_itself() -> None:
    assert decide([judged("same", "a", "a"), judged("different", "a", "a")]) == Decisions()


def test_origins_that_are_said_to_be_one_are_counted_once() -> None:
    assert finding(A, B).support.least == 2
    merged = finding(A, B, decisions=decide([judged("same_origin", "a", "b")])).support
    assert (merged.least, merged.most) == (1, 1)


def test_origins_that_are_said_to_be_independent_count() -> None:
    told = (say("a"), say("b"), say("c"))
    assert finding(*told).support.least == 1
    proved = finding(*told, decisions=decide([judged("independent", "a", "b")])).support
    assert (proved.least, proved.most) == (2, 3)


def test_what_is_said_of_origins_says_nothing_of_acts() -> None:
    assert grouped(A, C, decisions=decide([judged("same_origin", "a", "c")])) == {"a", "c"}
    assert grouped(A, B, decisions=decide([judged("independent", "a", "b")])) == {"a b"}


def test_only_a_person_gives_one_and_it_stands_whatever_else_is_read() -> None:
    decisions = decide([judged("regrade", "a", digit="1")])
    for told in ((A,), (A, B), (A, B, say("no", denied=True))):
        found = finding(*told, decisions=decisions).grade
        assert (found.digit, found.rule, found.by) == ("1", "person", "Ada")


def test_the_latest_grade_of_any_claim_of_a_finding_holds() -> None:
    decisions = decide(
        [judged("regrade", "b", at=2, who="Bo", digit="5"), judged("regrade", "a", at=1, digit="1")]
    )
    found = finding(A, B, decisions=decisions).grade
    assert (found.digit, found.by, found.proposed) == ("5", "Bo", "1")


def test_a_digit_that_does_not_exist_changes_nothing() -> None:
    assert finding(A, decisions=decide([judged("regrade", "a", digit="0")])) == finding(A)


def test_a_rejected_claim_vanishes_until_it_is_accepted() -> None:
    rejected = judged("reject", "b", at=1)
    assert findings(A, B, decisions=decide([rejected])) == findings(A)
    accepted = decide([rejected, judged("accept", "b", at=2)])
    assert accepted.accepted == {"c-b"} and not accepted.rejected
    assert findings(A, B, decisions=accepted) == findings(A, B)


def test_corrections_of_one_claim_add_up_and_the_latest_of_a_slot_holds() -> None:
    corrections = [
        judged("correct", "a", at=2, phase="planned"),
        judged("correct", "a", at=1, phase="done", agent="Iran"),
    ]
    assert decide(corrections).corrections == {"c-a": {"phase": "planned", "agent": "Iran"}}


def test_standing_judgements_come_oldest_first() -> None:
    found = standing([judged("same", "a", "b", at=at) for at in (3, 1, 2)])
    assert [j.when for j in found] == sorted(j.when for j in found)


@st.composite
def histories(draw: st.DrawFn) -> list[Judgement]:
    """Judgements on four claims, some at the same minute, some of which take others back."""
    made: list[Judgement] = []
    for _ in range(draw(st.integers(0, 9))):
        kind = draw(st.sampled_from(JUDGEMENTS))
        at = draw(st.integers(0, 4))
        if kind == "retract":
            if made:
                made.append(taken_back(draw(st.sampled_from(made)), at))
            continue
        names = draw(st.lists(st.sampled_from("abcd"), min_size=2, max_size=2))
        details = {"digit": draw(st.sampled_from("123456"))} if kind == "regrade" else {}
        made.append(judged(kind, *names, at=at, **details))
    return list({j.id: j for j in made}.values())


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_judgements_come_does_not_matter(history: list[Judgement], random: Random) -> None:
    expected = decide(history)
    random.shuffle(history)
    assert decide(history) == expected
    assert decide(history + history) == expected


@given(histories())
def test_no_pair_is_both_and_every_decision_goes_both_ways(history: list[Judgement]) -> None:
    found = decide(history)
    assert not found.rejected & found.accepted
    assert all(b not in found.apart.get(a, ()) for a, b in found.together)
    assert all(b not in found.independent.get(a, ()) for a, b in found.one_origin)
    for relation in (found.apart, found.independent):
        assert all(a in relation[b] for a, others in relation.items() for b in others)


@given(histories())
def test_taking_everything_back_leaves_nothing(history: list[Judgement]) -> None:
    made = [j for j in history if j.kind != "retract"]
    assert decide([*made, *(taken_back(j, 59) for j in made)]) == Decisions()


@given(histories(), st.randoms(use_true_random=False))
def test_different_holds_and_findings_are_the_same_in_any_order(
    history: list[Judgement], random: Random
) -> None:
    decisions = decide(history)
    told = [A, B, C, D]
    expected = findings(*told, decisions=decisions)
    for found in expected:
        assert not any(b in decisions.apart.get(a, ()) for a in found.claims for b in found.claims)
    random.shuffle(told)
    assert findings(*told, decisions=decisions) == expected
