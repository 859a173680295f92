"""Which reports derive from which, as reports arrive: the same edges whatever the order and the batches.

Nothing depends on when a report came. Whether a shingle is boilerplate follows from those who hold it, and an
edge from the two reports and the boilerplate that they share; so a report that arrives can change only pairs
that share a shingle with it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from concordant.linking.derivation.compare import FEWEST, Overlap, others, reuse
from concordant.linking.derivation.edges import Edge
from concordant.linking.derivation.shelf import Fingerprints, Shelf
from concordant.linking.derivation.stories import Memory, Stories
from concordant.linking.derivation.trace import Trace, address_keys, neighbour_keys, rewrite_keys

Pair = tuple[str, str]
_SHARED_ANCHORS = 2
_TOGETHER = 512
"""So many arriving reports ask the shelf at once."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What arriving reports change.

    Attributes:
        edges: edges that hold now, of all pairs that were looked at.
        looked: pairs of which a ``reuse`` edge that is not among ``edges`` no longer holds.
    """

    edges: frozenset[Edge]
    looked: frozenset[Pair]


def derive(new: Collection[Trace], shelf: Shelf, memory: Memory | None = None) -> Changes:
    """The edges that arriving reports make and unmake.

    Args:
        new: the reports that arrived; they are filed on the shelf already.
        shelf: all reports.
        memory: what was met and judged when others arrived; it saves time.
    """
    memory = memory or Memory()
    memory.put({trace.report: trace for trace in new})
    stories = Stories(shelf, {trace.report for trace in new}, memory)
    pairs = stories.overlapping(_candidates(new, stories))
    made = [edge for pair, both in pairs.items() if (edge := _reuse(pair, both, stories))]
    return Changes(frozenset((*made, *_others(new, shelf, memory))), frozenset(pairs))


def applied(edges: Iterable[Edge], changes: Changes) -> frozenset[Edge]:
    """The edges that hold after reports arrived, from those that held before."""
    kept = (e for e in edges if e.kind != "reuse" or (e.a, e.b) not in changes.looked)
    return changes.edges.union(kept)


def derive_all(traces: Iterable[Trace]) -> frozenset[Edge]:
    """All edges among some reports."""
    every = tuple(traces)
    return derive(every, Fingerprints(every)).edges


def _candidates(new: Collection[Trace], stories: Stories) -> set[Pair]:
    """Pairs that shingles tie, or no longer tie, because of what arrived."""
    stories.learn({shingle for trace in new for shingle in trace.fingerprint.shingles})
    found: set[Pair] = set()
    for trace in new:
        mine, ties = trace.report, dict[str, int]()
        for shingle in stories.telling(trace.fingerprint.shingles):
            for lead in stories.leads(shingle):
                ties[lead] = ties.get(lead, 0) + 1
        ties.pop(mine, None)
        found.update(_pair(mine, lead) for lead, count in ties.items() if count >= FEWEST)
    for shingle, before in stories.disturbed():
        both = {*before, *stories.leads(shingle)}
        found.update(_pair(r, lead) for r in stories.everyone(shingle) for lead in both if r != lead)
    return found


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _reuse(pair: Pair, both: Overlap, stories: Stories) -> Edge | None:
    telling = stories.telling(both.shared)
    if len(telling) < FEWEST or not stories.tied(pair, telling):
        return None
    return reuse(stories.trace(pair[0]), stories.trace(pair[1]), both, telling)


def _others(new: Collection[Trace], shelf: Shelf, memory: Memory) -> Iterator[Edge]:
    langs, done = shelf.langs(), set[str]()
    arriving = iter(new)
    while some := tuple(islice(arriving, _TOGETHER)):
        near = _neighbours(some, shelf, langs)
        held = memory.meet(set().union(*near), shelf)
        for trace, neighbours in zip(some, near, strict=True):
            done.add(trace.report)
            for other in neighbours - done:
                yield from others(trace, held[other])


def _neighbours(new: Collection[Trace], shelf: Shelf, langs: Collection[str]) -> list[set[str]]:
    """For each report, those that something else than rows of words may tie to it."""
    likely = [neighbour_keys(trace, langs) for trace in new]
    sure = [rewrite_keys(trace) | address_keys(trace) for trace in new]
    holders = shelf.holders(set().union(*likely, *sure))
    return [_near(*both, holders) for both in zip(likely, sure, strict=True)]


def _near(likely: set[int], sure: set[int], holders: Mapping[int, Sequence[str]]) -> set[str]:
    counts = Counter(report for key in likely for report in holders.get(key, ()))
    found = {report for report, count in counts.items() if count >= _SHARED_ANCHORS}
    return found.union(*(holders.get(key, ()) for key in sure))
