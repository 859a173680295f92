"""Reading many reports: in this process, or in several at once, in the order given."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.knowing import load_knowledge
from concordant.interfaces.cli.ready import Ready
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.unread import without
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received

if TYPE_CHECKING:
    from concordant.interfaces.reading import Choice
    from concordant.knowledge.collection import Knowledge

_AHEAD = 4  # handfuls in flight for each worker at least
# Short reports are handed over far ahead: there is enough to read while whoever keeps them makes findings.
_MOST_AHEAD, _MOST_AHEAD_BYTES = 32, 8_000_000
_HANDFUL, _HANDFUL_BYTES = 32, 32_000  # short reports are handed over together
# Where there are many, more of them: copies arrive together, and a worker reads the same words once.
_MOST_HANDFUL, _MOST_HANDFUL_BYTES, _SHARE = 256, 96_000, 8
_BEHIND = 5  # niceness of workers: who keeps and reconciles goes first, or would be left with it at the end

Read = tuple[Received, Reading]
_Made = TypeVar("_Made")
_Maker = Callable[[Received, Reading], _Made]
"""What a worker makes of a reading before it hands it over; a function of a module."""


def read_all(
    received: Iterable[Received],
    knowledge: "Knowledge",
    overlays: tuple[Path, ...],
    workers: int,
    choice: "Choice | None" = None,
) -> Iterator[Read]:
    """Each report with its reading, in the order given.

    Args:
        received: the reports; drawn from only as fast as they are read.
        knowledge: what this process reads with.
        overlays: what the workers load their own knowledge from.
        workers: how many processes; 1 reads here.
        choice: who reads; a model is asked about several reports at a time, from this process.
    """
    return _all(received, knowledge, overlays, workers, choice, _whole)


def ready_all(
    received: Iterable[Received],
    knowledge: "Knowledge",
    overlays: tuple[Path, ...],
    workers: int,
    choice: "Choice | None" = None,
) -> Iterator[tuple[Received, Ready]]:
    """Each report with its reading ready to be recorded, in the order given; see ``read_all``.

    Workers make the trace too, which whoever records would make later, with more to do already.
    """
    return _all(received, knowledge, overlays, workers, choice, _traced)


def _traced(received: Received, reading: Reading) -> Ready:
    from concordant.pipeline import linking_of

    return Ready.of(received, reading, linking_of(_held)[1].trace if _held is not None else None)


def _whole(_: Received, reading: Reading) -> Reading:
    return reading


def _all(
    received: Iterable[Received],
    knowledge: "Knowledge",
    overlays: tuple[Path, ...],
    workers: int,
    choice: "Choice | None",
    made: _Maker[_Made],
) -> Iterator[tuple[Received, _Made]]:
    if choice is not None and choice.asker is not None:
        from concordant.interfaces.cli.asking import read_asking

        yield from ((each, made(each, reading)) for each, reading in read_asking(received, knowledge, choice))
        return
    if workers > 1:
        yield from _read_apart(received, overlays, workers, made)
        return
    for each in received:
        yield each, made(each, _read(each, knowledge))


def _read(received: Received, knowledge: "Knowledge") -> Reading:
    """One report read; should the reader itself fail, that is this report's problem and stops no other."""
    from concordant.pipeline import read

    try:
        return read(received, knowledge)
    except Exception as error:
        if settings().debug:
            raise
        told = f"The reader failed on this report ({type(error).__name__}: {error})."
        return without(
            received, Problem("read", received.source, told, "Please report it; --debug shows where.")
        )


def _read_apart(
    received: Iterable[Received], overlays: tuple[Path, ...], workers: int, made: _Maker[_Made]
) -> Iterator[tuple[Received, _Made]]:
    running: deque[tuple[list[Received], Future[list[_Made]]]] = deque()
    ahead = 0
    handfuls = _handfuls(received)
    first = list(islice(handfuls, 1))
    _make_ready(first, overlays)
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(overlays,)) as pool:
        try:
            for some in chain(first, handfuls):
                running.append((some, pool.submit(_read_here, some, made)))
                ahead += _weight(some)
                while _is_enough(len(running), ahead, workers):
                    ahead -= _weight(running[0][0])
                    yield from _next(running)
            while running:
                yield from _next(running)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _make_ready(first: Iterable[list[Received]], overlays: tuple[Path, ...]) -> None:
    """Compile here what many short reports need: workers that are copies of this process have it then."""
    if multiprocessing.get_start_method() != "fork":
        return
    from concordant.documents.open import open_document
    from concordant.readers.compiling import reader_for

    knowledge = load_knowledge(overlays)[0]
    short = [each for some in first if len(some) == _HANDFUL for each in some]
    for lang in sorted({open_document(each)[0].lang for each in short}):
        reader_for(knowledge, lang)


def _weight(some: Iterable[Received]) -> int:
    return sum(len(one.raw) for one in some)


def _is_enough(handfuls: int, weight: int, workers: int) -> bool:
    if handfuls < workers * _AHEAD:
        return False
    return handfuls >= workers * _MOST_AHEAD or weight >= _MOST_AHEAD_BYTES


def _handfuls(received: Iterable[Received]) -> Iterator[list[Received]]:
    some: list[Received] = []
    given = weight = 0
    for each in received:
        some.append(each)
        weight += len(each.raw)
        most = min(max(_HANDFUL, given // _SHARE), _MOST_HANDFUL)
        if len(some) >= most or weight >= min(most * _HANDFUL_BYTES // _HANDFUL, _MOST_HANDFUL_BYTES):
            yield some
            given, weight, some = given + len(some), 0, []
    if some:
        yield some


def _next(
    running: deque[tuple[list[Received], Future[list[_Made]]]],
) -> Iterator[tuple[Received, _Made]]:
    some, future = running.popleft()
    try:
        yield from zip(some, future.result(), strict=True)
    except BrokenProcessPool:
        raise CommandError(
            f"a worker died, probably for want of memory, near {some[0].source}",
            "run the same command again with --workers 1; what was read is kept",
        ) from None


_held: "Knowledge | None" = None


def _start(overlays: tuple[Path, ...]) -> None:
    """Make a worker ready: Ctrl-C is the parent's business, nobody outlives it, knowledge is loaded once."""
    global _held
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()
    _held = load_knowledge(overlays)[0]


def _leave_after(parent: int) -> None:
    """A parent that is killed cannot tell its workers, who would wait for work for ever."""
    wait_for([parent])
    os._exit(1)


def _read_here(received: Iterable[Received], made: _Maker[_Made]) -> list[_Made]:
    assert _held is not None
    return [made(each, _read(each, _held)) for each in received]
