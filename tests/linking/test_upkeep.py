"""Findings kept up to date piece by piece are those that reconciling everything gives, to the last field."""

from random import Random

import pytest

from concordant.assessment.memory import MemoryHoldings
from concordant.assessment.reconciling import every_report_for_itself, reconcile
from concordant.linking.decisions import Decisions
from concordant.linking.linking import NO_DECISIONS
from concordant.model.claim import Claim
from concordant.model.report import Report
from dense_claims import dense_told, register

Told = list[tuple[Claim, Report]]
CASES = 600


def holdings() -> MemoryHoldings:
    return MemoryHoldings(register(), every_report_for_itself)


def assert_as_if_at_once(
    kept: MemoryHoldings, told: Told, seed: int, decisions: Decisions = NO_DECISIONS
) -> None:
    whole = reconcile(told, register(), decisions)
    assert [h.finding for h in kept.all()] == list(whole.findings), f"seed {seed}"
    assert kept.all_relations() == set(whole.relations), f"seed {seed}"


@pytest.mark.parametrize("days", [60, 2500])
def test_adding_piece_by_piece(days: int) -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_told(random, days)
        kept, arrived = holdings(), Told()
        while told:
            batch = [told.pop() for _ in range(min(len(told), random.randint(1, 4)))]
            arrived += batch
            kept.renew(kept.put(batch), NO_DECISIONS)
            assert_as_if_at_once(kept, arrived, seed)


def test_taking_back() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_told(random, random.choice((60, 1500)))
        kept = holdings()
        kept.renew(kept.put(told), NO_DECISIONS)
        gone = random.sample(told, min(len(told), 2))
        kept.renew(kept.take([claim.id for claim, _ in gone]), NO_DECISIONS)
        assert_as_if_at_once(kept, [t for t in told if t not in gone], seed)


def test_deciding() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense_told(random, random.choice((60, 1500)))
        if len(told) < 3:
            continue
        ids = [claim.id for claim, _ in told]
        kept = holdings()
        kept.renew(kept.put(told), NO_DECISIONS)
        one, other, third = random.sample(ids, 3)
        decisions = Decisions(
            together=((min(one, other), max(one, other)),),
            apart={one: frozenset((third,)), third: frozenset((one,))},
            rejected=frozenset(random.sample(ids, random.randint(0, 1))),
        )
        kept.renew(kept.statements(ids).values(), decisions)
        assert_as_if_at_once(kept, told, seed, decisions)
        more = dense_told(Random(seed + 10**6), 60)
        kept.renew(kept.put(more), decisions)
        assert_as_if_at_once(kept, told + more, seed, decisions)
