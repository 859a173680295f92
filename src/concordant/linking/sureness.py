"""Which claims of an act are about it for sure, and not only because nothing else seems to be meant."""

from collections.abc import Iterator, Sequence

from concordant.linking.clusters import Cluster
from concordant.linking.comparing import apart, centre, is_loose, same_figure
from concordant.linking.decisions import Decisions
from concordant.linking.statements import Statement

NEAR = 10
"""Days up to which a window is precise enough for two other figures to be of one act."""
SLACK = 1
"""Days by which two reports date one act apart: it took a night, or happened in another time zone."""
DISPUTED = 2.5
"""Figures further apart than this factor may be those of two acts on one day."""


def surely_one(clusters: Sequence[Cluster], decisions: Decisions) -> tuple[frozenset[str], ...]:
    """The claims of the clusters of one act, in groups that are surely about one act.

    Clusters belong to one group where they give the same figure, where their dates are precise and meet and
    their figures are near, or where a person said so.

    Returns:
        The groups; nothing where all claims are one group.
    """
    pieces = [piece for cluster in clusters for piece in _pieces(cluster)]
    if len(pieces) < 2:
        return ()
    groups = [[piece] for piece in pieces]
    for n, one in enumerate(pieces):
        for other in pieces[n + 1 :]:
            if _sure(one, other) or _judged(one, other, decisions):
                groups = _joined(groups, one, other)
    if len(groups) == 1:
        return ()
    return tuple(sorted((frozenset(s.id for c in group for s in c.members) for group in groups), key=min))


def _pieces(cluster: Cluster) -> Iterator[Cluster]:
    """A cluster, cut where its precise dates do not meet; what is dated roughly stands apart then."""
    rough = [s for s in cluster.members if s.last - s.first > NEAR or not s.dated]
    precise = sorted((s for s in cluster.members if s not in rough), key=lambda s: (s.first, s.last, s.id))
    parts: list[list[Statement]] = []
    until = 0
    for s in precise:
        if parts and s.first <= until + SLACK:
            parts[-1].append(s)
        else:
            parts.append([s])
        until = max(until, s.last)
    if len(parts) < 2:
        yield cluster
        return
    for members in (*parts, *([rough] if rough else [])):
        ordered = tuple(sorted(members, key=lambda s: s.id))
        yield Cluster(ordered, min(s.first for s in ordered), max(s.last for s in ordered))


def _sure(a: Cluster, b: Cluster) -> bool:
    if apart(a.first, a.last, b.first, b.last) > SLACK:
        return False
    if (
        a.head.figure is not None
        and not is_loose(a.head.figure)
        and same_figure(a.head.figure, b.head.figure)
    ):
        return True
    return _precise(a) and _precise(b) and _alike(a, b)


def _alike(a: Cluster, b: Cluster) -> bool:
    """Whether goods and figures are near enough for what is told of the same days to be one act."""
    one, other = a.head.figure, b.head.figure
    if one is None or other is None or is_loose(one) or is_loose(other) or one.dimension != other.dimension:
        return a.head.node == b.head.node
    return max(centre(one), centre(other)) <= DISPUTED * min(centre(one), centre(other))


def _precise(cluster: Cluster) -> bool:
    return cluster.head.dated and cluster.last - cluster.first <= NEAR


def _judged(a: Cluster, b: Cluster, decisions: Decisions) -> bool:
    if not decisions.together:
        return False
    here, there = {s.id for s in a.members}, {s.id for s in b.members}
    return any((x in here and y in there) or (x in there and y in here) for x, y in decisions.together)


def _joined(groups: list[list[Cluster]], one: Cluster, other: Cluster) -> list[list[Cluster]]:
    both = [group for group in groups if one in group or other in group]
    rest = [group for group in groups if group not in both]
    return [*rest, [cluster for group in both for cluster in group]]
