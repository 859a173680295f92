"""Connections that go only where they may, and end when their time is over.

Names are resolved here, every number is looked at, and the connection is made to the very number that was
looked at: a name that changes its number between the look and the connection gains nothing.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore2

from concordant.acquisition.answers import FetchError, StoppedError
from concordant.acquisition.reach import Network, is_reachable

_SLICE = 0.25
"""Seconds after which a connection that waits looks whether to go on."""

Resolve = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> Sequence[str]:
    """The numbers of a name, in the order of the system."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"the name {host} is not known ({getattr(error, 'strerror', None) or error})",
            "check the address, and whether there is a network",
        ) from error
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


class Term:
    """Until when a request may go on.

    Args:
        seconds: how long it may take as a whole.
        stop: set when the program is to end.
    """

    def __init__(self, seconds: float, stop: threading.Event) -> None:
        self._ends = time.monotonic() + seconds
        self._seconds = seconds
        self._stop = stop

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            FetchError: none are.
        """
        if self._stop.is_set():
            raise StoppedError
        left = self._ends - time.monotonic()
        if left <= 0:
            raise FetchError(f"the answer was not whole after {self._seconds:g} seconds")
        return left


class GuardedNetwork(httpcore2.NetworkBackend):
    """Makes connections to reachable addresses, within the term of one request."""

    def __init__(self, term: Term, allowed: Sequence[Network], resolving: Resolve) -> None:
        self._term, self._allowed, self._resolving = term, allowed, resolving

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to a host, or refuse to."""
        numbers = self._resolving(host.strip("[]"), port)
        for number in numbers:
            if not is_reachable(number, self._allowed):
                raise FetchError(
                    f"{host} is at {number}, which is no public address",
                    "if that is meant, name it under allow in feeds.toml",
                    passing=False,
                )
        return self._first(numbers, host, port, timeout)

    def _first(
        self, numbers: Sequence[str], host: str, port: int, timeout: float | None
    ) -> httpcore2.NetworkStream:
        failure: Exception | None = None
        for number in numbers:
            patience = min(self._term.left(), timeout or _SLICE)
            try:
                return _Timed(httpcore2.SyncBackend().connect_tcp(number, port, patience), self._term)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or FetchError(f"the name {host} has no address")


class _Timed(httpcore2.NetworkStream):
    """A stream that waits in short slices, so that it can be stopped, and no longer than its term."""

    def __init__(self, stream: httpcore2.NetworkStream, term: Term) -> None:
        self._stream, self._term = stream, term

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What there is next."""
        ends = time.monotonic() + (timeout or _SLICE)
        while True:
            try:
                return self._stream.read(max_bytes, min(_SLICE, self._term.left()))
            except httpcore2.ReadTimeout:
                if time.monotonic() >= ends:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, min(timeout or _SLICE, self._term.left()))

    def close(self) -> None:
        """Let go of it."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Speak TLS from here on."""
        patience = min(timeout or _SLICE, self._term.left())
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, patience), self._term)

    def get_extra_info(self, info: str) -> Any:
        """What is known of the stream below."""
        return self._stream.get_extra_info(info)
