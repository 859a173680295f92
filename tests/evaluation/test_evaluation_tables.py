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
    assert tables.changed(found).rows == (
        ("won", "a", "transfer", "Borduria s⟦ent shells⟧ to Syldavia.", ""),
        ("changed", "a", "transfer", "⟦Borduria s⟧ent shells to Syldavia.", "+polarity"),
    )


def test_the_worst_reports_come_first_with_what_went_wrong() -> None:
    table = tables.worst(BOARD, most=2)
    assert [row[0] for row in table.rows] == ["s-3", "s-5"]
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_report_without_an_error_is_none_of_the_worst() -> None:
    assert tables.worst(evaluate([text("a")], [claim()], [claim()])).rows == ()


def test_what_is_most_often_confused_comes_first() -> None:
    wrong = [claim(at, at + 9, phase="planned") for at in (0, 10)]
    wrong.append(claim(20, 29, certainty="possible"))
    gold = [claim(at, at + 9) for at in (0, 10, 20)]
    board = evaluate([text("a")], gold, wrong)
    assert tables.mistakes(board).rows == (
        ("phase", "done", "planned", "2"),
        ("certainty", "asserted", "possible", "1"),
    )
    assert len(tables.mistakes(board, most=1).rows) == 1


def test_claims_that_stand_alone_are_not_confused_with_another_event() -> None:
    assert tables.mistakes(evaluate([text("a")], [claim()], [])).rows == ()


def test_figures_before_and_after_show_the_difference() -> None:
    found = compare([text("a")], [claim()], [], [claim()])
    assert ("detection f1", "0.000", "1.000", "+1.000") in tables.moved(found).rows
