"""The wire: one request to a server that speaks the chat protocol, its answer taken as it streams.

Nothing is followed to another address, no proxy or password file of the machine is used, and what goes wrong
is told without the key.
"""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any

import urllib3

from concordant.readers.failure import ServerError
from concordant.readers.llm.settings import ModelSettings

_CONNECT = 15.0
_PIECE = 16_384
_MOST_BYTES = 8_000_000
_CHARACTERS_A_TOKEN = 12
_DETAIL = 160
_TRY_OTHERWISE = frozenset((400, 404, 405, 415, 422, 501))
_SHUT = frozenset((401, 402, 403))


class AgainError(Exception):
    """The request may fare better later; ``after`` is how many seconds the server asks for, if it does."""

    def __init__(self, told: str, after: float | None = None) -> None:
        super().__init__(told)
        self.told, self.after = told, after


class OtherwiseError(Exception):
    """The server does not take a request of this form."""


class CancelledError(Exception):
    """The run was called off."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer from the wire.

    Attributes:
        text: what was written.
        model: how the server calls the model; empty where it does not say.
        sent: tokens that it counted in the request; None where it does not say.
        answered: tokens that it counted in the answer.
        cut: whether we broke it off, or it ended before its time.
    """

    text: str
    model: str
    sent: int | None
    answered: int | None
    cut: bool


class Wire:
    """Connections to one server; for several threads."""

    def __init__(self, settings: ModelSettings, cancelled: Event) -> None:
        self._settings, self._cancelled = settings, cancelled
        timeout = urllib3.Timeout(connect=_CONNECT, read=settings.patience)
        self._pool = urllib3.PoolManager(maxsize=settings.concurrency, retries=False, timeout=timeout)
        self._url = settings.address.rstrip("/") + "/chat/completions"

    def complete(self, body: Mapping[str, Any]) -> Completion:
        """Send a request and take its answer.

        Raises:
            AgainError: it is worth another try.
            OtherwiseError: in another form, perhaps.
            CancelledError: the run was called off meanwhile.
            ServerError: no other try would help.
        """
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        try:
            response = self._pool.request(
                "POST", self._url, body=json.dumps(body).encode(), headers=headers, preload_content=False,
                redirect=False,
            )  # fmt: skip
        except urllib3.exceptions.HTTPError as error:
            raise AgainError(f"it cannot be reached ({type(error).__name__})") from None
        try:
            if response.status != 200:
                self._fail(response)
            return self._taken(response)
        except urllib3.exceptions.HTTPError as error:
            raise AgainError(f"its answer broke off ({type(error).__name__})") from None
        finally:
            response.close()  # not returned to the pool: an endless answer would come along

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.clear()

    def _fail(self, response: urllib3.BaseHTTPResponse) -> None:
        status = response.status
        if status == 429 or status >= 500:
            raise AgainError(f"it answers {status}", _seconds(response.headers.get("Retry-After")))
        detail = self._detail(response.read(_PIECE, decode_content=True))
        if status in _SHUT:
            raise ServerError(
                f"{self._settings.address} does not let us in ({status})", "check the key", final=True
            )
        if status in _TRY_OTHERWISE:
            raise OtherwiseError(f"it answers {status}{detail}")
        raise ServerError(
            f"{self._settings.address} answers {status}{detail}", "check the address", final=True
        )

    def _detail(self, raw: bytes) -> str:
        """What the server says about a failure, short and without the key."""
        text = " ".join(raw.decode("utf-8", "replace").split())[: 4 * _DETAIL]
        if self._settings.key:
            text = text.replace(self._settings.key, "…")
        shown = "".join(c for c in text if c.isprintable())[:_DETAIL]
        return f": {shown}" if shown else ""

    def _taken(self, response: urllib3.BaseHTTPResponse) -> Completion:
        if "event-stream" in (response.headers.get("Content-Type") or ""):
            return self._streamed(response)
        raw = b"".join(self._pieces(response))
        try:
            whole = json.loads(raw)
            choice = whole["choices"][0]
            text = choice["message"].get("content") or ""
        except (ValueError, LookupError, TypeError, AttributeError):
            raise AgainError("it answers something that is no completion") from None
        usage = _usage(whole)
        return Completion(str(text), _model(whole), *usage, choice.get("finish_reason") == "length")

    def _streamed(self, response: urllib3.BaseHTTPResponse) -> Completion:
        most = self._settings.answer_tokens * _CHARACTERS_A_TOKEN
        parts: list[str] = []
        length, model, ended, cut = 0, "", False, False
        usage: tuple[int | None, int | None] = (None, None)
        for event in self._events(response):
            model = model or _model(event)
            usage = _usage(event) if event.get("usage") else usage
            text, reason = _delta(event)
            parts.append(text)
            length += len(text)
            ended = ended or reason is not None
            cut = cut or reason == "length"
            if length > most:
                cut = True
                break
        if not parts and not ended:
            raise AgainError("its answer is empty")
        return Completion("".join(parts), model, *usage, cut or not ended)

    def _events(self, response: urllib3.BaseHTTPResponse) -> Iterator[dict[str, Any]]:
        rest = b""
        for piece in self._pieces(response):
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                if not line.startswith(b"data:"):
                    continue
                data = line[5:].strip()
                if data == b"[DONE]":
                    return
                try:
                    event = json.loads(data)
                except ValueError:
                    continue
                if isinstance(event, dict):
                    if event.get("error"):
                        raise AgainError("it breaks off with an error")
                    yield event

    def _pieces(self, response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        """The bytes of an answer, up to where it takes too long or grows too large."""
        started, taken = time.monotonic(), 0
        while True:
            if self._cancelled.is_set():
                raise CancelledError
            piece = response.read1(_PIECE)
            if not piece:
                return
            taken += len(piece)
            yield piece
            if taken > _MOST_BYTES or time.monotonic() - started > self._settings.longest:
                return


def _delta(event: Mapping[str, Any]) -> tuple[str, str | None]:
    choices = event.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    delta = choice.get("delta") or choice.get("message") or {}
    text = delta.get("content") if isinstance(delta, dict) else None
    return text if isinstance(text, str) else "", choice.get("finish_reason")


def _usage(event: Mapping[str, Any]) -> tuple[int | None, int | None]:
    usage = event.get("usage")
    if not isinstance(usage, dict):
        return None, None
    counts = (usage.get("prompt_tokens"), usage.get("completion_tokens"))
    sent, answered = (n if isinstance(n, int) and 0 <= n < 10**9 else None for n in counts)
    return sent, answered


def _model(event: Mapping[str, Any]) -> str:
    name = event.get("model")
    return name[:200] if isinstance(name, str) else ""


def _seconds(header: str | None) -> float | None:
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None
