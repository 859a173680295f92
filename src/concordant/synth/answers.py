"""The truth about many claims in little memory, and findings as rows that can be held against it."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from concordant.model.finding import Finding
from concordant.synth.truth import Truth

EXACT, DENIAL, HAPPENED = 1, 2, 4
NO_FIGURE = -1


class Row(NamedTuple):
    """A finding as far as it is scored.

    Attributes:
        claims: ids of its claims, denials included.
        least: the lower end of the number of origins.
        most: the upper end.
        digit: the grade.
        proposed: the digit that is proposed beyond it.
        resting: ids of the claims that its origins are counted from, those of more special findings
            included; None where these are its own.
    """

    claims: Sequence[str]
    least: int
    most: int
    digit: str = ""
    proposed: str | None = None
    resting: Sequence[str] | None = None


def rows_of(findings: Iterable[Finding]) -> Iterator[Row]:
    """Findings as rows."""
    for f in findings:
        resting = tuple(sorted({c for origin in f.support.origins for c in origin.claims}))
        yield Row(f.claims, f.support.least, f.support.most, f.grade.digit, f.grade.proposed, resting)


class Answers:
    """The truth by claim, in arrays: some two hundred bytes a claim.

    Attributes:
        place: claim id → its place in the arrays.
        event: number of its event.
        origin: number of its first-hand source, -1 for a rumour.
        flags: ``EXACT``, ``DENIAL`` and ``HAPPENED``, added up.
        low: the least that its words allow, -1 where no figure is stated.
        high: the most that they allow.
        events: ids of the events by number.
    """

    __slots__ = ("event", "events", "flags", "high", "low", "origin", "place")

    def __init__(self, truths: Iterable[Truth], event: Callable[[Truth], str] = attrgetter("event")) -> None:
        """Keep what scores need.

        Args:
            truths: what is true of the claims.
            event: what counts as one event; by default a running total is another one than its first figure.
        """
        self.place: dict[str, int] = {}
        self.event, self.origin, self.flags = array("l"), array("l"), array("B")
        self.low, self.high = array("q"), array("q")
        events: dict[str, int] = {}
        origins: dict[str, int] = {}
        for t in truths:
            self.place[t.claim] = len(self.place)
            self.event.append(events.setdefault(event(t), len(events)))
            self.origin.append(origins.setdefault(t.origins[0], len(origins)) if t.origins else -1)
            self.flags.append(EXACT * t.exact + DENIAL * t.denial + HAPPENED * t.happened)
            self.low.append(NO_FIGURE if t.low is None else t.low)
            self.high.append(NO_FIGURE if t.high is None else t.high)
        self.events = tuple(events)

    def __len__(self) -> int:
        return len(self.place)

    def exact(self, place: int) -> bool:
        """Whether the claim affirms, with the right figure and without blur."""
        return bool(self.flags[place] & EXACT)

    def denies(self, place: int) -> bool:
        """Whether the claim denies."""
        return bool(self.flags[place] & DENIAL)
