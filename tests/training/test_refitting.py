"""``concordant train``: corrections of a user bend the weights, and what that changes is measured apart."""

import json
from pathlib import Path

import pytest

from concordant.interfaces.cli import knowing
from concordant.learning.learners import Choosing, Deciding, learn_choice, learn_decision
from conftest import Concordant

CORPUS = Path(__file__).parents[1] / "quality" / "corpus"
REPORTS = 12


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    texts = (CORPUS / "texts.jsonl").read_text("utf-8").splitlines()[:REPORTS]
    names = {json.loads(text)["id"] for text in texts}
    claims = [
        c for c in (CORPUS / "gold.jsonl").read_text("utf-8").splitlines() if json.loads(c)["report"] in names
    ]
    (folder / "texts.jsonl").write_text("\n".join(texts), "utf-8")
    (folder / "gold.jsonl").write_text("\n".join(claims), "utf-8")
    return folder


def test_a_reader_is_fitted_measured_and_laid_over(
    gold: Path, concordant: Concordant, tmp_path: Path
) -> None:
    overlay = tmp_path / "mine"
    told = concordant("train", gold, "-o", overlay, "--json")
    assert told.code == 0, told.err
    figures = json.loads(told.out)
    assert figures["learned"] + figures["kept_back"] == REPORTS and figures["kept_back"] > 0
    assert figures["before"]["gold"] == figures["after"]["gold"] > 0
    assert {f.name for f in (overlay / "language/fr/weights").iterdir()} == {
        f"{name}.toml" for name in ("text", "trigger", "agent", "recipient", "item", "claim", "voice")
    }
    knowing.load_knowledge.cache_clear()

    def found(*more: str | Path) -> float:
        row = json.loads(
            concordant("evaluate", gold / "texts.jsonl", gold / "gold.jsonl", "--json", *more).out
        )
        return float(row["strict"]["f1"])

    # Fitted to these very reports, it reads them better: the overlay is what is read with.
    assert found("--overlay", overlay) > found()


def test_nothing_is_changed_without_a_place_for_it(gold: Path, concordant: Concordant) -> None:
    before = sorted(gold.parent.rglob("*"))
    told = concordant("train", gold)
    assert told.code == 0 and "strict f1" in told.out and "before" in told.out
    assert sorted(gold.parent.rglob("*")) == before


def test_too_little_gold_and_none_at_all_are_told(gold: Path, concordant: Concordant, tmp_path: Path) -> None:
    assert "fewer than" in concordant("train", gold, "--lang", "nl").err
    assert "there is no folder" in concordant("train", tmp_path / "nowhere").err
    (gold / "gold.jsonl").write_text("{", "utf-8")
    assert "holds no gold" in concordant("train", gold).err


def test_weights_that_are_bent_keep_what_the_new_examples_do_not_tell() -> None:
    start = {"subject": 2.0, "near": 1.5}
    rows = [Choosing([("object",), ("subject",)], frozenset({0}))] * 4
    bent = learn_choice(rows, start=start)
    assert bent["near"] == 1.5 and 0 < bent["subject"] < 2.0 < 2.0 + bent["object"]
    assert learn_choice([], start=start) == start
    decided = learn_decision([Deciding(("near",), False)] * 4, start=start)
    assert decided["subject"] == 2.0 and decided["near"] < 1.5
