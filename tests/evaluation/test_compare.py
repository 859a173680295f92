"""What a change won and lost."""

import pytest
from evaluation_samples import Row, claim, rows, text

from concordant.evaluation.compare import Changes, changes, compare
from concordant.evaluation.score import evaluate

TEXTS = [text("a"), text("b")]
FIRST, SECOND = claim(0, 10), claim(10, 20)
ALARM = claim(0, 10, report="b")


def between(before: list[Row], after: list[Row]) -> Changes:
    return compare(TEXTS, [FIRST, SECOND], before, after)


def test_the_same_claims_change_nothing() -> None:
    same = compare(rows("texts"), rows("gold"), rows("predicted"), rows("predicted"))
    assert (same.won, same.lost, same.slots, same.raised, same.silenced) == ((), (), (), (), ())
    assert all(before == after for _, before, after in same.figures)


def test_claims_are_won_and_lost() -> None:
    found = between([FIRST], [SECOND])
    assert (found.won, found.lost) == ((SECOND,), (FIRST,))


def test_slots_are_righted_and_spoiled() -> None:
    before, after = claim(0, 10, polarity="denied"), claim(0, 10, phase="planned", certainty="possible")
    (change,) = between([before], [after]).slots
    assert (change.gold, change.before, change.after) == (FIRST, before, after)
    assert (change.righted, change.spoiled) == (("polarity",), ("certainty", "phase"))


def test_false_alarms_come_and_go() -> None:
    assert between([], [ALARM]).raised == between([ALARM], []).silenced == (ALARM,)


def test_a_false_alarm_that_comes_twice_is_new_once() -> None:
    found = between([ALARM], [ALARM, ALARM])
    assert (found.raised, found.silenced) == ((ALARM,), ())


def test_a_false_alarm_with_other_slots_is_the_same_alarm() -> None:
    assert between([ALARM], [claim(0, 10, report="b", polarity="denied")]).raised == ()


def test_the_main_figures_stand_side_by_side() -> None:
    figures = {name: (before, after) for name, before, after in between([FIRST], [FIRST, SECOND]).figures}
    assert figures["detection recall"] == (0.5, 1.0)
    assert figures["agent accuracy"] == (1.0, 1.0)
    assert "false alarms per 100" in figures


def test_different_corpora_are_not_compared() -> None:
    with pytest.raises(ValueError, match="different reports or gold"):
        changes(evaluate(TEXTS, [FIRST], []), evaluate(TEXTS, [FIRST, SECOND], []))
    with pytest.raises(ValueError, match="different reports or gold"):
        changes(evaluate(TEXTS[:1], [FIRST], []), evaluate(TEXTS, [FIRST], []))
