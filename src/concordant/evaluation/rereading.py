"""What another reading of the same report changed: claims won, lost, and told otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concordant.model.claim import Claim
from concordant.model.contract import to_contract

_NO_SLOT = frozenset(("report", "claim", "evidence"))


@dataclass(frozen=True, slots=True)
class Change:
    """One claim as it was and as it is, and the slots that differ; ``evidence`` for the words alone."""

    old: Claim
    new: Claim
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """One report read twice.

    Attributes:
        won: claims of the new reading that the old one had nothing of.
        lost: claims of the old reading of which the new one has nothing.
        changed: claims of one event on words that overlap, told otherwise.
        same: how many are the same, word for word.
    """

    won: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    changed: tuple[Change, ...]
    same: int

    @property
    def any(self) -> bool:
        """Whether the readings differ at all."""
        return bool(self.won or self.lost or self.changed)


def changes(old: Sequence[Claim], new: Sequence[Claim]) -> Changes:
    """Hold two readings of one report against each other; the order of claims does not count."""
    before, after = {c.id for c in old}, {c.id for c in new}
    left = [c for c in old if c.id not in after]
    came = [c for c in new if c.id not in before]
    pairs = list(_paired(left, came))
    paired = {id(claim) for pair in pairs for claim in pair}
    return Changes(
        won=tuple(c for c in came if id(c) not in paired),
        lost=tuple(c for c in left if id(c) not in paired),
        changed=tuple(Change(a, b, _slots(a, b)) for a, b in pairs),
        same=sum(c.id in before for c in new),
    )


def _paired(left: Sequence[Claim], came: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs whose words overlap, those that share most of their slots and words first; each claim once."""
    near = [(_likeness(a, b), n, m) for n, a in enumerate(left) for m, b in enumerate(came)]
    old: set[int] = set()
    new: set[int] = set()
    for (alike, _), n, m in sorted(near, key=lambda each: (-each[0][0], -each[0][1], each[1], each[2])):
        if alike and n not in old and m not in new:
            old.add(n)
            new.add(m)
            yield left[n], came[m]


def _likeness(a: Claim, b: Claim) -> tuple[int, int]:
    """How many slots two claims share, and how many characters; nothing where their words do not touch."""
    shared = min(a.evidence.end, b.evidence.end) - max(a.evidence.start, b.evidence.start)
    same_words = a.evidence.quote == b.evidence.quote
    if shared <= 0 and not same_words:
        return 0, 0
    slots = len(to_contract(a)) - len(_slots(a, b))
    return slots, len(a.evidence.quote) if same_words else shared


def _slots(a: Claim, b: Claim) -> tuple[str, ...]:
    one, other = to_contract(a), to_contract(b)
    found = tuple(name for name in one if name not in _NO_SLOT and one[name] != other[name])
    return found or ("evidence",)
