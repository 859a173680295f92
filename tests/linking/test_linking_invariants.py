"""What holds of linking whatever is said: order does not matter, nothing is lost, parts equal the whole."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from dense_statements import chained, dense, sets, terms

from concordant.linking.decisions import Decisions
from concordant.linking.linking import NO_DECISIONS, join, link
from concordant.linking.relinking import MemoryShelf, relink
from concordant.linking.statements import Statement

CASES = 5000
TERMS = terms()


def acts_of(statements: list[Statement]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return sets(link(statements, TERMS).acts)


def test_the_order_of_arrival_does_not_matter() -> None:
    for seed in range(CASES):
        random = Random(seed)
        told = dense(random)
        expected = acts_of(told)
        random.shuffle(told)
        assert acts_of(told) == expected, f"seed {seed}"


def test_every_statement_is_in_exactly_one_act() -> None:
    for seed in range(CASES // 5):
        told = dense(Random(seed))
        found = [i for affirmed, denied in acts_of(told) for i in (*affirmed, *denied)]
        assert sorted(found) == sorted(s.id for s in told), f"seed {seed}"


def test_what_is_told_twice_counts_once() -> None:
    for seed in range(CASES // 5):
        told = dense(Random(seed))
        assert acts_of(told + told) == acts_of(told), f"seed {seed}"


@pytest.mark.parametrize("days", [60, 3000])
def test_linking_piece_by_piece_gives_what_linking_all_at_once_gives(days: int) -> None:
    for seed in range(CASES // 5):
        random = Random(seed)
        told = dense(random, 12, days)
        shelf, held = MemoryShelf(), dict[str, tuple[tuple[str, ...], tuple[str, ...]]]()
        while told:
            batch = [told.pop() for _ in range(min(len(told), random.randint(1, 4)))]
            for s in batch:
                shelf.put(s)
            _apply(batch, shelf, held)
            everything = [s for block in shelf.blocks() for s in shelf.all(block)]
            assert set(held.values()) == acts_of(everything), f"seed {seed}"


def test_what_is_taken_back_leaves_no_trace() -> None:
    for seed in range(CASES // 5):
        random = Random(seed)
        told = dense(random, 12, random.choice((60, 2000)))
        shelf, held = MemoryShelf(told), dict[str, tuple[tuple[str, ...], tuple[str, ...]]]()
        _apply(told, shelf, held)
        gone = random.choice(told)
        shelf.take(gone)
        held.pop(gone.id)
        _apply([gone], shelf, held)
        assert set(held.values()) == acts_of([s for s in told if s != gone]), f"seed {seed}"


def test_what_happens_at_one_end_of_a_chain_reaches_no_further_than_the_horizon() -> None:
    for seed in range(CASES // 8):
        random = Random(seed)
        told = chained(random)
        shelf, held = MemoryShelf(told), dict[str, tuple[tuple[str, ...], tuple[str, ...]]]()
        for act in acts_of(told):
            held |= dict.fromkeys((i for part in act for i in part), act)
        gone = random.choice(told)
        shelf.take(gone)
        held.pop(gone.id)
        _apply([gone], shelf, held)
        assert set(held.values()) == acts_of([s for s in told if s != gone]), f"seed {seed}"


def _apply(
    batch: list[Statement], shelf: MemoryShelf, held: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    """Replace the acts that a change may have touched, as a ledger does."""
    change = relink(batch, shelf, TERMS, NO_DECISIONS)
    for claim in change.claims:
        for member in (i for part in held.get(claim, ()) for i in part):
            held.pop(member, None)
    for act in sets(change.acts):
        for member in (i for part in act for i in part):
            held[member] = act


def test_different_keeps_apart_and_same_joins() -> None:
    for seed in range(CASES // 5):
        random = Random(seed)
        told = dense(random)
        if len(told) < 2:
            continue
        # What would stand in one cluster is as hard to part as what is far apart is to join.
        alike = [c.members for act in link(told, TERMS).acts for c in act.versions if len(c.members) > 1]
        from_one = random.choice(alike) if alike and seed % 2 else told
        one, other = random.sample([s.id for s in from_one], 2)
        split = Decisions(apart={one: frozenset((other,)), other: frozenset((one,))})
        merged = Decisions(together=((min(one, other), max(one, other)),))
        assert not any({one, other} <= {*a, *d} for a, d in sets(link(told, TERMS, split).acts)), (
            f"seed {seed}"
        )
        assert any({one, other} <= {*a, *d} for a, d in sets(link(told, TERMS, merged).acts)), f"seed {seed}"
        both = Decisions(merged.together, split.apart)
        assert not any({one, other} <= {*a, *d} for a, d in sets(link(told, TERMS, both).acts)), (
            f"seed {seed}"
        )


def test_a_rejected_claim_is_as_if_it_had_never_been_read() -> None:
    for seed in range(CASES // 10):
        told = dense(Random(seed))
        gone = told[0].id
        without = sets(link(told, TERMS, Decisions(rejected=frozenset((gone,)))).acts)
        assert without == acts_of(told[1:]), f"seed {seed}"


def test_joining_is_the_same_in_any_order_of_acts() -> None:
    for seed in range(CASES // 10):
        random = Random(seed)
        told = dense(random)
        ids = [s.id for s in told]
        pairs = (
            tuple(sorted({(min(p), max(p)) for p in (random.sample(ids, 2) for _ in range(3))}))
            if len(ids) > 1
            else ()
        )
        acts = list(link(told, TERMS).acts)
        expected = sets(join(acts, Decisions(together=pairs)))
        random.shuffle(acts)
        assert sets(join(acts, Decisions(together=pairs))) == expected, f"seed {seed}"


def test_the_seed_of_pythons_hash_does_not_matter() -> None:
    program = (
        "from random import Random\n"
        "from dense_statements import dense, terms\n"
        "from concordant.linking.linking import link\n"
        "t = terms()\n"
        "told = [link(dense(Random(n), 20), t).acts for n in range(300)]\n"
        "print([[[s.id for s in act.statements] for act in acts] for acts in told])\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
