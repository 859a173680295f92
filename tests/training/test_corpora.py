"""The annotated reports that weights are learned from: sound, and apart from what is measured."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from concordant.learning.corpus import annotated, half
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(folder for folder in (ROOT / "training").glob("[a-z][a-z]/*") if folder.is_dir())
CORPUS = ROOT / "tests" / "quality" / "corpus"


@cache
def rows(file: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_every_quote_stands_where_it_is_said_to_stand(folder: Path) -> None:
    texts = {text["id"]: text["text"] for text in rows(folder / "texts.jsonl")}
    for claim in rows(folder / "gold.jsonl"):
        evidence = claim["evidence"]
        assert texts[claim["report"]][evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_every_axis_has_a_known_value(folder: Path) -> None:
    for claim in rows(folder / "gold.jsonl"):
        assert claim["phase"] in PHASES
        assert claim["certainty"] in CERTAINTIES
        assert claim["polarity"] in POLARITIES


def test_some_reports_of_each_folder_hold_no_claim() -> None:
    # The oldest folders in English and Russian have theirs beside them.
    for folder in (f for f in FOLDERS if f.parent.name == "fr"):
        silent = {t["id"] for t in rows(folder / "texts.jsonl")} - {
            c["report"] for c in rows(folder / "gold.jsonl")
        }
        assert len(silent) >= 5, folder.name


def test_no_report_stands_twice() -> None:
    everything = [t for folder in (*FOLDERS, CORPUS) for t in rows(folder / "texts.jsonl")]
    assert max(Counter(text["id"] for text in everything).values()) == 1
    assert max(Counter(text["text"] for text in everything).values()) == 1


def test_the_reports_kept_aside_are_no_part_of_the_half_that_is_learned_from() -> None:
    learned = {report.document.report.id for report in half(annotated(CORPUS))}
    assert {"d-fr-001", "d-fr-n-013"} <= learned
    assert not {"d-fr-002", "d-fr-n-012"} & learned
