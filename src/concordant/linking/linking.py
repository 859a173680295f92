"""Statements to acts: the same for every order of arrival, whole or piece by piece.

``link`` takes all statements of one or more blocks. Each act depends on nothing further away than the
``horizon`` of its event, so that linking a slice gives, in the middle of the slice, the acts that linking
everything would; ``relinking`` rests on that.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from concordant.knowledge.schema import Pace
from concordant.linking.acts import Act, acts
from concordant.linking.clusters import LONG, Cluster, Crowd, clusters
from concordant.linking.decisions import Decisions
from concordant.linking.statements import Statement
from concordant.linking.terms import Terms

NO_DECISIONS = Decisions()

Block = tuple[str, str, str]


class Linked(NamedTuple):
    """Acts, and the crowds that had to be cut by weeks."""

    acts: tuple[Act, ...]
    crowds: tuple[Crowd, ...]


def by_block(statements: Iterable[Statement]) -> dict[Block, list[Statement]]:
    """Statements by the block in which they may belong together."""
    blocks: dict[Block, list[Statement]] = {}
    for s in statements:
        block = (s.event, s.agent.block, s.recipient.block)
        found = blocks.get(block)
        if found is None:
            blocks[block] = [s]
        else:
            found.append(s)
    return blocks


def link(statements: Iterable[Statement], terms: Terms, decisions: Decisions = NO_DECISIONS) -> Linked:
    """All acts that statements tell of, in order of their founding claims.

    Args:
        statements: in any order; one that is given twice counts once; what does not count is left out.
        terms: the knowledge as linking uses it.
        decisions: what people decided.
    """
    once = {s.id: s for s in statements if decisions.counts(s.id, s.waits)}
    found: list[Act] = []
    crowds: list[Crowd] = []
    for block in by_block(once.values()).values():
        linked = link_block(block, terms, decisions)
        found.extend(linked.acts)
        crowds.extend(linked.crowds)
    joined = join(found, decisions)
    return Linked(tuple(sorted(joined, key=founding)), tuple(sorted(crowds)))


def link_block(block: Sequence[Statement], terms: Terms, decisions: Decisions) -> Linked:
    """The acts of one block, before people's decisions join any of them."""
    pace = terms.pace(block[0].event)
    terse, crowds = clusters(block, pace, decisions.apart)
    return Linked(tuple(acts(terse, terms, decisions.apart)), tuple(crowds))


def founding(act: Act) -> str:
    """The least claim id of an act, which names its finding."""
    return min(cluster.members[0].id for cluster in (*act.versions, *act.denials))


def horizon(pace: Pace) -> int:
    """Days beyond which nothing that begins there can change an act.

    A chain of windows is cut by the calendar once it is longer than three reaches; whether rivals are alone
    depends on who meets those that meet them, and what is vaguer joins them from one window further.
    """
    return 3 * (pace.reach + LONG) + pace.gap


def join(found: Sequence[Act], decisions: Decisions) -> list[Act]:
    """Acts with those joined that people said to be one, but never what was said to be different."""
    if not decisions.together:
        return list(found)
    place = {s.id: i for i, act in enumerate(found) for s in act.statements}
    held: dict[int, list[Act]] = {i: [act] for i, act in enumerate(found)}
    where = list(range(len(found)))
    for one, other in decisions.together:
        if one not in place or other not in place:
            continue
        a, b = where[place[one]], where[place[other]]
        if a == b or _torn(held[a] + held[b], decisions):
            continue
        held[a] += held.pop(b)
        where = [a if w == b else w for w in where]
    return [_merged(parts) for parts in held.values()]


def _torn(parts: Iterable[Act], decisions: Decisions) -> bool:
    ids = {s.id for act in parts for s in act.statements}
    return any(not ids.isdisjoint(decisions.apart.get(i, ())) for i in ids)


def _merged(parts: Sequence[Act]) -> Act:
    if len(parts) == 1:
        return parts[0]
    return Act(_ordered(p.versions for p in parts), _ordered(p.denials for p in parts))


def _ordered(groups: Iterable[Sequence[Cluster]]) -> tuple[Cluster, ...]:
    return tuple(sorted((c for group in groups for c in group), key=lambda c: c.head.id))


def conflicts(decisions: Decisions, linked: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Pairs that a person called one act and that still stand apart, since others were called different.

    Args:
        decisions: what people decided.
        linked: claim id → id of its finding.
    """
    return tuple(
        (a, b) for a, b in decisions.together if a in linked and b in linked and linked[a] != linked[b]
    )
