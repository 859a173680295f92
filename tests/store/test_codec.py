"""Records to JSON and back."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from record_strategies import CLAIMS, DOCUMENTS, PROBLEMS, REPORTS

from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.problem import Problem
from concordant.model.report import Report
from concordant.store import codec
from concordant.store.rows import pack_bytes, unpack_bytes


def through(value: Any) -> Any:
    """What a database gives back for ``value``: text that it can hold, and nothing else."""
    text = codec.pack(value)
    assert text.encode() and "\x00" not in text
    return codec.unpack(text)


@given(CLAIMS)
def test_a_claim_comes_back_equal(claim: Claim) -> None:
    reasons = codec.decode_reasons(through(codec.encode_reasons(claim.reasons)))
    assert codec.decode_claim(through(codec.encode_claim(claim)), reasons) == claim


@given(CLAIMS)
@settings(max_examples=20)
def test_a_claim_can_come_back_without_its_reasons(claim: Claim) -> None:
    assert codec.decode_claim(through(codec.encode_claim(claim))) == replace(claim, reasons=())


@given(DOCUMENTS)
def test_a_document_comes_back_equal(document: Document) -> None:
    row = unpack_bytes(pack_bytes(codec.encode_document(document)))
    assert codec.decode_document(row, document.report) == document


@given(REPORTS)
def test_a_report_comes_back_equal(report: Report) -> None:
    assert codec.decode_report(through(codec.encode_report(report))) == report


@given(PROBLEMS)
def test_a_problem_comes_back_equal(problem: Problem) -> None:
    assert codec.decode_problem(through(codec.encode_problem(problem))) == problem


def test_letters_beyond_ascii_stay_readable() -> None:
    assert codec.pack({"raw": "députés, депутаты"}) == '{"raw":"députés, депутаты"}'


def test_half_a_character_is_escaped_and_comes_back() -> None:
    assert codec.pack("\ud83d") == '"\\ud83d"'
    assert codec.unpack(codec.pack("\ud83d")) == "\ud83d"
