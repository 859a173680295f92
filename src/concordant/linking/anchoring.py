"""Judgements found again after a text was read anew: other ids, but the same words of the same report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from concordant.model.judgement import Anchor, Judgement

ENOUGH = 0.8
"""Share of two spans that they must have in common to be the same words."""


class Standing(NamedTuple):
    """Where a claim stands now."""

    claim: str
    start: int
    end: int
    event: str


class Anchored(NamedTuple):
    """Judgements as they hold now, and those that no claim is left for.

    Attributes:
        judgements: all of them, about the claims of today where these could be found.
        orphans: ids of judgements about a claim that nothing of today stands for.
    """

    judgements: tuple[Judgement, ...]
    orphans: tuple[str, ...]


def anchored(judgements: Iterable[Judgement], standing: Mapping[str, Sequence[Standing]]) -> Anchored:
    """Judgements about the claims of today.

    Args:
        judgements: as they were made.
        standing: report → its claims as they are read today.
    """
    held, orphans = [], []
    for judgement in judgements:
        about = [_found(anchor, standing.get(anchor.report, ())) for anchor in judgement.about]
        held.append(
            replace(judgement, about=tuple(a or b for a, b in zip(about, judgement.about, strict=True)))
        )
        if None in about:
            orphans.append(judgement.id)
    return Anchored(tuple(held), tuple(orphans))


def _found(anchor: Anchor, claims: Sequence[Standing]) -> Anchor | None:
    """The anchor on the claim that stands where it was made; None where there is none."""
    if any(each.claim == anchor.claim for each in claims):
        return anchor
    alike = [each for each in claims if each.event == anchor.event and _shared(anchor, each) >= ENOUGH]
    best = min(alike, key=lambda each: (-_shared(anchor, each), each.claim), default=None)
    return None if best is None else replace(anchor, claim=best.claim, start=best.start, end=best.end)


def _shared(anchor: Anchor, claim: Standing) -> float:
    common = min(anchor.end, claim.end) - max(anchor.start, claim.start)
    whole = max(anchor.end, claim.end) - min(anchor.start, claim.start)
    return max(0, common) / whole if whole else 0.0
