"""Reading many reports with a model: several are under way at a time, and come back in the order given."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from concordant.interfaces.cli.unread import UNREAD, without
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.readers.failure import ReaderError

if TYPE_CHECKING:
    from concordant.interfaces.reading import Choice
    from concordant.knowledge.collection import Knowledge

_AHEAD = 2
_IN_A_ROW = 3
"""Reports that nobody answers about, one after the other, before the run is given up."""


def read_asking(
    received: Iterable[Received], knowledge: "Knowledge", choice: "Choice"
) -> Iterator[tuple[Received, Reading]]:
    """Each report with its reading; where the run must end, it ends early and ``choice`` says why."""
    assert choice.asker is not None
    from concordant.readers.compiling import reader_for

    reader_for(knowledge, "fr")  # once, before several threads ask for it
    threads = choice.asker.settings.concurrency + 1
    running: deque[tuple[Received, Future[Reading]]] = deque()
    failures = 0
    with ThreadPoolExecutor(threads, "reading") as pool:
        try:
            for each in _and_the_rest(received):
                if each is not None:
                    running.append((each, pool.submit(_read, each, knowledge, choice)))
                while running and (each is None or len(running) >= threads * _AHEAD):
                    one, future = running.popleft()
                    try:
                        yield one, future.result()
                        failures = 0
                    except ReaderError as error:
                        failures += 1
                        if error.final or failures >= _IN_A_ROW:
                            choice.stopped = error
                            yield from _done(running)
                            return
                        yield (
                            one,
                            without(one, Problem(UNREAD, one.source, f"{error.message}.", error.advice)),
                        )
        finally:
            choice.asker.cancelled.set() if running else None
            pool.shutdown(wait=True, cancel_futures=True)


def _read(received: Received, knowledge: "Knowledge", choice: "Choice") -> Reading:
    from concordant.pipeline import read

    return read(received, knowledge, choice.reader)


def _and_the_rest(received: Iterable[Received]) -> Iterator[Received | None]:
    """The reports, and a sign that there are no more."""
    yield from received
    yield None


def _done(running: deque[tuple[Received, Future[Reading]]]) -> Iterator[tuple[Received, Reading]]:
    """What was under way and came to its end all the same."""
    while running:
        one, future = running.popleft()
        if future.cancel():
            continue
        try:
            yield one, future.result()
        except ReaderError:
            continue
