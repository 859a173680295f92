"""What takes long in a large ledger: counted aside, and left out of a page until it is there."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
_PATIENCE = 0.05
"""Seconds that a page waits for what is still being counted."""


class Aside(Generic[T]):
    """Something about the whole ledger, as of its last state that was asked about."""

    def __init__(self, count: Callable[[], T]) -> None:
        self._count = count
        self._counting = threading.Lock()
        self._held: dict[str, T] = {}

    def of(self, state: str) -> T | None:
        """What there is in this state of the ledger; None while it is still being counted."""
        if state not in self._held and self._counting.acquire(blocking=False):
            counting = threading.Thread(target=self._work, args=(state,), daemon=True)
            counting.start()
            counting.join(_PATIENCE)
        return self._held.get(state)

    def _work(self, state: str) -> None:
        try:
            counted = self._count()
            self._held.clear()
            self._held[state] = counted
        finally:
            self._counting.release()
