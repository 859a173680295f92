"""A real HTTP server on the loopback address that answers as it is told, and misbehaves on purpose."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

OK = "200 OK"


@dataclass(frozen=True)
class Request:
    """What a client asked."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


Answering = Callable[[socket.socket, Request], None]


def answer(
    body: bytes | str = b"", status: str = OK, kind: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """An honest answer."""
    raw = body.encode() if isinstance(body, str) else body
    told = {"Content-Type": kind, "Content-Length": str(len(raw)), "Connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items() if value)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + raw


def moved(to: str, status: str = "302 Found") -> bytes:
    """An answer that sends elsewhere."""
    return answer(status=status, Location=to)


def packed(raw: bytes, kind: str = "text/html", **headers: str) -> bytes:
    """An honest answer, packed."""
    return answer(gzip.compress(raw), kind=kind, Content_Encoding="gzip", **headers)


@dataclass
class Site:
    """What the server answers, and what it was asked.

    ``routes`` gives for each path the bytes of an answer, several of them to be given in turn (the last
    one for ever), or a function that takes the connection into its own hands.
    """

    port: int
    routes: dict[str, bytes | list[bytes] | Answering] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def at(self, path: str, host: str = "journal.example") -> str:
        """An address of this server."""
        return f"http://{host}:{self.port}{path}"

    def paths(self, but: str = "/robots.txt") -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.asked if request.path != but]

    def serve(self, connection: socket.socket) -> None:
        """Answer one request."""
        with connection, suppress(OSError):
            connection.settimeout(20)
            request = _read(connection)
            if request is None:
                return
            with self.lock:
                self.asked.append(request)
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
                route = self.routes.get(request.path.partition("?")[0], answer("Nichts.", "404 Not Found"))
                if isinstance(route, list):
                    route = route.pop(0) if len(route) > 1 else route[0]
            try:
                if callable(route):
                    route(connection, request)
                else:
                    connection.sendall(route)
            finally:
                with self.lock:
                    self.at_once -= 1


def _read(connection: socket.socket) -> Request | None:
    raw = b""
    while b"\r\n\r\n" not in raw:
        piece = connection.recv(65_536)
        if not piece:
            return None
        raw += piece
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {n.strip().lower(): v.strip() for n, _, v in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65_536)
    return Request(method, path, headers, body)


@contextmanager
def serving() -> Iterator[Site]:
    """A server for the length of a test."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)
    site = Site(listening.getsockname()[1])

    def accept() -> None:
        while not site.over.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=site.serve, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        # Closing alone does not wake whoever waits for a connection.
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)


def dripping(site: Site, beginning: bytes, drop: bytes = b"x") -> Answering:
    """Sends a beginning, then one drop after the other, for ever."""

    def drip(connection: socket.socket, _: Request) -> None:
        connection.sendall(beginning)
        while not site.over.wait(0.02):
            connection.sendall(drop)

    return drip


def silent(site: Site, beginning: bytes = b"") -> Answering:
    """Sends a beginning, then nothing any more."""

    def wait(connection: socket.socket, _: Request) -> None:
        connection.sendall(beginning)
        connection.settimeout(0.05)
        while not site.over.is_set():
            with suppress(TimeoutError):
                if connection.recv(1) == b"":
                    return

    return wait


def endless(site: Site, beginning: bytes) -> Answering:
    """Sends as fast as it can, for ever."""

    def pour(connection: socket.socket, _: Request) -> None:
        connection.sendall(beginning)
        while not site.over.is_set():
            connection.sendall(b"x" * 65_536)

    return pour
