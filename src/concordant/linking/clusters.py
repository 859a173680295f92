"""Statements that put one act in the same terms: equal slots, meeting windows, meeting figures.

The result is the same for every order of the statements, and each cluster depends only on statements
near it in time: chains of windows that grow beyond the reach of the act are cut by a fixed calendar grid.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor, log
from typing import NamedTuple

from concordant.knowledge.schema import Pace
from concordant.linking.comparing import FARTHEST, apart, centre, is_loose, same_figure
from concordant.linking.statements import Figure, Statement

LONG = 92
"""Days from which a window tells no single act: a quarter of a year."""
CROWD = 5000
"""So many statements that cannot be told apart are cut by weeks, and said so."""
_WIDEST = 1.25
"""Largest factor between the figures of one cluster: what two roundings of one number make."""
_STEP = log(FARTHEST) + 1e-9
"""Figures that meet lie in the same or in neighbouring steps of this size, on a logarithmic scale."""

Apart = Mapping[str, frozenset[str]]
"""Claim id → ids of claims that a person said to be of other acts."""

_NONE: Apart = {}


class Cluster(NamedTuple):
    """Statements in the same terms, ordered by id; ``first`` and ``last`` are those of the hull."""

    members: tuple[Statement, ...]
    first: int
    last: int

    @property
    def head(self) -> Statement:
        """The member that stands for the others in every slot but the window."""
        return self.members[0]


class Crowd(NamedTuple):
    """A place where so much was said at once that it was cut by weeks."""

    event: str
    agent: str
    recipient: str
    statements: int


def clusters(
    statements: Iterable[Statement], pace: Pace, kept_apart: Apart = _NONE
) -> tuple[list[Cluster], list[Crowd]]:
    """Clusters of the statements of one block, and the crowds that had to be cut.

    Args:
        statements: of one block, in any order.
        pace: how long acts of this event take.
        kept_apart: what people said to be different acts.
    """
    found: list[Cluster] = []
    crowds: list[Crowd] = []
    for group in _alike(statements).values():
        for connected in _connected(group, pace):
            for part in _bounded(connected, pace, crowds):
                found.extend(_agreeing(part, pace, kept_apart))
    return found, crowds


def _alike(statements: Iterable[Statement]) -> dict[tuple[object, ...], list[Statement]]:
    """Statements by all slots that must be equal."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for s in statements:
        figure = s.figure
        told = (figure if is_loose(figure) else figure.dimension) if figure is not None else None
        long = s.last - s.first > LONG
        key = (s.agent.key, s.recipient.key, s.node, s.phase, s.denied, s.dated, s.running, long, told)
        found = groups.get(key)
        if found is None:
            groups[key] = [s]
        else:
            found.append(s)
    return groups


def gap_of(s: Statement, pace: Pace) -> int:
    """Days between the windows of two statements of one act.

    What carries no date is placed by its publication, which already leaves room; two denials on
    different days are two statements.
    """
    if s.denied:
        return 2
    return pace.gap


def _connected(group: Sequence[Statement], pace: Pace) -> Iterator[list[Statement]]:
    """The group cut into what hangs together by pairs that may be the same."""
    if len(group) == 1:
        yield list(group)
        return
    alike: dict[tuple[int, int, Figure | None], list[Statement]] = {}
    for s in group:
        alike.setdefault((s.first, s.last, s.figure), []).append(s)
    twins = list(alike.values())
    parts: dict[int, list[Statement]] = {}
    for i, root in enumerate(_roots([found[0] for found in twins], gap_of(group[0], pace))):
        parts.setdefault(root, []).extend(twins[i])
    yield from parts.values()


def _roots(heads: Sequence[Statement], gap: int) -> list[int]:
    """For each statement the number of one that stands for all it hangs together with."""
    width = gap + 1
    longest = 0 if heads[0].last - heads[0].first > LONG else max(s.last - s.first for s in heads)
    parent = list(range(len(heads)))
    cells: dict[tuple[int, int], list[int]] = {}
    for i, s in enumerate(heads):
        row, step = s.first // width, _step(s.figure)
        # Another window meets ours only if it begins after ours minus its length and before our end.
        earliest, latest = s.first - gap - longest, s.first + gap + min(s.last - s.first, longest)
        for r in range(earliest // width, latest // width + 1):
            for q in (step - 1, step, step + 1):
                for near in cells.get((r, q), ()):
                    a, b = _root(parent, i), _root(parent, near)
                    if a != b and _same(s, heads[near], gap):
                        parent[a] = b
        cells.setdefault((row, step), []).append(i)
    return [_root(parent, i) for i in range(len(heads))]


def _step(figure: Figure | None) -> int:
    return 0 if figure is None or is_loose(figure) else floor(log(centre(figure)) / _STEP)


def _same(a: Statement, b: Statement, gap: int) -> bool:
    """Whether two statements with equal keys may tell of one act."""
    if not same_figure(a.figure, b.figure):
        return False
    if a.last - a.first > LONG:
        # "Since 2022" and "in 2024" overlap without being the same: both ends must agree.
        return abs(a.first - b.first) <= gap and (abs(a.last - b.last) <= LONG or a.last == b.last)
    if not a.dated:
        return abs(a.last - b.last) <= gap
    return apart(a.first, a.last, b.first, b.last) <= gap


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _bounded(part: list[Statement], pace: Pace, crowds: list[Crowd]) -> Iterator[list[Statement]]:
    """The part itself, or where its chain has grown too long, its pieces by a fixed grid of days."""
    begins = [s.first for s in part]
    grid = pace.reach
    if len(part) > CROWD:
        grid = 7
        head = part[0]
        crowds.append(Crowd(head.event, head.agent.key, head.recipient.key, len(part)))
    elif max(begins) - min(begins) <= 3 * pace.reach:
        yield part
        return
    pieces: dict[int, list[Statement]] = {}
    for s in part:
        pieces.setdefault(s.first // grid, []).append(s)
    for _, piece in sorted(pieces.items()):
        yield from _connected(piece, pace)


def _agreeing(part: list[Statement], pace: Pace, kept_apart: Apart) -> Iterator[Cluster]:
    """The part as one cluster where it is narrow enough, else joined pair by pair, nearest first."""
    whole = _cluster(part)
    if _fits(whole.members, pace) and not _torn(whole.members, kept_apart):
        yield whole
        return
    yield from _joined(whole.members, pace, kept_apart)


def _cluster(members: Iterable[Statement]) -> Cluster:
    ordered = tuple(sorted(members, key=_by_id))
    return Cluster(ordered, min(s.first for s in ordered), max(s.last for s in ordered))


def _by_id(s: Statement) -> str:
    return s.id


def _fits(members: Sequence[Statement], pace: Pace) -> bool:
    """Whether one act can be meant: begun within its reach, with figures that two roundings explain."""
    if len(members) == 1:
        return True
    begins = [s.first for s in members]
    if max(begins) - min(begins) > max(pace.reach, members[0].last - members[0].first):
        return False
    figures = [s.figure for s in members if s.figure is not None]
    if not figures or is_loose(figures[0]):
        return True
    centres = [centre(f) for f in figures]
    return max(centres) <= min(centres) * _WIDEST


def _torn(members: Iterable[Statement], kept_apart: Apart) -> bool:
    if not kept_apart:
        return False
    ids = {s.id for s in members}
    return any(not ids.isdisjoint(kept_apart.get(i, ())) for i in ids)


def _joined(members: Sequence[Statement], pace: Pace, kept_apart: Apart) -> Iterator[Cluster]:
    """Agglomeration in a fixed order: nearest windows, then nearest figures, then ids."""
    twins = _twins(members, kept_apart)
    heads = [found[0] for found in twins]
    gap = gap_of(members[0], pace)
    pairs = []
    for i, a in enumerate(heads):
        for j in range(i + 1, len(heads)):
            if _same(a, heads[j], gap):
                pairs.append((_distance(a, heads[j]), a.id, heads[j].id, i, j))
    pairs.sort()
    held = dict(enumerate(twins))
    parent = list(range(len(heads)))
    for *_, i, j in pairs:
        one, other = _root(parent, i), _root(parent, j)
        if one == other:
            continue
        both = held[one] + held[other]
        if _fits(both, pace) and not _torn(both, kept_apart):
            parent[other] = one
            held[one] = both
            del held[other]
    for part in held.values():
        yield _cluster(part)


def _twins(members: Sequence[Statement], kept_apart: Apart) -> list[list[Statement]]:
    """Members that say just the same, each list in order of ids; those kept apart stand alone."""
    alike: dict[object, list[Statement]] = {}
    for s in members:
        key = (s.first, s.last, s.figure, s.id if s.id in kept_apart else "")
        alike.setdefault(key, []).append(s)
    return list(alike.values())


def _distance(a: Statement, b: Statement) -> tuple[int, float]:
    days = abs(a.first - b.first) + abs(a.last - b.last)
    if a.figure is None or b.figure is None or is_loose(a.figure) or is_loose(b.figure):
        return days, 0.0
    return days, round(abs(log(centre(a.figure) / centre(b.figure))), 6)
