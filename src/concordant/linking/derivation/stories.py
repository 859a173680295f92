"""Boilerplate: shingles that reports of several stories share, told from those that copies share.

Stock background (*the accord signed in 2024…*), formulas and notices stand in reports that have nothing else
in common; a dispatch that fifty outlets copy stands in reports that are alike. So the holders of a shingle
are sorted into stories by how much else they share, and one held in more than three stories ties nobody.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from concordant.linking.derivation.compare import FEWEST, same_story
from concordant.linking.derivation.shelf import Shelf
from concordant.linking.derivation.trace import Trace

STORIES = 3
"""In how many stories a shingle may stand and still tie reports."""
LEADS = 8
"""How many holders of a shingle, by ascending id, stand for all of them, however many there are."""


class Stories:
    """Judges shingles while some reports arrive; remembers what it has judged for as long as that takes."""

    def __init__(self, shelf: Shelf, new: Collection[str]) -> None:
        self._shelf, self._new = shelf, new
        self._holders: dict[int, Sequence[str]] = {}
        self._learnt: set[int] = set()
        self._traces: dict[str, Trace] = {}
        self._leads: dict[int, tuple[str, ...]] = {}
        self._common: dict[int, bool] = {}
        self._many: dict[tuple[str, ...], bool] = {}
        self._alike: dict[tuple[str, str], bool] = {}

    def learn(self, shingles: Collection[int]) -> None:
        """Look up who holds these shingles."""
        unknown = set(shingles) - self._learnt
        self._learnt |= unknown
        asked = self._shelf.holders(unknown, LEADS + len(self._new))
        found = {shingle: reports for shingle, reports in asked.items() if len(reports) > 1}
        self._holders.update(found)
        self._leads.update((shingle, tuple(reports[:LEADS])) for shingle, reports in found.items())
        self.meet({r for reports in found.values() for r in reports})

    def meet(self, reports: Collection[str]) -> None:
        """Look up these reports."""
        unknown = [report for report in reports if report not in self._traces]
        self._traces.update(self._shelf.traces(unknown))

    def gather(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Look up all that is needed to judge these pairs."""
        self.meet({report for pair in pairs for report in pair})
        reports = {report for pair in pairs for report in pair if report not in self._new}
        self.learn({s for report in reports for s in self._traces[report].fingerprint.shingles})

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

    def tied(self, pair: tuple[str, str], shingles: Collection[int]) -> bool:
        """Whether one of two reports is a lead of enough of these shingles, which both hold.

        Where very many hold a shingle, it ties each of them to the leads only.
        """
        one, other = pair
        leads = [self.leads(shingle) for shingle in shingles]
        return sum(one in each for each in leads) >= FEWEST or sum(other in each for each in leads) >= FEWEST

    def disturbed(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Shingles whose arriving holders change more than their own pairs, with the leads of before."""
        for shingle, holders in tuple(self._holders.items()):
            before = tuple(report for report in holders if report not in self._new)[:LEADS]
            if len(before) < 2:
                continue
            was, now = self._several(before), self.common(shingle)
            if was != now or not (now or set(before).issubset(self.leads(shingle))):
                yield shingle, before

    def _several(self, leads: tuple[str, ...]) -> bool:
        """Whether these reports tell more stories than a telling shingle may stand in."""
        if len(leads) <= STORIES:
            return False
        known = self._many.get(leads)
        if known is None:
            known = self._many[leads] = self._count(leads)
        return known

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
            traces = (self._traces[report].fingerprint for report in pair)
            known = self._alike[pair] = same_story(*traces)
        return known
