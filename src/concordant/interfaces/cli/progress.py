"""How far a long piece of work has come, on standard error, for a person who watches."""

import sys
import time
from types import TracebackType
from typing import Self

from concordant.interfaces.cli import streams

_PAUSE = 0.1


class Progress:
    """One line that rewrites itself; silent where nobody watches or quiet was asked for."""

    def __init__(self, verb: str, quiet: bool) -> None:
        self._verb = verb
        self._shown = not quiet and streams.is_terminal(sys.stderr)
        self._last = 0.0
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def tell(self, done: int, total: int | None = None, note: str = "") -> None:
        """Say how much is done, of how much, and a word on what came of it."""
        now = time.monotonic()
        if not self._shown or now - self._last < _PAUSE:
            return
        self._last = now
        of = f"/{total}" if total else ""
        self._write(f"{self._verb} {done}{of}{f'  {note}' if note else ''}")

    def clear(self) -> None:
        """Take the line away, so that what is said next stands on its own."""
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text:<{self._width}}")
        sys.stderr.flush()
        self._width = len(text)
