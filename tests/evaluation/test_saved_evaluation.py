"""Runs on disk."""

import json
from pathlib import Path

import pytest
from evaluation_samples import rows

from concordant.evaluation.saved import FORM, SavedRunError, fingerprint, load, run, save
from concordant.evaluation.score import evaluate
from concordant.evaluation.tables import as_json

TEXTS, GOLD, PREDICTED = rows("texts"), rows("gold"), rows("predicted")
RUN = run("v1", TEXTS, GOLD, PREDICTED, evaluate(TEXTS, GOLD, PREDICTED, "fr"), "fr")


def test_a_run_comes_back_equal(tmp_path: Path) -> None:
    save(RUN, tmp_path / "run.json")
    assert load(tmp_path / "run.json") == RUN
    assert RUN.figures == as_json(evaluate(TEXTS, GOLD, RUN.predicted, "fr"))


def test_a_run_replaces_the_one_before_and_leaves_nothing_else(tmp_path: Path) -> None:
    for _ in range(2):
        save(RUN, tmp_path / "run.json")
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_a_corpus_is_known_by_its_content_and_not_by_its_order() -> None:
    assert fingerprint(TEXTS, GOLD) == fingerprint(TEXTS[::-1], GOLD[::-1]) == RUN.corpus
    assert fingerprint(TEXTS, GOLD[1:]) != RUN.corpus
    assert fingerprint(GOLD, TEXTS) != RUN.corpus


def test_a_run_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(SavedRunError, match="cannot be written"):
        save(RUN, tmp_path / "nosuch" / "run.json")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"form": "something-else/1"}',
        json.dumps({"form": FORM}).encode(),
        json.dumps(
            {"form": FORM, "version": "", "corpus": "", "lang": None, "predicted": 3, "figures": {}}
        ).encode(),
    ],
)
def test_a_file_that_holds_something_else_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "run.json"
    file.write_bytes(content)
    with pytest.raises(SavedRunError, match="no saved evaluation") as caught:
        load(file)
    assert str(file) in caught.value.message and caught.value.advice in str(caught.value)


def test_a_run_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SavedRunError, match="cannot be read"):
        load(tmp_path / "nosuch.json")
