"""What the program reads out of the development texts does not get worse unnoticed."""

import tomllib
from functools import cache
from pathlib import Path

import pytest
from measuring import CEILING, CORPUS, OWN, Pinned, board, bounds, corpus_digest, figures, pinned, rows, worse
from pin import loosened, merged, refusals, written

from concordant.evaluation.agreement import SLOTS
from concordant.evaluation.scoreboard import Scoreboard
from reports_read import shipped

PIN_ANEW = "run python tests/quality/pin.py"


@cache
def corpus() -> Scoreboard:
    return board(CORPUS, shipped(), aside=True)


@cache
def own() -> Scoreboard:
    return board(OWN, shipped())


def test_the_floors_belong_to_this_corpus() -> None:
    assert pinned().corpus == corpus_digest(), f"texts or gold have changed: {PIN_ANEW}"


def test_every_figure_has_a_floor() -> None:
    assert set(pinned().bounds) == set(figures(corpus()))


@pytest.mark.parametrize("figure", sorted(pinned().bounds))
def test_no_figure_is_beyond_its_bound(figure: str) -> None:
    value, bound = figures(corpus())[figure], pinned().bounds[figure]
    assert not worse(figure, value, bound), f"{figure} is {value:.4f}, pinned at {bound}"


def test_no_quote_differs_from_the_text() -> None:
    assert corpus().misquoted == 0


@pytest.mark.parametrize("home", [CORPUS, OWN], ids=["corpus", "own"])
def test_gold_quotes_what_stands_in_the_text(home: Path) -> None:
    texts = {text["id"]: text["text"] for text in rows(home / "texts.jsonl")}
    for claim in rows(home / "gold.jsonl"):
        evidence = claim["evidence"]
        assert texts[claim["report"]][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_every_claim_of_the_own_reports_is_found() -> None:
    assert [claim["evidence"]["quote"] for result in own().results for claim in result.missed] == []
    assert own().detection.recall == 1.0
    assert own().detection.gold >= 8


def test_nothing_else_is_read_out_of_the_own_reports() -> None:
    assert [claim["evidence"]["quote"] for result in own().results for claim in result.false] == []


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_of_the_own_reports_is_right(slot: str) -> None:
    assert [pair.gold["evidence"]["quote"] for pair in own().pairs if slot in pair.wrong] == []


BEFORE = Pinned("a", {"detection_f1": 0.5, CEILING: 10.0})


def test_a_figure_within_its_margin_keeps_the_floor() -> None:
    now = {"detection_f1": 0.51, CEILING: 9.0}
    assert refusals(BEFORE, now, bounds(now), "a") == []
    assert merged(BEFORE, "a", bounds(now), allow=False) == BEFORE.bounds


def test_progress_raises_the_floor() -> None:
    now = {"detection_f1": 0.6, CEILING: 3.0}
    assert merged(BEFORE, "a", bounds(now), allow=False) == {"detection_f1": 0.58, CEILING: 6.5}


def test_a_regression_is_not_pinned_unless_it_is_meant() -> None:
    now = {"detection_f1": 0.4, CEILING: 20.0}
    assert len(refusals(BEFORE, now, bounds(now), "a")) == 2
    assert merged(BEFORE, "a", bounds(now), allow=True) == bounds(now)


def test_another_corpus_is_no_way_round() -> None:
    now = {"detection_f1": 0.51, CEILING: 9.0}
    assert loosened(BEFORE.bounds, bounds(now)) == ["detection_f1", CEILING]
    assert len(refusals(BEFORE, now, bounds(now), "b")) == 2


def test_a_figure_that_is_gone_is_a_regression() -> None:
    now = {"detection_f1": 0.6}
    assert len(refusals(BEFORE, now, bounds(now), "a")) == 1


def test_what_is_written_is_read_back() -> None:
    table = tomllib.loads(written("a", BEFORE.bounds))
    assert Pinned(table["corpus"], table["bounds"]) == BEFORE
