"""The two learners: they find what decides, forget what is rare, and give the same weights each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from concordant.learning.learners import Choosing, Deciding, Pace, learn_choice, learn_decision

SUBJECT_ACTS = [
    Choosing([("subject",), ("object",), ("none",)], frozenset({0})),
    Choosing([("object",), ("subject",), ("none",)], frozenset({1})),
    Choosing([("object",), ("none",)], frozenset({1})),
] * 20


def total(table: dict[str, float], features: tuple[str, ...]) -> float:
    return sum(table.get(f, 0.0) for f in features)


def test_the_right_option_comes_to_weigh_most() -> None:
    table = dict(learn_choice(SUBJECT_ACTS))
    assert table["subject"] > table["none"] > table["object"]


def test_a_row_that_counts_more_wins_over_more_rows() -> None:
    against = [Choosing([("subject",), ("object",)], frozenset({1}), weight=40.0)]
    table = dict(learn_choice([*SUBJECT_ACTS[:10], *against * 2]))
    assert table["object"] > table["subject"]


def test_a_decision_follows_its_feature() -> None:
    rows = [Deciding(("bias", "weapon"), True), Deciding(("bias", "parcel"), False)] * 20
    table = dict(learn_decision(rows))
    assert total(table, ("bias", "weapon")) > 1.0 > -1.0 > total(table, ("bias", "parcel"))


def test_what_is_rare_is_not_learned() -> None:
    rows = [Deciding(("bias",), True)] * 5 + [Deciding(("bias", "once"), False)]
    assert "once" not in learn_decision(rows, Pace(rare=2))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sets(st.sampled_from("abcdef"), min_size=1), st.booleans()), min_size=1))
def test_the_same_examples_give_the_same_weights(rows: list[tuple[set[str], bool]]) -> None:
    examples = [Deciding(tuple(sorted(features)), yes) for features, yes in rows]
    assert learn_decision(examples) == learn_decision(examples)
