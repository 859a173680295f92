"""Two readers of one document, as one: where they agree that is told, where they differ a person may look.

A claim of the first reader always stands as the first read it: a second witness adds, and takes nothing away.
Of two readings of the same words only one becomes a claim, so that nothing is counted twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from concordant.evaluation.agreement import overlap, wrong_slots
from concordant.evaluation.assignment import assign
from concordant.knowledge.collection import Knowledge
from concordant.model.apart import Apart
from concordant.model.claim import Claim, Reason
from concordant.model.contract import to_contract
from concordant.model.document import Document
from concordant.readers.reader import BOTH, Read, Reader

_SLOTS = 10
"""What an equal event weighs beside one equal slot, where it is asked which readings are of one act."""


@dataclass(frozen=True, slots=True)
class BothReaders:
    """Reads with one reader, then with another, and brings together what they read."""

    first: Reader
    second: Reader

    @property
    def version(self) -> str:
        """That of the second; the first has none of its own."""
        return f"both:{self.second.version}"

    def read(self, document: Document, knowledge: Knowledge) -> Read:
        """The claims of both.

        Raises:
            ReaderError: one of them could not read.
        """
        ours = self.first.read(document, knowledge)
        theirs = self.second.read(document, knowledge)
        claims, apart = together(ours.claims, theirs.claims)
        problems = (*ours.problems, *theirs.problems)
        return Read(claims, problems, (*ours.apart, *theirs.apart, *apart))


def together(ours: Sequence[Claim], theirs: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Apart, ...]]:
    """The claims of two readers as those of one, and where the second reads the same words otherwise."""
    pairs = dict(_paired(ours, theirs))
    kept: list[Claim] = []
    apart: list[Apart] = []
    for n, claim in enumerate(ours):
        other = theirs[pairs[n]] if n in pairs else None
        if other is None:
            kept.append(_noted(claim, "only this reader found it"))
            continue
        differing = wrong_slots(to_contract(claim), to_contract(other))
        if not differing:
            kept.append(_agreed(claim, other))
            continue
        kept.append(_noted(claim, f"the other reader differs: {', '.join(differing)}"))
        apart.append(Apart("otherwise", other.reader, differing, to_contract(other), claim.id))
    taken = set(pairs.values())
    alone = [c for n, c in enumerate(theirs) if n not in taken and c.id not in {k.id for k in kept}]
    kept += [_noted(claim, "only this reader found it") for claim in alone]
    return _numbered(kept), tuple(apart)


def _paired(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterable[tuple[int, int]]:
    """Which claims read the same words: an equal event, words in common, as many equal slots as may be."""
    if not ours or not theirs:
        return ()
    rows = [to_contract(claim) for claim in ours], [to_contract(claim) for claim in theirs]
    weights = [
        [
            _SLOTS - len(wrong_slots(a, b)) if a["event"] == b["event"] and overlap(a, b) else 0.0
            for b in rows[1]
        ]
        for a in rows[0]
    ]
    return assign(weights)


def _agreed(claim: Claim, other: Claim) -> Claim:
    """What both read; it needs no person, even where the second alone would have."""
    trail = tuple(reason for reason in other.reasons if reason.slot == "reader")
    return replace(claim, reader=BOTH, reasons=(*claim.reasons, *trail, _reason("both readers agree")))


def _noted(claim: Claim, note: str) -> Claim:
    return replace(claim, reasons=(*claim.reasons, _reason(note)))


def _reason(note: str) -> Reason:
    return Reason("reader", "both", "", note)


def _numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    ordered = sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end))
    return tuple(replace(claim, number=number) for number, claim in enumerate(ordered, 1))
