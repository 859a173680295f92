"""Asking a model: from the answers kept, or over the wire with patience, order and a budget."""

import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Lock
from typing import Any

from concordant.readers.failure import ReaderError, ServerError
from concordant.readers.llm.budget import Budget, tokens_in
from concordant.readers.llm.cache import Answer, Answers, answer_key
from concordant.readers.llm.prompt import Message
from concordant.readers.llm.settings import SEED, TEMPERATURE, ModelSettings
from concordant.readers.llm.transport import AgainError, CancelledError, Completion, OtherwiseError, Wire

_LONGEST_WAIT = 60.0
_FIRST_WAIT = 0.5
_MINUTE = 60.0
FORMS = ("schema", "object", "free", "plain")
"""How the form of an answer is asked for, the strictest first; servers differ in what they know."""


class Asker:
    """Asks one model; for several threads.

    Args:
        settings: which model, and how.
        answers: where answers are kept.
        budget: what the run may cost.
        may_send: called before the first request leaves; raises where nothing may be sent.
    """

    def __init__(
        self, settings: ModelSettings, answers: Answers, budget: Budget, may_send: Callable[[], None]
    ) -> None:
        self.settings, self.budget = settings, budget
        self.cancelled = Event()
        self._answers, self._may_send = answers, may_send
        self._wire = Wire(settings, self.cancelled)
        self._form = 0
        self._starts: deque[float] = deque()
        self._lock = Lock()
        self._asked: dict[str, Lock] = {}

    def kept(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Answer | None:
        """The answer to these messages, if it is there."""
        return self._answers.get(self.key(messages, schema))

    def key(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """Under which name the answer to these messages is kept."""
        model = self.settings.model
        return answer_key(
            {"messages": messages, "model": model, "schema": schema, **self.settings.parameters}
        )

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any], prompt: str) -> Answer:
        """The answer to these messages; asked for once, however many threads want it.

        Raises:
            ReaderError: there is none to be had.
        """
        key = self.key(messages, schema)
        with self._alone(key):
            found = self._answers.get(key)
            if found is not None:
                self.budget.found()
                return found
            self._may_send()
            answer = self._fresh(messages, schema, prompt)
            self._answers.put(key, answer)
            return answer

    def close(self) -> None:
        """Call off what is under way and let go of all connections."""
        self.cancelled.set()
        self._wire.close()

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        with self._lock:
            lock = self._asked.setdefault(key, Lock())
        with lock:
            yield
        with self._lock:
            self._asked.pop(key, None)

    def _fresh(self, messages: Sequence[Message], schema: Mapping[str, Any], prompt: str) -> Answer:
        characters = sum(len(m["content"]) for m in messages)
        asked = self.budget.reserve(characters)
        try:
            completion, form = self._tried(messages, schema)
        finally:
            self.budget.release(asked)
        sent = completion.sent if completion.sent is not None else tokens_in(characters)
        answered = completion.answered
        answered = answered if answered is not None else tokens_in(len(completion.text))
        self.budget.take(sent, answered)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        name = completion.model or self.settings.model
        return Answer(completion.text, name, now, sent, answered, form, completion.cut, prompt)

    def _tried(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> tuple[Completion, str]:
        attempts, told = 0, ""
        while attempts < self.settings.attempts:
            number = self._form
            if self.cancelled.is_set():
                raise ReaderError("the run was called off", final=True)
            try:
                self._wait_for_turn()
                return self._wire.complete(self._body(messages, schema, FORMS[number])), FORMS[number]
            except OtherwiseError as error:
                if number + 1 == len(FORMS):
                    address = self.settings.address
                    raise ServerError(f"{address}: {error}", "check address and model", final=True) from None
                self._form = max(self._form, number + 1)
            except CancelledError:
                raise ReaderError("the run was called off", final=True) from None
            except AgainError as error:
                attempts, told = attempts + 1, error.told
                if attempts < self.settings.attempts:
                    self._pause(attempts, error.after)
        raise ServerError(
            f"{self.settings.address} gave no answer in {attempts} attempts: {told}", "run it again later"
        )

    def _pause(self, attempts: int, after: float | None) -> None:
        """Wait twice as long each time, and never in step with others; or as long as the server asks."""
        wait = after if after is not None else _FIRST_WAIT * 2**attempts * random.uniform(0.5, 1.0)
        if self.cancelled.wait(min(wait, _LONGEST_WAIT)):
            raise ReaderError("the run was called off", final=True)

    def _wait_for_turn(self) -> None:
        limit = self.settings.per_minute
        while limit:
            with self._lock:
                now = time.monotonic()
                while self._starts and now - self._starts[0] >= _MINUTE:
                    self._starts.popleft()
                if len(self._starts) < limit:
                    self._starts.append(now)
                    return
                wait = _MINUTE - (now - self._starts[0])
            if self.cancelled.wait(wait):
                raise ReaderError("the run was called off", final=True)

    def _body(self, messages: Sequence[Message], schema: Mapping[str, Any], form: str) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self.settings.model, "messages": list(messages), "stream": True}
        if form != "plain":
            body |= {"temperature": TEMPERATURE, "seed": SEED, "max_tokens": self.settings.answer_tokens}
            body["stream_options"] = {"include_usage": True}
        if form == "schema":
            named = {"name": "claims", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        elif form == "object":
            body["response_format"] = {"type": "json_object"}
        return body
