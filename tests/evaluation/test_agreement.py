"""When a slot is right: the annotation guideline, section 8, case by case."""

from typing import Any

import pytest
from evaluation_samples import Row, claim

from concordant.evaluation.agreement import SLOTS, overlap, wrong_slots

KOREA, RUSSIA = {"name": "North Korea", "state": "KP"}, {"name": "Russia", "state": "RU"}


def wrong(gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[str, ...]:
    """The wrong slots of two claims that differ only in what is given."""
    return wrong_slots(claim(**gold), claim(**predicted))


def test_a_claim_agrees_with_itself() -> None:
    assert wrong({}, {}) == ()


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (KOREA, {"name": "Pyongyang", "state": "KP"}, True),
        (KOREA, RUSSIA, False),
        (KOREA, {"name": "North Korea", "state": None}, True),
        ({"name": "A plant", "state": None}, {"name": "the plant of Klow"}, True),
        ({"name": "The officials", "state": None}, {"name": "the officials"}, False),
        ({"name": "x", "state": "RU;IR"}, {"name": "y", "state": "IR, RU"}, True),
        ({"name": "x", "state": "RU;IR"}, {"name": "y", "state": "RU"}, False),
        (None, None, True),
        (None, {}, True),
        (KOREA, None, False),
        (None, KOREA, False),
    ],
)
def test_actors_agree_by_state_or_by_a_shared_word(gold: Any, predicted: Any, right: bool) -> None:
    assert ("agent" not in wrong({"agent": gold}, {"agent": predicted})) is right
    assert ("recipient" not in wrong({"recipient": gold}, {"recipient": predicted})) is right


@pytest.mark.parametrize(("event", "right"), [("agreement", True), ("meeting", True), ("transfer", False)])
def test_only_joint_acts_may_swap_their_parties(event: str, right: bool) -> None:
    gold = {"event": event, "agent": KOREA, "recipient": RUSSIA}
    swapped = {"event": event, "agent": RUSSIA, "recipient": KOREA}
    assert wrong(gold, swapped) == (() if right else ("agent", "recipient"))


def test_a_joint_act_may_name_both_parties_together() -> None:
    both = {"name": "Russia; North Korea", "state": "RU;KP"}
    gold = {"event": "agreement", "agent": KOREA, "recipient": RUSSIA}
    assert wrong(gold, {"event": "agreement", "agent": both, "recipient": None}) == ()


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("done", "ongoing", True),
        ("ongoing", "done", True),
        ("done", "ended", False),
        ("planned", "planned", True),
    ],
)
def test_what_goes_on_counts_as_done(gold: str, predicted: str, right: bool) -> None:
    assert wrong({"phase": gold}, {"phase": predicted}) == (() if right else ("phase",))


@pytest.mark.parametrize("axis", ["certainty", "polarity"])
def test_certainty_and_polarity_must_be_equal(axis: str) -> None:
    assert wrong({axis: "denied"}, {axis: "possible"}) == (axis,)


def test_only_the_class_of_an_item_counts() -> None:
    shells = {"surface": "obus", "class": "artillery_ammunition"}
    assert wrong({"item": shells}, {"item": {**shells, "surface": "shells"}}) == ()
    assert wrong({"item": shells}, {"item": None}) == ("item_class",)
    assert wrong({"item": None}, {"item": {}}) == ()


def voice(name: str | None, raw: str | None) -> list[Row]:
    return [{"name": name, "state": None, "raw": raw}]


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ([], [], True),
        (None, [], True),
        (voice("Yonhap", "Yonhap"), [], False),
        ([], voice("Yonhap", "Yonhap"), False),
        (voice("Yonhap", "l’agence Yonhap"), voice("Yonhap", None), True),
        (voice("South Korean officials", "des responsables sud-coréens"), voice("x y", "Sud-Coréens"), True),
        (voice("A Klow newspaper", None), voice("Borduria", "un journal"), False),
        (voice("Sponsz", None), voice(None, "le colonel Sponsz"), True),
        (voice("red green blue white", None), voice("red green", None), True),
        (voice("red green blue white", None), voice("red black brown", None), False),
    ],
)
def test_the_first_voice_agrees_in_half_of_its_words(gold: Any, predicted: Any, right: bool) -> None:
    assert wrong({"attribution": gold}, {"attribution": predicted}) == (() if right else ("attribution",))


def test_carriers_do_not_count() -> None:
    source, carrier = voice("Yonhap", None), voice("The daily", None)
    assert wrong({"attribution": source}, {"attribution": source + carrier}) == ()


def amount(low: float | None, high: float | None, unit: str | None = "round") -> Row:
    return {"raw": "", "low": low, "high": high, "unit": unit}


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (None, None, True),
        (amount(1, 2), None, False),
        (amount(200, None), amount(500, 500), True),
        (amount(None, 200), amount(200, 300), True),
        (amount(None, 200), amount(201, None), False),
        (amount(None, None), amount(7, 7), True),
        (amount(0, 0), amount(0, 0), True),
        (amount(5, 5, "round"), amount(5, 5, "Rounds"), True),
        (amount(5, 5, "round"), amount(5, 5, None), True),
        (amount(5, 5, "round"), amount(5, 5, "container"), False),
    ],
)
def test_quantities_agree_when_intervals_meet_and_units_are_the_same(
    gold: Row | None, predicted: Row | None, right: bool
) -> None:
    assert wrong({"quantity": gold}, {"quantity": predicted}) == (() if right else ("quantity",))


def when(start: str | None, end: str | None) -> Row:
    return {"raw": "", "start": start, "end": end}


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        (None, None, True),
        (None, when(None, None), True),
        (None, when("2024", None), False),
        (when("2024", "2024"), when("2024-06-19", "2024-06-19"), True),
        (when("2024-06", "2024-06"), when("2024", "2024"), True),
        (when("2023-07", None), when("2025", "2025"), True),
        (when(None, "2022"), when("2023", None), False),
        (when("2024-01", "2024-03"), when("2024-04", "2024-05"), False),
    ],
)
def test_times_agree_when_they_overlap(gold: Row | None, predicted: Row | None, right: bool) -> None:
    assert wrong({"time": gold}, {"time": predicted}) == (() if right else ("time",))


def test_wrong_slots_come_in_one_order() -> None:
    other: Row = {
        "agent": RUSSIA,
        "recipient": KOREA,
        "item": None,
        "certainty": "possible",
        "phase": "ended",
    }
    other |= {"polarity": "denied", "attribution": voice("Yonhap", None)}
    other |= {"quantity": amount(1, 1), "time": when("2024", None)}
    assert wrong({}, other) == SLOTS


@pytest.mark.parametrize(
    ("gold", "predicted", "shared"),
    [((0, 10), (5, 15), 5), ((0, 10), (10, 20), 0), ((0, 10), (20, 30), 0), ((0, 10), (2, 4), 2)],
)
def test_overlap_counts_characters(gold: tuple[int, int], predicted: tuple[int, int], shared: int) -> None:
    assert overlap(claim(*gold), claim(*predicted)) == overlap(claim(*predicted), claim(*gold)) == shared
