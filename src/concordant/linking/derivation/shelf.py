"""The shelf: which reports hold which keys. One in memory here; a database need answer no more than this."""

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from concordant.linking.derivation.trace import Trace, keys


class Shelf(Protocol):
    """Reports filed under their keys (see ``trace.keys``)."""

    def holders(self, wanted: Collection[int], most: int | None = None) -> Mapping[int, Sequence[str]]:
        """Ids of the reports that hold each key, ascending, the first ``most`` of them.

        Keys that nobody holds may be left out.
        """

    def traces(self, reports: Collection[str]) -> Mapping[str, Trace]:
        """The traces of these reports."""

    def langs(self) -> Collection[str]:
        """Languages of all reports."""


class Fingerprints:
    """A shelf in memory: about 5 kB a report of 270 words."""

    def __init__(self, traces: Iterable[Trace] = ()) -> None:
        self._traces: dict[str, Trace] = {}
        # Most keys have one holder: no list is made for it.
        self._holders: dict[int, str | list[str]] = {}
        self._langs: set[str] = set()
        for trace in traces:
            self.put(trace)

    def __len__(self) -> int:
        return len(self._traces)

    def put(self, trace: Trace) -> bool:
        """File a report; False where it is filed already."""
        if trace.report in self._traces:
            return False
        self._traces[trace.report] = trace
        self._langs.add(trace.lang)
        held = self._holders
        for key in keys(trace):
            before = held.setdefault(key, trace.report)
            if isinstance(before, list):
                insort(before, trace.report)
            elif before is not trace.report:
                held[key] = sorted((before, trace.report))
        return True

    def holders(self, wanted: Collection[int], most: int | None = None) -> Mapping[int, Sequence[str]]:
        """Ids of the reports that hold each key, ascending, the first ``most`` of them."""
        held = self._holders
        found = ((key, held.get(key)) for key in wanted)
        return {
            key: reports[:most] if isinstance(reports, list) else (reports,)
            for key, reports in found
            if reports is not None
        }

    def traces(self, reports: Collection[str]) -> Mapping[str, Trace]:
        """The traces of these reports."""
        return {report: self._traces[report] for report in reports}

    def langs(self) -> Collection[str]:
        """Languages of all reports."""
        return frozenset(self._langs)
