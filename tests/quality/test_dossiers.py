"""How far linking agrees with the annotated dossiers must never sink without a word."""

import hashlib

import pytest
from dossier_measures import FOLDER, contradictions, copies, origins, same_events

DIGEST = "9bd729fc7f1390ed58b1c5b762493dad7fa2936bb35b196e0110618e01c0d23f"
"""Of what is annotated: other dossiers have other floors."""


def test_the_floors_are_those_of_these_dossiers() -> None:
    names = ("dossiers.json", "gold.jsonl", "texts.jsonl")
    content = b"".join((FOLDER / name).read_bytes() for name in names)
    assert hashlib.sha256(content).hexdigest() == DIGEST


def test_claims_of_one_act_are_one_finding() -> None:
    found = same_events()
    assert found.precision >= 0.947
    assert found.recall >= 0.882


def test_copies_are_told_and_nothing_else() -> None:
    """Rewritings that keep no row of words are not told: they stay possible origins, never certain ones."""
    found = copies()
    assert found.precision == 1.0
    assert found.recall >= 0.444


def test_claims_that_exclude_each_other_are_told() -> None:
    found = contradictions()
    assert found.precision >= 0.775
    assert found.recall >= 0.918


@pytest.mark.parametrize(("dossier", "least", "true", "most"), origins())
def test_the_true_number_of_origins_lies_within_the_interval(
    dossier: str, least: int, true: int, most: int
) -> None:
    assert least <= true <= most, dossier
