"""What went wrong, where, and what to do: problems are values that travel beside results."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One plain sentence about something that could not be done, with its place.

    Attributes:
        stage: the stage that met it, in one word (``receive``, ``decode``, ``read``, ``store``…).
        place: where: a path or URL, with line, record or character position where known.
        message: what is wrong, in one sentence that a non-programmer understands.
        advice: what to do next; empty where there is nothing to do.
        severity: ``error`` (this input gave nothing), ``warning`` (something was lost), ``note``.
    """

    stage: str
    place: str
    message: str
    advice: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        tail = f" {self.advice}" if self.advice else ""
        return f"{self.place}: {self.message}{tail}"
