"""How much of what derives is found in a made-up press, and how little else; figures may only rise."""

import pytest
from derivation_score import score, traced
from derivation_world import press

from concordant.linking.derivation import derive_all, families

COPIES = ("verbatim", "cut", "shuffled", "light")


@pytest.mark.parametrize(("seed", "stories", "stock"), [(1, 40, 40), (2, 300, 40), (3, 300, 300)])
def test_copies_and_rewrites_are_found(seed: int, stories: int, stock: int) -> None:
    """Six in ten reports share stock background with unrelated ones."""
    found = score(press(seed, stories, stock))
    assert {kind: found.recall[kind] for kind in COPIES if found.recall[kind] < 0.98} == {}
    assert found.recall["heavy"] >= 0.9
    assert found.precision >= 0.97
    # New words on the same story; a sentence quoted there makes no copy of the whole report.
    assert found.recall["own"] <= 0.06
    assert found.recall["quoting"] <= 0.15


def test_background_alone_ties_no_stories() -> None:
    reports = press(4, 400, 30, kinds=("own",))
    story = {report.id: report.story for report in reports}
    wrong = [e for e in derive_all(map(traced, reports)) if story[e.a] != story[e.b]]
    assert len(wrong) <= 4


def test_rewrites_of_a_lost_source_are_one_family() -> None:
    reports = [r for r in press(5, 60, kinds=("light",) * 3) if r.kind != "source"]
    heads = families(derive_all(map(traced, reports)), [report.id for report in reports])
    assert len(set(heads.values())) <= 63
