"""Figures as tables."""

from evaluation_samples import claim, rows, text

from concordant.evaluation import tables
from concordant.evaluation.compare import compare
from concordant.evaluation.score import evaluate

BOARD = evaluate(rows("texts"), rows("gold"), rows("predicted"))


def test_every_row_has_a_cell_for_every_column() -> None:
    shown = [tables.overall(BOARD), tables.accuracies(BOARD), tables.alarms(BOARD), tables.by_event(BOARD)]
    for table in (*shown, *tables.confusions(BOARD)):
        assert table.title and table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_detection_and_strict_agreement() -> None:
    assert tables.overall(BOARD).rows == (
        ("detection", "0.700", "0.778", "0.737", "7", "9", "10"),
        ("strict", "0.300", "0.333", "0.316", "3", "9", "10"),
    )


def test_accuracy_without_a_pair_is_a_dash() -> None:
    empty = evaluate([text("a")], [], [])
    assert {row[1:] for row in tables.accuracies(empty).rows} == {("–", "0 of 0")}
    assert evaluate([], [], []).silent == 0
    assert tables.alarms(evaluate([], [], [])).rows == (("0", "0", "–", "0"),)


def test_a_confusion_shows_absence_as_a_dash_and_zero_as_a_dot() -> None:
    events = tables.confusions(BOARD)[0]
    assert events.columns[-1] == "–"
    rows_of = {row[0]: dict(zip(events.columns[1:], row[1:], strict=True)) for row in events.rows}
    assert rows_of["interdiction"]["deployment"] == "1"
    assert rows_of["–"]["transfer"] == "2"
    assert rows_of["test"]["transfer"] == "·"


def test_gains_and_losses_name_report_event_words_and_slots() -> None:
    gold, other = claim(0, 10), claim(10, 20)
    found = compare([text("a")], [gold, other], [claim(polarity="denied")], [gold, other])
    words = other["evidence"]["quote"]
    assert tables.changed(found).rows == (
        ("won", "a", "transfer", words, ""),
        ("changed", "a", "transfer", gold["evidence"]["quote"], "+polarity"),
    )


def test_figures_before_and_after_show_the_difference() -> None:
    found = compare([text("a")], [claim()], [], [claim()])
    assert ("detection f1", "0.000", "1.000", "+1.000") in tables.moved(found).rows
