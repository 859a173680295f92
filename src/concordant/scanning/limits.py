"""What one page may cost: a page that takes too long is given up, and the archive goes on.

CPU time is counted, not time on the wall, so that a busy machine reads what an idle one reads.
"""

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType

_AGAIN = 1.0
"""Seconds after which to strike again, should a library have swallowed the first strike."""


class TooSlowError(BaseException):
    """A page took longer than it may.

    It is no ``Exception``: whoever guards a foreign library against whatever it raises must let this through.
    """


def within(seconds: float) -> AbstractContextManager[None]:
    """Raise in the body once it has used so many CPU seconds; without effect where the system cannot count.

    Raises:
        TooSlowError: the time is used up.
    """
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _by_signal(seconds)
    return _watched(seconds) if hasattr(time, "pthread_getcpuclockid") else nullcontext()


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def strike(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, strike)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """The same in a thread, as engines use, where no signal arrives: another thread looks at its clock."""
    thread, lock, over = threading.get_ident(), threading.Lock(), threading.Event()
    clock = time.pthread_getcpuclockid(thread)
    limit = time.clock_gettime(clock) + seconds

    def watch() -> None:
        left = seconds
        while not over.wait(left):
            left = limit - time.clock_gettime(clock)
            if left <= 0:
                with lock:
                    if not over.is_set():
                        _raise_in(thread, TooSlowError)
                left = _AGAIN

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with lock:
            over.set()
        _raise_in(thread, None)
        watcher.join()


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have a thread raise an error at its next step; None takes back what it has not raised yet."""
    value = ctypes.py_object(error) if error else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), value)
