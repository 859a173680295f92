"""Standard streams that can carry any character on any system, and what the terminal can show."""

import os
import sys
from typing import Any, TextIO


def prepare() -> None:
    """Make standard output and error take every character.

    A pipe or file gets UTF-8 unless PYTHONIOENCODING says otherwise (Windows would choose an old code
    page); a terminal keeps its encoding. What an encoding lacks is written as an escape.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        free = not os.environ.get("PYTHONIOENCODING") and not stream.isatty()
        reconfigure(encoding="utf-8" if free else None, errors="backslashreplace")


def is_terminal(stream: TextIO) -> bool:
    """Whether a person watches this stream."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour: on a terminal that can, unless NO_COLOR asks for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(stream)


def says_unicode(stream: TextIO) -> bool:
    """Whether arrows and dots can be written as themselves."""
    return (stream.encoding or "ascii").lower().replace("-", "").replace("_", "") in {"utf8", "utf16"}


def say(text: str) -> None:
    """One line for the person at the terminal, on standard error; never data."""
    print(text, file=sys.stderr, flush=True)
