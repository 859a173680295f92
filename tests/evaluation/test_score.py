"""Figures of an evaluation."""

import json
from typing import Any

import pytest
from evaluation_samples import SAMPLE, Row, claim, rows, text

from concordant.evaluation.score import evaluate
from concordant.evaluation.scoreboard import Hits, Scoreboard
from concordant.evaluation.tables import as_json

# Worked out once with the guideline's own scorer.
FIGURES: dict[str, Any] = json.loads((SAMPLE / "figures.json").read_text("utf-8"))


def score(gold: list[Row], predicted: list[Row], *texts: Row) -> Scoreboard:
    return evaluate(texts or (text("a"),), gold, predicted)


@pytest.mark.parametrize("lang", FIGURES)
def test_the_sample_has_the_figures_that_the_guideline_gives_it(lang: str) -> None:
    board = evaluate(rows("texts"), rows("gold"), rows("predicted"), None if lang == "all" else lang)
    assert json.dumps(as_json(board)) == json.dumps(FIGURES[lang])


def test_gold_against_itself_is_perfect() -> None:
    board = evaluate(rows("texts"), rows("gold"), rows("gold"))
    assert board.detection.f1 == board.strict.f1 == 1.0
    assert {accuracy.share for accuracy in board.accuracies} == {1.0}
    assert all(result.errors == 0 for result in board.results)


def test_nothing_predicted_is_nothing_found() -> None:
    board = evaluate(rows("texts"), rows("gold"), [])
    assert (board.detection.precision, board.detection.recall, board.detection.f1) == (0.0, 0.0, 0.0)
    assert {accuracy.share for accuracy in board.accuracies} == {None}


def test_nothing_at_all_has_no_figures() -> None:
    board = evaluate([], rows("gold"), rows("predicted"))
    assert board.detection == Hits(0, 0, 0)
    assert board.alarms_per_hundred is None and board.results == ()


def test_another_event_on_the_same_words_is_a_miss_and_a_false_claim() -> None:
    board = score([claim()], [claim(event="use")])
    assert board.detection == Hits(0, 1, 1)
    (result,) = board.results
    assert [(g["event"], p["event"]) for g, p in result.mistaken] == [("transfer", "use")]


def test_the_same_event_on_other_words_is_a_miss_and_a_false_claim() -> None:
    board = score([claim(0, 10)], [claim(10, 20)])
    assert board.detection == Hits(0, 1, 1)
    assert board.results[0].mistaken == ()


def test_one_wide_claim_stands_for_one_gold_claim_only() -> None:
    board = score([claim(0, 10), claim(10, 20)], [claim(0, 20)])
    assert board.detection == Hits(1, 2, 1)


def test_slots_decide_which_of_two_claims_is_meant() -> None:
    denied = claim(polarity="denied")
    board = score([claim(), denied], [denied, claim()])
    assert [(p.gold_at, p.predicted_at) for p in sorted(board.pairs, key=lambda p: p.gold_at)] == [
        (0, 1),
        (1, 0),
    ]
    assert board.strict.hit == 2


def test_shared_characters_decide_between_equals() -> None:
    board = score([claim(0, 10)], [claim(9, 12), claim(0, 9)])
    assert [pair.predicted_at for pair in board.pairs] == [1]


def test_strict_agreement_leaves_certainty_phase_and_voice_aside() -> None:
    voice = [{"name": "Klow", "state": "SY", "raw": None}]
    board = score([claim()], [claim(certainty="possible", phase="planned", attribution=voice)])
    assert board.strict.hit == 1
    assert [pair.wrong for pair in board.pairs] == [("certainty", "phase", "attribution")]
    assert score([claim()], [claim(polarity="denied")]).strict.hit == 0


def test_alarms_are_counted_where_there_is_nothing_to_find() -> None:
    texts = [text("a"), text("b"), text("c")]
    board = evaluate(texts, [claim(report="a")], [claim(report="b"), claim(20, 30, report="b")])
    assert (board.silent, board.alarms, board.alarms_per_hundred) == (2, 2, 100.0)


def test_a_quote_must_be_what_stands_at_its_offsets() -> None:
    right, wrong = claim(), claim()
    wrong["evidence"] = {**wrong["evidence"], "quote": "nothing of the kind"}
    assert score([], [right, wrong]).misquoted == 1


def test_only_the_language_asked_for_is_scored() -> None:
    texts = [text("a", lang="en"), text("b", lang="fr")]
    board = evaluate(texts, [claim(report="a"), claim(report="b")], [claim(report="a")], "fr")
    assert board.detection == Hits(0, 1, 0)
    assert [result.report for result in board.results] == ["b"]


def test_every_claim_falls_in_one_cell_of_the_events() -> None:
    board = evaluate(rows("texts"), rows("gold"), rows("predicted"))
    cells = board.confusions[0].cells
    assert board.confusions[0].axis == "event"
    assert sum(n for gold, _, n in cells if gold) == board.detection.gold
    assert sum(n for _, predicted, n in cells if predicted) == board.detection.predicted


def test_every_pair_falls_in_one_cell_of_every_other_axis() -> None:
    board = evaluate(rows("texts"), rows("gold"), rows("predicted"))
    assert [c.axis for c in board.confusions[1:]] == ["certainty", "phase", "polarity", "item_class"]
    for confusion in board.confusions[1:]:
        assert sum(n for _, _, n in confusion.cells) == board.detection.hit
    certainty = board.confusions[1]
    assert certainty.count("asserted", "possible") == 1
    assert certainty.count("possible", "asserted") == 0


def test_the_same_claim_twice_is_one_false_claim() -> None:
    twice = claim()
    board = score([claim()], [twice, twice])
    assert board.detection == Hits(1, 1, 2)
    assert board.confusions[0].count(None, "transfer") == 1
