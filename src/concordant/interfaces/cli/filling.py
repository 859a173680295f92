"""Filling the ledger: what arrives is kept first, then whatever is unread is read."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from concordant.interfaces.cli import passes
from concordant.interfaces.cli.inputs import name_problem
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import Meanwhile
from concordant.interfaces.cli.unread import UNREAD
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.store.ledger import Ledger

if TYPE_CHECKING:
    from concordant.interfaces.cli.ready import Outcome, Ready
    from concordant.interfaces.reading import Choice
    from concordant.knowledge.collection import Knowledge

_Some = TypeVar("_Some")
_BATCH = 4_096
_ASKED_BATCH = 8
"""Readings that were waited for are written sooner."""

_BATCH_BYTES = 16_000_000
_READ_BYTES = 1_000_000
"""What takes long to read is written down sooner, for it would have to be read again."""

Arrivals = Iterable[Received | Problem]


@dataclass(slots=True)
class Tally:
    """What one ``add`` did; ``failed`` names each input once, in the order in which it failed."""

    received: int = 0
    new: int = 0
    read: int = 0
    claims: int = 0
    problems: int = 0
    unopened: int = 0
    failed: dict[str, None] = field(default_factory=dict)

    @property
    def inputs(self) -> int:
        """How many reports were named, opened or not."""
        return self.received + self.unopened

    def note(self, problem: Problem) -> None:
        """Count and name a problem."""
        self.problems += 1
        name_problem(problem)

    def described(self) -> dict[str, Any]:
        """The counts by name."""
        names = ("received", "new", "read", "claims", "problems")
        return {**{name: getattr(self, name) for name in names}, "failed": list(self.failed)}


def fill(
    ledger: Ledger, arrivals: Arrivals, workers: int, progress: Progress, choice: "Choice | None" = None
) -> Tally:
    """Keep what arrives, then read everything that this version has not read yet.

    A reader that the command line names, and that is not the project's, reads only what arrives.
    """
    from concordant.interfaces.reading import Choice
    from concordant.store.rows import identity

    tally = Tally()
    choice = choice or Choice()
    sources: list[str] = []
    named: list[str] = []
    for batch in _batches(_opened(arrivals, tally, progress)):
        tally.new += ledger.receive(batch)
        sources += [received.source for received in batch]
        named += [identity(received) for received in batch if choice.asked]
    from concordant import pipeline

    knowledge = _knowledge(progress)
    version = pipeline.version(knowledge, choice.reader)
    kept = Meanwhile(ledger, knowledge) if workers > 1 else None
    for each in passes.of_arrivals(ledger, version, choice, named):
        _keep(ledger, each, knowledge, workers, tally, progress, choice, kept=kept)
    if not choice.own:
        progress.clear()
        passes.tell_left(ledger, version)
    if tally.new < tally.received:
        _recall_failures(ledger, sources, tally)
    return tally


def _keep(
    ledger: Ledger,
    each: passes.Pass,
    knowledge: "Knowledge",
    workers: int,
    tally: Tally,
    progress: Progress,
    choice: "Choice",
    see: "Callable[[Received, Reading], None] | None" = None,
    keep: bool = True,
    kept: "Callable[[Sequence[Ready]], None] | None" = None,
) -> None:
    received, version = each
    most = _ASKED_BATCH if choice.asker else _BATCH
    if see is None:
        ready = _read(received, knowledge, workers, tally, progress, choice)
        for batch in _batches(ready, most, _READ_BYTES):
            ledger.record([(one, made.rows) for one, made in batch], version)
            if kept is not None:
                kept([made for _, made in batch])
        return
    for readings in _batches(
        _shown(received, knowledge, workers, tally, progress, choice), most, _READ_BYTES
    ):
        for one, reading in readings:
            see(one, reading)
        if keep:
            ledger.record(readings, version)


def fill_again(
    ledger: Ledger,
    workers: int,
    progress: Progress,
    choice: "Choice",
    see: "Callable[[Received, Reading], None]",
    keep: bool,
    tally: Tally,
    named: "Collection[str] | None" = None,
) -> None:
    """Read everything that this version has not read yet, or what is named.

    Args:
        ledger: what is held.
        workers: how many processes read.
        progress: where to say how far it has come.
        choice: who reads.
        see: is shown every reading before it is kept.
        keep: whether it is.
        tally: what was done, counted.
        named: identities of arrivals; all, without.
    """
    from concordant import pipeline

    knowledge = _knowledge(progress)
    version = pipeline.version(knowledge, choice.reader)
    if named is None:
        each: passes.Pass = ledger.pending(version), version
    else:
        each = passes.of_named(ledger, version, choice, named)
    _keep(ledger, each, knowledge, workers, tally, progress, choice, see, keep)


def unread(ledger: Ledger, arrivals: Arrivals, choice: "Choice") -> Iterator[Received]:
    """What arrives and is not held yet, then what is held and this reader would read."""
    from concordant import pipeline
    from concordant.store.rows import identity

    version = pipeline.version(_knowledge(Progress("", True)), choice.reader)
    held = {report.sha256 for report in ledger.reports()}
    named = []
    for one in arrivals:
        if isinstance(one, Received):
            named.append(identity(one))
            if one.sha256 not in held:
                yield one
    for received, _ in passes.of_arrivals(ledger, version, choice, named):
        yield from received


def rehearse(ledger: Ledger, arrivals: Arrivals, workers: int, progress: Progress) -> Tally:
    """Read what arrives and is not held yet; keep nothing."""
    tally = Tally()
    held = {report.sha256 for report in ledger.reports()}
    knowledge = _knowledge(progress)
    fresh = (one for one in _opened(arrivals, tally, progress) if one.sha256 not in held)
    for _ in _read(fresh, knowledge, workers, tally, progress):
        tally.new += 1
    return tally


def _knowledge(progress: Progress) -> "Knowledge":
    from concordant.interfaces.cli.knowing import sound_knowledge

    progress.clear()
    return sound_knowledge()


def _opened(arrivals: Arrivals, tally: Tally, progress: Progress) -> Iterator[Received]:
    for arrival in arrivals:
        if isinstance(arrival, Received):
            tally.received += 1
            progress.tell(tally.received, note="received")
            yield arrival
            continue
        progress.clear()
        tally.note(arrival)
        if arrival.severity == "error":
            tally.unopened += 1
            tally.failed[arrival.place] = None


def _read(
    received: Iterable[Received],
    knowledge: "Knowledge",
    workers: int,
    tally: Tally,
    progress: Progress,
    choice: "Choice | None" = None,
) -> "Iterator[tuple[Received, Ready]]":
    """What is read, ready to be recorded."""
    from concordant.interfaces.cli.knowing import overlays
    from concordant.interfaces.cli.readings import ready_all

    for one, made in ready_all(received, knowledge, overlays(settings()), workers, choice):
        if _told(one, made.outcome, tally, progress, choice):
            yield one, made


def _shown(
    received: Iterable[Received],
    knowledge: "Knowledge",
    workers: int,
    tally: Tally,
    progress: Progress,
    choice: "Choice",
) -> Iterator[tuple[Received, Reading]]:
    """What is read, whole, for somebody to see."""
    from concordant.interfaces.cli.knowing import overlays
    from concordant.interfaces.cli.readings import read_all
    from concordant.interfaces.cli.ready import Outcome

    for one, reading in read_all(received, knowledge, overlays(settings()), workers, choice):
        if _told(one, Outcome.of(reading), tally, progress, choice):
            yield one, reading


def _told(one: Received, found: "Outcome", tally: Tally, progress: Progress, choice: "Choice | None") -> bool:
    """Count and tell what came of a report; whether it was read at all."""
    from concordant.interfaces.cli.choosing import running

    read = all(problem.stage != UNREAD for problem in found.problems)
    tally.read += read
    tally.claims += found.claims
    if found.problems:
        progress.clear()
    for problem in found.problems:
        tally.note(problem)
    if found.failed:
        tally.failed[one.source] = None
    progress.tell(tally.read, note=f"{tally.claims} claims{running(choice) if choice else ''}")
    return read


def _recall_failures(ledger: Ledger, sources: Iterable[str], tally: Tally) -> None:
    """Name what failed when it was read before: adding it again does not make it well."""
    known = sorted((p for p in ledger.problems() if p.severity == "error"), key=lambda p: p.place)
    for source in sources:
        if source in tally.failed:
            continue
        first = bisect_left(known, source, key=lambda p: p.place)
        for problem in known[first:]:
            if not problem.place.startswith(source):
                break
            if problem.place == source or problem.place[len(source)] in ":#, ":
                tally.failed[source] = None
                tally.note(problem)


def _batches(
    items: Iterable[_Some], most: int = _BATCH, heaviest: int = _BATCH_BYTES
) -> Iterator[list[_Some]]:
    """Lists short enough to be written in one transaction and held in memory."""
    batch: list[_Some] = []
    weight = 0
    for item in items:
        batch.append(item)
        received = item[0] if isinstance(item, tuple) else item
        weight += len(received.raw) if isinstance(received, Received) else 0
        if len(batch) >= most or weight >= heaviest:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch
