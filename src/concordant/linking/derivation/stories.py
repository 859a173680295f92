"""Boilerplate: shingles that reports of several stories share, told from those that copies share.

Stock background (*the accord signed in 2024…*), formulas and notices stand in reports that have nothing else
in common; a dispatch that fifty outlets copy stands in reports that are alike. So the holders of a shingle
are sorted into stories by how much else they share, and one held in more than three stories ties nobody.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from concordant.linking.derivation.compare import FEWEST, Overlap, Rows, enough, overlap, rows, same_story
from concordant.linking.derivation.shelf import Shelf
from concordant.linking.derivation.trace import Trace

STORIES = 3
"""In how many stories a shingle may stand and still tie reports."""
LEADS = 8
"""How many holders of a shingle, by ascending id, stand for all of them, however many there are."""


_GLANCE = 2 * LEADS
_MOST_REMEMBERED = 1 << 16
_MOST_NUMBERS, _FEWEST_NUMBERS = 5_000_000, 20
"""Numbers in the traces that are remembered, of some 40 bytes each, and what a trace takes besides."""


class Memory:
    """Traces that were met and what was judged of rows of leads: no result changes, only how soon it comes.

    It may be kept while reports arrive at one shelf, as long as none is filed anew under an old id.
    """

    def __init__(self) -> None:
        self.several: dict[tuple[str, ...], bool] = {}
        self._traces: dict[str, Trace] = {}
        self._numbers = 0

    def keep(self, leads: tuple[str, ...], answer: bool) -> bool:
        """Remember an answer, and give it back."""
        if len(self.several) >= _MOST_REMEMBERED:
            self.several.clear()
        self.several[leads] = answer
        return answer

    def meet(self, reports: Collection[str], shelf: Shelf) -> dict[str, Trace]:
        """The traces of these reports, from the shelf as far as they are not remembered."""
        held = self._traces
        found = {report: held[report] for report in reports if report in held}
        found.update(shelf.traces([report for report in reports if report not in found]))
        self.put(found)
        return found

    def put(self, traces: Mapping[str, Trace]) -> None:
        """Remember traces, and of all that were put as many as may be, the last ones."""
        held = self._traces
        for report, trace in traces.items():
            before = held.pop(report, None)
            self._numbers += _numbers(trace) - (0 if before is None else _numbers(before))
            held[report] = trace
        while self._numbers > _MOST_NUMBERS:
            self._numbers -= _numbers(held.pop(next(iter(held))))


def _numbers(trace: Trace) -> int:
    """About how much room a trace takes."""
    return _FEWEST_NUMBERS + len(trace.fingerprint.shingles) + len(trace.fingerprint.anchors)


class Stories:
    """Judges shingles while some reports arrive; remembers what it has judged for as long as that takes."""

    def __init__(self, shelf: Shelf, new: Collection[str], memory: Memory) -> None:
        self._shelf, self._new, self._memory = shelf, new, memory
        self._before: dict[int, tuple[str, ...]] = {}
        self._traces: dict[str, Trace] = {}
        self._rows: dict[str, Rows] = {}
        self._leads: dict[int, tuple[str, ...]] = {}
        self._common: dict[int, bool] = {}
        self._alike: dict[tuple[str, str], bool] = {}

    def learn(self, shingles: Collection[int]) -> None:
        """Look up who holds these shingles, and who held them before."""
        unknown = set(shingles) - self._leads.keys()
        self._leads.update(dict.fromkeys(unknown, ()))
        found = dict(self._shelf.holders(unknown, _GLANCE))
        # Where arriving reports crowd out the old ones, those of before stand further down.
        crowded = [s for s, r in found.items() if len(r) == _GLANCE and len(self._old(r)) < LEADS]
        found |= self._shelf.holders(crowded, LEADS + len(self._new)) if crowded else {}
        needed: set[str] = set()
        for shingle, reports in found.items():
            if len(reports) > 1:
                leads, before = tuple(reports[:LEADS]), self._old(reports)
                self._leads[shingle] = leads
                needed.update(leads, before)
                if len(before) > 1:
                    self._before[shingle] = before
        self.meet(needed)

    def _old(self, reports: Iterable[str]) -> tuple[str, ...]:
        return tuple(islice((report for report in reports if report not in self._new), LEADS))

    def meet(self, reports: Collection[str]) -> None:
        """Look up these reports."""
        unknown = [report for report in reports if report not in self._traces]
        self._traces.update(self._memory.meet(unknown, self._shelf))

    def overlapping(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Overlap]:
        """What those of the pairs share that share enough, with all that is needed to judge them."""
        asked = tuple(pairs)
        self.meet({report for pair in asked for report in pair})
        found = {pair: both for pair in asked if enough(both := self._overlap(*pair))}
        self.learn({shingle for both in found.values() for shingle in both.shared})
        return found

    def _overlap(self, one: str, other: str) -> Overlap:
        return overlap(self._row(one), self._row(other))

    def _row(self, report: str) -> Rows:
        known = self._rows.get(report)
        if known is None:
            known = self._rows[report] = rows(self._traces[report].fingerprint)
        return known

    def trace(self, report: str) -> Trace:
        """A report that was looked up."""
        return self._traces[report]

    def leads(self, shingle: int) -> tuple[str, ...]:
        """The holders that stand for all; none where only one report holds it."""
        return self._leads.get(shingle, ())

    def everyone(self, shingle: int) -> Sequence[str]:
        """All holders, who are looked up too."""
        found = self._shelf.holders((shingle,)).get(shingle, ())
        self.meet(found)
        return found

    def common(self, shingle: int) -> bool:
        """Whether a shingle is boilerplate."""
        known = self._common.get(shingle)
        if known is None:
            known = self._common[shingle] = self._several(self.leads(shingle))
        return known

    def telling(self, shingles: Iterable[int]) -> list[int]:
        """Those of the shingles that are no boilerplate."""
        known = self._common
        return [s for s in shingles if not (known[s] if s in known else self.common(s))]

    def tied(self, pair: tuple[str, str], shingles: Collection[int]) -> bool:
        """Whether one of two reports is a lead of enough of these shingles, which both hold.

        Where very many hold a shingle, it ties each of them to the leads only.
        """
        one, other = pair
        leads = [self.leads(shingle) for shingle in shingles]
        return sum(one in each for each in leads) >= FEWEST or sum(other in each for each in leads) >= FEWEST

    def disturbed(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Shingles whose arriving holders change more than their own pairs, with the leads of before."""
        for shingle, before in self._before.items():
            was, now = self._several(before), self.common(shingle)
            if was != now or not (now or set(before).issubset(self.leads(shingle))):
                yield shingle, before

    def _several(self, leads: tuple[str, ...]) -> bool:
        """Whether these reports tell more stories than a telling shingle may stand in."""
        if len(leads) <= STORIES:
            return False
        known = self._memory.several.get(leads)
        return self._memory.keep(leads, self._count(leads)) if known is None else known

    def _count(self, leads: Sequence[str]) -> bool:
        """A report that is like none of those counted so far begins another story."""
        counted: list[str] = []
        for report in leads:
            if not any(self._same(report, other) for other in counted):
                counted.append(report)
                if len(counted) > STORIES:
                    return True
        return False

    def _same(self, one: str, other: str) -> bool:
        pair = (one, other) if one < other else (other, one)
        known = self._alike.get(pair)
        if known is None:
            # Most pairs asked about share one formula and nothing else.
            apart = len(self._row(one).kept & self._row(other).kept) < FEWEST
            known = self._alike[pair] = not apart and self._same_story(*pair)
        return known

    def _same_story(self, one: str, other: str) -> bool:
        a, b = (self._traces[report].fingerprint for report in (one, other))
        return same_story(a, b, self._overlap(one, other))
