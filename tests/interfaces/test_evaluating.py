"""``concordant evaluate``."""

import json
from pathlib import Path

import pytest

from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from conftest import QUOTE, TEXT, Concordant


@pytest.fixture
def corpus(tmp_path: Path, claim: Claim) -> tuple[Path, Path]:
    """One report, and its one right claim."""
    texts, gold = tmp_path / "texts.jsonl", tmp_path / "gold.jsonl"
    texts.write_text(json.dumps({"id": claim.report, "lang": "fr", "text": TEXT}) + "\n", "utf-8")
    gold.write_text(json.dumps(to_contract(claim)) + "\n", "utf-8")
    return texts, gold


@pytest.fixture
def worse(tmp_path: Path, claim: Claim) -> Path:
    """The claim with another recipient."""
    file = tmp_path / "worse.jsonl"
    row = {**to_contract(claim), "recipient": {"name": "Iran", "state": "IR"}}
    file.write_text(json.dumps(row) + "\n", "utf-8")
    return file


def test_gold_against_itself(concordant: Concordant, corpus: tuple[Path, Path]) -> None:
    told = json.loads(concordant("evaluate", *corpus, "--predicted", corpus[1], "--json").out)
    assert told["detection"] == told["strict"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_tables(concordant: Concordant, corpus: tuple[Path, Path], worse: Path) -> None:
    told = concordant("evaluate", *corpus, "--predicted", worse, "--details")
    assert told.code == 0 and "Claims found" in told.out and "By event" in told.out
    (strict,) = [row.split() for row in told.out.splitlines() if row.strip().startswith("strict ")]
    assert strict[1:4] == ["0.000", "0.000", "0.000"]


def test_what_changed_since(
    concordant: Concordant, corpus: tuple[Path, Path], worse: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "before.json"
    assert concordant("evaluate", *corpus, "--predicted", worse, "--save", kept).code == 0
    told = concordant("evaluate", *corpus, "--predicted", corpus[1], "--against", kept)
    assert "Before and after" in told.out and QUOTE in told.out and "recipient" in told.out


def test_every_day_the_last_run_is_compared_with_and_kept(
    concordant: Concordant, corpus: tuple[Path, Path], worse: Path, tmp_path: Path
) -> None:
    last, page = tmp_path / "last.json", tmp_path / "page.html"
    daily = ("--against", last, "--save", last, "--html", page)
    first = concordant("evaluate", *corpus, "--predicted", worse, *daily)
    assert first.code == 0 and "Before and after" not in first.out
    assert "Since the last run" not in page.read_text("utf-8")
    second = concordant("evaluate", *corpus, "--predicted", corpus[1], *daily)
    assert "+recipient" in second.out and "Since the last run" in page.read_text("utf-8")
    assert "+recipient" not in concordant("evaluate", *corpus, "--predicted", corpus[1], *daily).out


def test_details_name_the_worst_reports_and_what_was_confused(
    concordant: Concordant, corpus: tuple[Path, Path], worse: Path
) -> None:
    told = concordant("evaluate", *corpus, "--predicted", worse, "--details")
    assert "Reports, worst first" in told.out and "Most often confused" in told.out


def test_another_corpus_cannot_be_compared(
    concordant: Concordant, corpus: tuple[Path, Path], worse: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "before.json"
    concordant("evaluate", *corpus, "--predicted", worse, "--save", kept)
    told = concordant("evaluate", corpus[0], worse, "--predicted", worse, "--against", kept)
    assert told.code == 1 and "before.json" in told.err


def test_a_page(concordant: Concordant, corpus: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert concordant("evaluate", *corpus, "--predicted", corpus[1], "--html", page).code == 0
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")


def test_what_this_version_reads(concordant: Concordant, corpus: tuple[Path, Path]) -> None:
    told = json.loads(concordant("evaluate", *corpus, "--json").out)
    assert told["reports"] == 1 and told["gold"] == 1 and told["quotes_not_verbatim"] == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [("{", ":2: "), ("[]", ":2: "), ('{"report": "x"}', "no 'evidence' in it"), ("\udc80", "UTF-8")],
)
def test_a_broken_line_is_named(
    concordant: Concordant, corpus: tuple[Path, Path], line: str, told: str
) -> None:
    gold = corpus[1]
    gold.write_bytes(gold.read_bytes() + line.encode("utf-8", "surrogateescape"))
    outcome = concordant("evaluate", *corpus)
    assert outcome.code == 1 and "gold.jsonl" in outcome.err and told in outcome.err


def test_a_file_that_is_not_there(concordant: Concordant, corpus: tuple[Path, Path], tmp_path: Path) -> None:
    told = concordant("evaluate", tmp_path / "none.jsonl", corpus[1])
    assert told.code == 1 and "none.jsonl cannot be read" in told.err
    told = concordant("evaluate", *corpus, "--predicted", corpus[1], "--html", tmp_path / "no" / "page.html")
    assert told.code == 1 and "page.html cannot be written" in told.err
