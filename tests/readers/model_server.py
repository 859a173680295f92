"""A server that speaks the chat protocol over real sockets, and misbehaves as it is told."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE = 40


@dataclass(frozen=True)
class Asked:
    """One request: how many came before, its body, its headers."""

    number: int
    body: Mapping[str, Any]
    headers: Mapping[str, str]

    @property
    def article(self) -> dict[str, Any]:
        """What the last message tells of the report."""
        found: dict[str, Any] = json.loads(self.body["messages"][-1]["content"])["article"]
        return found


@dataclass(frozen=True)
class Reply:
    """What is sent back.

    ``text`` streams as a completion; another ``status`` sends ``text`` as it is. ``wait`` seconds pass first,
    ``pause`` between pieces; ``torn`` breaks the connection off after the pieces, ``endless`` never stops.
    """

    text: str = '{"claims": []}'
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0
    pause: float = 0.0
    torn: bool = False
    endless: bool = False
    whole: bool = False
    usage: bool = True
    reason: str = "stop"


def claims(*rows: Mapping[str, Any]) -> str:
    """An answer with these rows."""
    return json.dumps({"claims": list(rows)}, ensure_ascii=False)


Behaviour = Callable[[Asked], Reply]


class ModelServer:
    """The server: what it was asked, and how many answers went out whole."""

    def __init__(self, behave: Behaviour) -> None:
        self.behave = behave
        self.asked: list[Asked] = []
        self.delivered: list[str] = []
        self.most_at_once = 0
        self._now = 0
        self._lock = threading.Lock()
        self.stopping = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._http.server_port}/v1"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with server._lock:
                    asked = Asked(len(server.asked), body, dict(self.headers))
                    server.asked.append(asked)
                    server._now += 1
                    server.most_at_once = max(server.most_at_once, server._now)
                reply = server.behave(asked)
                server.stopping.wait(reply.wait)
                with server._lock:
                    server._now -= 1
                with suppress(OSError):
                    server.send(self, asked, reply)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler

    def send(self, handler: BaseHTTPRequestHandler, asked: Asked, reply: Reply) -> None:
        """Send one reply."""
        streams = reply.status == 200 and not reply.whole
        handler.send_response(reply.status)
        kind = "text/event-stream" if streams else "application/json"
        for name, value in {"Content-Type": kind, **reply.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        if streams:
            self._stream(handler, reply)
        elif reply.status == 200:
            message = {"role": "assistant", "content": reply.text}
            choice = {"message": message, "finish_reason": reply.reason}
            whole = {"choices": [choice], "model": "small-1", "usage": USAGE if reply.usage else None}
            handler.wfile.write(json.dumps(whole).encode())
        else:
            handler.wfile.write(reply.text.encode())
        if reply.status == 200 and not reply.torn and not reply.endless:
            with self._lock:
                self.delivered.append(json.dumps(asked.body["messages"][-1]))

    def _stream(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        def event(**delta: Any) -> None:
            handler.wfile.write(f"data: {json.dumps({'model': 'small-1', **delta})}\n\n".encode())
            handler.wfile.flush()

        for at in range(0, len(reply.text), PIECE):
            event(choices=[{"delta": {"content": reply.text[at : at + PIECE]}, "finish_reason": None}])
            if reply.pause:
                time.sleep(reply.pause)
        while reply.endless and not self.stopping.is_set():
            event(choices=[{"delta": {"content": " and so on" * 500}, "finish_reason": None}])
            self.stopping.wait(reply.pause)
        if reply.torn:
            return
        event(choices=[{"delta": {}, "finish_reason": reply.reason}])
        if reply.usage:
            event(choices=[], usage=USAGE)
        handler.wfile.write(b"data: [DONE]\n\n")


USAGE = {"prompt_tokens": 1000, "completion_tokens": 100}


@contextmanager
def serving(behave: Behaviour) -> Iterator[ModelServer]:
    """A server on the loopback address, stopped afterwards."""
    server = ModelServer(behave)
    thread = threading.Thread(target=server._http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server._http.shutdown()
        server._http.server_close()
        thread.join()
