"""How a command says that it could not do what was asked: a sentence, a next step, an exit code."""

from typing import Final

OK: Final = 0
ERROR: Final = 1
USAGE: Final = 2
INPUTS_FAILED: Final = 3
CHECK_FAILED: Final = 4
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


class CommandError(Exception):
    """Ends a command with one sentence on what is wrong and one on what to do next.

    Attributes:
        message: what is wrong, with its place.
        advice: what to do next; empty where there is nothing to do.
        code: the exit code.
    """

    def __init__(self, message: str, advice: str = "", code: int = ERROR) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.code = code


def sentences(message: str, advice: str = "") -> str:
    """The two lines that every error of the command line has: what is wrong, what to do next."""
    lines = [f"error: {message}"]
    if advice:
        lines.append(f"next:  {advice}")
    return "\n".join(lines)
