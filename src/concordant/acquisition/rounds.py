"""One round: every source that is due is looked at, and what is new is fetched and kept."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from concordant.acquisition.addresses import host_of
from concordant.acquisition.answers import Answer, FetchError
from concordant.acquisition.fetching import Fetcher
from concordant.acquisition.following import Followed
from concordant.acquisition.handling import begin, handle
from concordant.acquisition.looking import Look
from concordant.acquisition.outcomes import Outcome
from concordant.acquisition.queues import Job

_AT_ONCE = 8
_TICK = 0.25

Running = dict[Future[Answer], Job]


def look_at(
    sources: Iterable[Followed],
    look: Look,
    fetcher: Fetcher,
    stop: threading.Event,
    tell: Callable[[int, int], None],
) -> tuple[Outcome, ...]:
    """Look at every source that is due; several hosts at once, one request to each at a time.

    Args:
        sources: what is followed.
        look: what is known, and takes in what comes.
        fetcher: asks servers.
        stop: ends the round when it is set; what was fetched by then is kept.
        tell: learns how many requests are done, and of how many.
    """
    for source in sources:
        look.outcomes[source.address] = Outcome(source)
        begin(look, source)
    running: Running = {}
    done = 0
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            while not stop.is_set() and (running or len(look.queues)):
                _start(look, fetcher, pool, running)
                for job, result in _finished(look, running, stop):
                    handle(look, job, result)
                    done += 1
                    tell(done, done + len(running) + len(look.queues))
        except BaseException:
            stop.set()  # nobody waits for those under way
            raise
        begun = {future: job for future, job in running.items() if not future.cancel()}
    # Those under way end soon after a stop; what they brought is kept.
    for future, job in begun.items():
        handle(look, job, _result(future))
    for outcome in look.outcomes.values():
        outcome.left = look.state.count_waiting(outcome.source.address)
    return tuple(look.outcomes.values())


def _start(look: Look, fetcher: Fetcher, pool: ThreadPoolExecutor, running: Running) -> None:
    while len(running) < _AT_ONCE and (job := look.queues.take(time.monotonic())) is not None:
        running[pool.submit(fetcher.get, job.address, _conditions(look, job))] = job


def _finished(
    look: Look, running: Running, stop: threading.Event
) -> Iterator[tuple[Job, Answer | FetchError]]:
    free = look.queues.next_time()
    patience = _TICK if free is None else min(max(free - time.monotonic(), 0.0), _TICK)
    if not running:
        stop.wait(patience)
        return
    ready, _ = wait(running, timeout=patience or _TICK, return_when=FIRST_COMPLETED)
    for future in ready:
        job = running.pop(future)
        look.queues.release(host_of(job.address), time.monotonic() + look.rest(job))
        yield job, _result(future)


def _conditions(look: Look, job: Job) -> dict[str, str]:
    """What makes a server answer 304 where nothing has changed."""
    if job.purpose == "robots":
        return {}
    if job.page is not None:
        etag, modified = job.page.etag, job.page.modified
    else:
        known = look.state.source(job.listed_under)
        etag, modified = known.etag, known.modified
    named = (("If-None-Match", etag), ("If-Modified-Since", modified))
    # What a server sends may hold signs that no request may.
    return {name: value for name, value in named if value and value.isascii() and value.isprintable()}


def _result(future: Future[Answer]) -> Answer | FetchError:
    try:
        return future.result()
    except FetchError as error:
        return error
    except Exception as error:  # a library that fails must not end the round
        return FetchError(f"asking for it failed ({type(error).__name__}: {error})", "please report it")
