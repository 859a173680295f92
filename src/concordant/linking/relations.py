"""How acts bear on each other: the specific supports the general, a denial is set against what it covers.

Relations are pairs; each depends on its two acts alone, so that they can be found for a few acts as well as
for all.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from concordant.linking.acts import Act, denies
from concordant.linking.clusters import LONG, Cluster
from concordant.linking.comparing import apart, compare_nodes, covers_figure, is_loose
from concordant.linking.statements import Statement
from concordant.linking.terms import Terms, compare_parties
from concordant.model.finding import Topic

EXACT = 10
"""From this number on, a figure that is not round is a mark by which one act is known."""


class Bearing(NamedTuple):
    """Numbers of two acts in their sequence, and how the first bears on the second."""

    source: int
    target: int
    entails: bool
    topic: Topic


class Relating:
    """Acts by who does what to whom and when, so that those near to each other are found."""

    def __init__(self, acts: Sequence[Act], terms: Terms) -> None:
        self._acts, self._terms = acts, terms
        self._cores = [core(act) for act in acts]
        index: dict[tuple[str, str, str, str], list[int]] = {}
        for i, c in enumerate(self._cores):
            head = c.head
            # An act is also found where one of its parties is left open.
            for agent in {head.agent.block, ""}:
                for recipient in {head.recipient.block, ""}:
                    index.setdefault((head.event, head.phase, agent, recipient), []).append(i)
        self._index = {
            key: sorted(found, key=lambda i: (self._cores[i].first, i)) for key, found in index.items()
        }
        self._begins = {key: [self._cores[i].first for i in found] for key, found in self._index.items()}

    def all(self) -> Iterator[Bearing]:
        """Every relation between the acts, in order."""
        for i in range(len(self._acts)):
            yield from self.of(i)
        yield from self._misnamed()

    def of(self, i: int) -> Iterator[Bearing]:
        """What is more specific than act ``i``, and what it denies."""
        act, one = self._acts[i], self._cores[i]
        if one.head.denied:
            for j in self._meeting(one):
                if self._acts[j].versions and self._contradicts(one.head, self._cores[j]):
                    yield Bearing(i, j, False, "polarity")
        elif act.versions and _is_general(one):
            for j in self._meeting(one):
                if j != i and self._covers(one, self._cores[j]):
                    yield Bearing(j, i, True, "specific")

    def _meeting(self, one: Cluster) -> Iterator[int]:
        """Numbers of acts of the same kind whose windows begin within that of ``one``, or just before."""
        head = one.head
        key = (head.event, head.phase, head.agent.block, head.recipient.block)
        begins, found = self._begins.get(key, []), self._index.get(key, [])
        gap = self._terms.pace(head.event).gap
        for at in range(bisect_left(begins, one.first - LONG - gap), len(found)):
            if begins[at] > one.last + gap:
                return
            if self._cores[found[at]].last >= one.first - gap:
                yield found[at]

    def _covers(self, wide: Cluster, narrow: Cluster) -> bool:
        """Whether the wide one holds whenever the narrow one does."""
        a, b = wide.head, narrow.head
        if b.denied or not covers_figure(a.figure, b.figure):
            return False
        gap = self._terms.pace(a.event).gap
        if narrow.first < wide.first - gap or narrow.last > wide.last + gap:
            return False
        if compare_nodes(a.node, b.node, self._terms) not in (0, 1):
            return False
        return all(
            compare_parties(x, y) in (0, 1) for x, y in ((a.agent, b.agent), (a.recipient, b.recipient))
        )

    def _contradicts(self, denial: Statement, told: Cluster) -> bool:
        return denies(denial, told.head, self._terms, beyond=True)

    def _misnamed(self) -> Iterator[Bearing]:
        """Acts with one uncommon figure for the same days and goods, but with another party."""
        marks: dict[tuple[str, str, str, float], list[int]] = {}
        for i, c in enumerate(self._cores):
            head = c.head
            if not head.denied and head.dated and c.last - c.first <= LONG and _is_mark(head):
                assert head.figure is not None
                marks.setdefault((head.event, head.phase, head.node, head.figure.low), []).append(i)
        for found in marks.values():
            for n, i in enumerate(found):
                for j in found[n + 1 :]:
                    topic = self._other_party(self._cores[i], self._cores[j])
                    if topic is not None:
                        yield Bearing(min(i, j), max(i, j), False, topic)

    def _other_party(self, one: Cluster, other: Cluster) -> Topic | None:
        if apart(one.first, one.last, other.first, other.last) > 0:
            return None
        a, b = one.head, other.head
        agents, recipients = a.agent.key == b.agent.key, a.recipient.key == b.recipient.key
        if agents and a.recipient.key and b.recipient.key and a.recipient.block != b.recipient.block:
            return "recipient"
        if recipients and a.agent.key and b.agent.key and a.agent.block != b.agent.block:
            return "agent"
        return None


def core(act: Act) -> Cluster:
    """The cluster that says most: a figure, a date, the narrowest goods; then the one most say."""
    clusters = act.versions or act.denials
    return min(clusters, key=_vagueness)


def _vagueness(cluster: Cluster) -> tuple[bool, bool, bool, int, str]:
    head = cluster.head
    return is_loose(head.figure), not head.dated, not head.node, -len(cluster.members), head.id


def _is_general(cluster: Cluster) -> bool:
    """Whether a cluster is so vague that more specific ones may support it."""
    head = cluster.head
    if not head.agent.key and not head.recipient.key:
        # That somebody sent drones to somebody is true of too much to be worth supporting.
        return False
    if is_loose(head.figure) or (head.figure is not None and head.figure.high == float("inf")):
        return True
    return not head.dated or cluster.last - cluster.first > LONG


def _is_mark(head: Statement) -> bool:
    figure = head.figure
    if figure is None or figure.low != figure.high or figure.low < EXACT:
        return False
    return figure.low % 10 != 0


def entailed(bearings: Iterable[Bearing]) -> dict[int, list[int]]:
    """General act → the specific ones that support it."""
    found: dict[int, list[int]] = {}
    for b in bearings:
        if b.entails:
            found.setdefault(b.target, []).append(b.source)
    return found
