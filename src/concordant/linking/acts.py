"""Clusters that tell of one act: other figures for it, vaguer words for it, denials of it.

A person who reads "Iran delivered 200 missiles on Wednesday" and "Iran delivered missiles last week"
takes both for one act as long as nothing else that was said could be meant. So does this: a vaguer cluster
joins the specific one that it covers if there is only one such; rivals (other figures for the same days)
are one act where nothing but them stands near. What could be meant by several stays apart, and is related
to them instead. All rules look only at what is near in time, so that the order of arrival cannot matter.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from concordant.linking.clusters import LONG, Apart, Cluster
from concordant.linking.comparing import centre, compare_nodes, covers_figure, disagree, is_loose
from concordant.linking.statements import Statement
from concordant.linking.terms import Party, Terms, compare_parties

RIVALS = 3
"""More figures than this for the same days are taken for several acts."""
_FARTHEST = 30.0
"""Figures further apart than this factor are not of one act."""


class Act(NamedTuple):
    """What is said of one act: clusters that affirm it and clusters that deny it, each in order."""

    versions: tuple[Cluster, ...]
    denials: tuple[Cluster, ...]

    @property
    def statements(self) -> Iterator[Statement]:
        """All its statements."""
        for cluster in (*self.versions, *self.denials):
            yield from cluster.members


def acts(clusters: Sequence[Cluster], terms: Terms, kept_apart: Apart) -> list[Act]:
    """The clusters of one block, gathered into acts.

    Args:
        clusters: of one block.
        terms: how parties and goods compare.
        kept_apart: what people said to be different acts.
    """
    neighbourhoods = [_Neighbourhood(found, terms, kept_apart) for found in _by_phase(clusters)]
    found: list[Act] = []
    for neighbourhood in neighbourhoods:
        found.extend(neighbourhood.acts())
    return found


def _by_phase(clusters: Sequence[Cluster]) -> Iterator[list[Cluster]]:
    phases: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        phases.setdefault(cluster.head.phase, []).append(cluster)
    yield from phases.values()


class _Neighbourhood:
    """Clusters of one block and phase, with who stands near whom."""

    def __init__(self, clusters: list[Cluster], terms: Terms, kept_apart: Apart) -> None:
        ordered = sorted(clusters, key=lambda c: (c.first, c.last, c.head.id))
        self._terms, self._apart = terms, kept_apart
        self._long = [c for c in ordered if c.last - c.first > LONG]
        short = [c for c in ordered if c.last - c.first <= LONG]
        self._told = [c for c in short if not c.head.denied]
        self._denied = [c for c in short if c.head.denied]
        self._begins = [c.first for c in self._told]
        self._longest = max((c.last - c.first for c in self._told), default=0)

    def acts(self) -> Iterator[Act]:
        """Every cluster in exactly one act."""
        near = [self._near(i) for i in range(len(self._told))]
        covered = [self._covered(i, near[i]) for i in range(len(self._told))]
        cores = {i for i, below in enumerate(covered) if not below}
        group_of = self._rivals(cores, near)
        members = self._members(group_of)
        for i, below in enumerate(covered):
            if below:
                groups = {group_of[j] for j in below & cores}
                group_of[i] = group = self._only(self._told[i], groups, members, i)
                members.setdefault(group, []).append(self._told[i])
        versions: dict[int, list[Cluster]] = {}
        for i, cluster in enumerate(self._told):
            versions.setdefault(group_of[i], []).append(cluster)
        denials, alone = self._denials(group_of)
        for group, told in versions.items():
            yield Act(tuple(told), tuple(denials.get(group, ())))
        for cluster in (*alone, *self._long):
            yield Act((), (cluster,)) if cluster.head.denied else Act((cluster,), ())

    def _meeting(self, cluster: Cluster) -> Iterator[int]:
        """Numbers of affirmed clusters whose windows meet that of ``cluster``."""
        for i in range(bisect_left(self._begins, cluster.first - self._longest), len(self._told)):
            if self._begins[i] > cluster.last:
                return
            if self._told[i].last >= cluster.first:
                yield i

    def _near(self, i: int) -> dict[int, int]:
        """Clusters that may tell of the same act as cluster ``i``, each with how it compares.

        1 where cluster ``i`` is wider in some slots and narrower in none, -1 the other way round, 0 where
        neither is, or both are.
        """
        one = self._told[i].head
        found = {}
        for j in self._meeting(self._told[i]):
            if j == i:
                continue
            compared = self._compare(one, self._told[j].head)
            if compared is not None:
                found[j] = compared
        return found

    def _compare(self, a: Statement, b: Statement) -> int | None:
        if a.figure is not None and b.figure is not None and a.figure.dimension != b.figure.dimension:
            # So many missiles may be part of so many tonnes; they are no other figure for them.
            return None
        if a.running != b.running and a.figure is not None and b.figure is not None:
            # A total that grows is no other figure for the first of what it counts.
            return None
        node = compare_nodes(a.node, b.node, self._terms)
        if node is None:
            return None
        agent = compare_parties(a.agent, b.agent)
        recipient = _compare_recipients(a, b, self._terms)
        if agent is None or recipient is None:
            return None
        signs = {node, agent, recipient, _figures(a, b), b.dated - a.dated} - {0}
        return signs.pop() if len(signs) == 1 else 0

    def _covered(self, i: int, near: Mapping[int, int]) -> set[int]:
        """Clusters that say the same as cluster ``i`` and more."""
        one = self._told[i]
        return {
            j
            for j, compared in near.items()
            if compared == 1 and covers_figure(one.head.figure, self._told[j].head.figure)
        }

    def _rivals(self, cores: set[int], near: Sequence[Mapping[int, int]]) -> dict[int, int]:
        """Core cluster → the least of those it forms an act with.

        They do where everyone of them stands near exactly the others.
        """
        closed = {i: frozenset((i, *(j for j in near[i] if j in cores))) for i in cores}
        group_of = {}
        for i, around in closed.items():
            one_act = (
                1 < len(around) <= RIVALS
                and all(closed[j] == around for j in around)
                and self._may_be_one([self._told[j] for j in sorted(around)])
            )
            group_of[i] = min(around) if one_act else i
        return group_of

    def _may_be_one(self, clusters: Sequence[Cluster]) -> bool:
        figures = [c.head.figure for c in clusters]
        for n, a in enumerate(figures):
            for b in figures[n + 1 :]:
                if a is None or b is None or is_loose(a) or is_loose(b) or a.dimension != b.dimension:
                    continue
                if max(centre(a), centre(b)) > _FARTHEST * min(centre(a), centre(b)):
                    return False
        if any(_told_beside(a, b) for n, a in enumerate(clusters) for b in clusters[n + 1 :]):
            return False
        return not self._torn(clusters)

    def _members(self, group_of: Mapping[int, int]) -> dict[int, list[Cluster]]:
        members: dict[int, list[Cluster]] = {}
        for i in sorted(group_of):
            members.setdefault(group_of[i], []).append(self._told[i])
        return members

    def _only(
        self, cluster: Cluster, groups: set[int], members: Mapping[int, Sequence[Cluster]], otherwise: int
    ) -> int:
        """The one group that a cluster may belong to, if there is just one."""
        if len(groups) != 1:
            return otherwise
        (group,) = groups
        others = members[group]
        if any(_told_beside(cluster, other) for other in others) or self._torn((cluster, *others)):
            return otherwise
        return group

    def _torn(self, clusters: Sequence[Cluster]) -> bool:
        if not self._apart:
            return False
        ids = {s.id for c in clusters for s in c.members}
        return any(not ids.isdisjoint(self._apart.get(i, ())) for i in ids)

    def _denials(self, group_of: Mapping[int, int]) -> tuple[dict[int, list[Cluster]], list[Cluster]]:
        """Denials by the act that they deny, and those of nothing or of several acts."""
        found: dict[int, list[Cluster]] = {}
        alone = []
        members = self._members(group_of)
        for denial in self._denied:
            groups = {
                group_of[i]
                for i in self._meeting(denial)
                if denies(denial.head, self._told[i].head, self._terms)
            }
            group = self._only(denial, groups, members, -1)
            if group >= 0:
                members[group].append(denial)
                found.setdefault(group, []).append(denial)
            else:
                alone.append(denial)
        return found, alone


def denies(denial: Statement, told: Statement, terms: Terms, beyond: bool = False) -> bool:
    """Whether a denial is about what an affirmed statement of the same block and phase says.

    Args:
        denial: what is denied.
        told: what is affirmed.
        terms: how parties and goods compare.
        beyond: whether a state's name also covers armed groups on its ground. Who denies arms to Sudan
            contradicts that a militia there got them, but does not speak of that delivery alone.
    """
    if compare_nodes(denial.node, told.node, terms) not in (0, 1):
        return False
    if not _is_meant(denial.agent, told.agent, beyond):
        return False
    if _compare_recipients(denial, told, terms) is None and not _is_meant(
        denial.recipient, told.recipient, beyond
    ):
        return False
    return not disagree(denial.figure, told.figure)


def _compare_recipients(a: Statement, b: Statement, terms: Terms) -> int | None:
    """How the recipients of two statements compare.

    Reports say "Libya" for the army of the east and "Yemen" for the movement that holds its capital. Where
    the goods are the same, and not just any arms, a state's name covers armed groups on its ground.
    """
    compared = compare_parties(a.recipient, b.recipient)
    if compared is not None or a.node != b.node or len(terms.above(a.node)) < 2:
        return compared
    if a.recipient.block != b.recipient.block:
        return None
    levels = (a.recipient.level, b.recipient.level)
    return {("state", "group"): 1, ("group", "state"): -1}.get(levels)


def _is_meant(denied: Party, told: Party, beyond: bool) -> bool:
    if compare_parties(denied, told) is not None:
        return True
    return beyond and denied.level == "state" and denied.block == told.block


def _told_beside(a: Cluster, b: Cluster) -> bool:
    """Whether one report tells both, in one voice or at different stages; it then means two things."""
    few, many = sorted((a.members, b.members), key=len)
    told: dict[str, list[Statement]] = {}
    for s in few:
        told.setdefault(s.report, []).append(s)
    return any(
        s.voice == other.voice or (s.lasting != other.lasting and s.denied == other.denied)
        for s in many
        for other in told.get(s.report, ())
    )


def _figures(a: Statement, b: Statement) -> int:
    """1 where the figure of ``a`` is wider, -1 where that of ``b`` is, 0 where neither covers the other."""
    if a.figure == b.figure:
        return 0
    return covers_figure(a.figure, b.figure) - covers_figure(b.figure, a.figure)
