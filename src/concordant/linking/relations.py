"""How acts bear on each other: the specific supports the general, a denial is set against what it covers.

Relations are pairs; each depends on its two acts alone, so that they can be found for a few acts as well as
for all.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from concordant.linking.acts import Act, denies
from concordant.linking.clusters import LONG, Cluster
from concordant.linking.comparing import apart, compare_nodes, covers_figure, is_loose
from concordant.linking.statements import Statement
from concordant.linking.terms import Terms, compare_parties
from concordant.model.finding import Topic

EXACT = 10
"""From this number on, a figure that is not round is a mark by which one act is known."""


Mark = tuple[str, str, str, float]


class Core(NamedTuple):
    """An act as far as it matters for what it bears on: what its best told cluster says.

    Attributes:
        head: the statement that stands for the cluster.
        first: first day of the cluster, as a day number.
        last: last such day.
        told: whether anybody affirms the act.
    """

    head: Statement
    first: int
    last: int
    told: bool


class Bearing(NamedTuple):
    """Numbers of two acts in their sequence, and how the first bears on the second."""

    source: int
    target: int
    entails: bool
    topic: Topic


class Relating:
    """Acts by who does what to whom and when, so that those near to each other are found."""

    def __init__(self, cores: Sequence[Core], terms: Terms) -> None:
        self._cores, self._terms = cores, terms
        index: dict[tuple[str, str, str, str], list[int]] = {}
        for i, c in enumerate(cores):
            for key in keys(c.head):
                index.setdefault(key, []).append(i)
        self._index = {key: sorted(found, key=lambda i: (cores[i].first, i)) for key, found in index.items()}
        self._begins = {key: [cores[i].first for i in found] for key, found in self._index.items()}

    def all(self) -> Iterator[Bearing]:
        """Every relation between the acts."""
        for i in range(len(self._cores)):
            yield from self._of(i)
        yield from self._misnamed()

    def _of(self, i: int) -> Iterator[Bearing]:
        """What is more specific than act ``i``, and what it denies."""
        one = self._cores[i]
        if not one.told:
            for j in self._meeting(one):
                if self._cores[j].told and denies(one.head, self._cores[j].head, self._terms, beyond=True):
                    yield Bearing(i, j, False, "polarity")
        elif is_general(one):
            for j in self._meeting(one):
                if j != i and self._cores[j].told and self._covers(one, self._cores[j]):
                    yield Bearing(j, i, True, "specific")

    def _meeting(self, one: Core) -> Iterator[int]:
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

    def _covers(self, wide: Core, narrow: Core) -> bool:
        """Whether the wide one holds whenever the narrow one does."""
        a, b = wide.head, narrow.head
        if not covers_figure(a.figure, b.figure):
            return False
        gap = self._terms.pace(a.event).gap
        if narrow.first < wide.first - gap or narrow.last > wide.last + gap:
            return False
        if compare_nodes(a.node, b.node, self._terms) not in (0, 1):
            return False
        return all(
            compare_parties(x, y) in (0, 1) for x, y in ((a.agent, b.agent), (a.recipient, b.recipient))
        )

    def _misnamed(self) -> Iterator[Bearing]:
        """Acts with one uncommon figure for the same days and goods, but with another party."""
        marks: dict[Mark, list[int]] = {}
        for i, c in enumerate(self._cores):
            found = mark(c)
            if found is not None:
                marks.setdefault(found, []).append(i)
        for alike in marks.values():
            for n, i in enumerate(alike):
                for j in alike[n + 1 :]:
                    topic = self._other_party(self._cores[i], self._cores[j])
                    if topic is not None:
                        yield Bearing(min(i, j), max(i, j), False, topic)

    def _other_party(self, one: Core, other: Core) -> Topic | None:
        if apart(one.first, one.last, other.first, other.last) > 0:
            return None
        a, b = one.head, other.head
        agents, recipients = a.agent.key == b.agent.key, a.recipient.key == b.recipient.key
        if agents and a.recipient.key and b.recipient.key and a.recipient.block != b.recipient.block:
            return "recipient"
        if recipients and a.agent.key and b.agent.key and a.agent.block != b.agent.block:
            return "agent"
        return None


def keys(head: Statement) -> Iterator[tuple[str, str, str, str]]:
    """Under what an act is found: also where one of its parties is left open."""
    for agent in dict.fromkeys((head.agent.block, "")):
        for recipient in dict.fromkeys((head.recipient.block, "")):
            yield head.event, head.phase, agent, recipient


def core_of(act: Act) -> Core:
    """What an act says at its best."""
    cluster = core(act)
    return Core(cluster.head, cluster.first, cluster.last, bool(act.versions))


def core(act: Act) -> Cluster:
    """The cluster that says most: a figure, a date, the narrowest goods; then the one most say."""
    clusters = act.versions or act.denials
    return min(clusters, key=_vagueness)


def _vagueness(cluster: Cluster) -> tuple[bool, bool, bool, int, str]:
    head = cluster.head
    return is_loose(head.figure), not head.dated, not head.node, -len(cluster.members), head.id


def is_general(one: Core) -> bool:
    """Whether an act is told so vaguely that more specific ones may support it."""
    head = one.head
    if not head.agent.key and not head.recipient.key:
        # That somebody sent drones to somebody is true of too much to be worth supporting.
        return False
    if is_loose(head.figure) or (head.figure is not None and head.figure.high == float("inf")):
        return True
    return not head.dated or one.last - one.first > LONG


def mark(one: Core) -> Mark | None:
    """An uncommon figure with its goods, by which an act is known whoever its parties are said to be."""
    head, figure = one.head, one.head.figure
    if not one.told or not head.dated or one.last - one.first > LONG:
        return None
    if figure is None or figure.low != figure.high or figure.low < EXACT or figure.low % 10 == 0:
        return None
    return head.event, head.phase, head.node, figure.low
