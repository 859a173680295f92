"""What one page may cost: a page that takes too long is given up, and the archive goes on.

CPU time is counted, not time on the wall, so that a busy machine reads what an idle one reads.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 1.0
"""Seconds after which to strike again, should a library have swallowed the first strike."""


class TooSlowError(BaseException):
    """A page took longer than it may.

    It is no ``Exception``: whoever guards a foreign library against whatever it raises must let this through.
    """


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise in the body once it has used so many CPU seconds; without effect where the system cannot count.

    Raises:
        TooSlowError: the time is used up.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def strike(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, strike)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
