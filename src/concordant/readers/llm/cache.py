"""Answers kept: what was paid for once is never paid for again, and needs no model to be read anew."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from concordant.model.identifiers import digest

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS consents (address TEXT PRIMARY KEY, given_at TEXT NOT NULL);
"""
_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answered.

    Attributes:
        text: as it was written.
        model: the name that the server gives itself, else the one asked for.
        at: when, ISO 8601 in UTC.
        tokens_in: tokens sent.
        tokens_out: tokens answered.
        form: how the form was asked for: ``schema``, ``object`` or ``free``.
        cut: whether it was broken off.
        prompt: name of the guideline.
    """

    text: str
    model: str
    at: str
    tokens_in: int
    tokens_out: int
    form: str
    cut: bool
    prompt: str


class Answers(Protocol):
    """Where answers are kept."""

    def get(self, key: str) -> Answer | None:
        """The answer under a key."""
        ...

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer; on the disk when this returns."""
        ...


def answer_key(asked: Mapping[str, Any]) -> str:
    """The name of an answer: a hash over text, prompt, model and parameters."""
    packed = json.dumps(asked, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"a-{digest(packed.encode())[:32]}"


class AnswerFile:
    """Answers in one file of SQLite, each written at once; for several threads and processes."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        self._connection = sqlite3.connect(file, timeout=_WAIT, check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.executescript(_TABLES)

    def get(self, key: str) -> Answer | None:
        """The answer under a key."""
        with self._lock:
            row = self._connection.execute("SELECT body FROM answers WHERE key = ?", (key,)).fetchone()
        return Answer(**json.loads(row[0])) if row else None

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer."""
        body = json.dumps(asdict(answer))
        with self._lock:
            self._connection.execute("INSERT OR IGNORE INTO answers VALUES (?, ?)", (key, body))

    def agreed(self, address: str) -> bool:
        """Whether somebody agreed that text is sent to an address."""
        with self._lock:
            asked = "SELECT 1 FROM consents WHERE address = ?"
            return self._connection.execute(asked, (address,)).fetchone() is not None

    def agree(self, address: str, at: str) -> None:
        """Note that somebody agreed."""
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO consents VALUES (?, ?)", (address, at))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
