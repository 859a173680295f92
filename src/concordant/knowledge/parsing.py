"""One file in, one entry out; or what is wrong with it, each mistake with its line."""

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from concordant.knowledge.entry import Entry
from concordant.knowledge.lines import line_of
from concordant.knowledge.registry import Shelf
from concordant.knowledge.scaffold import Unwritten, unwritten
from concordant.knowledge.wording import SET_BY_PROGRAM, Mistake, of_schema, of_syntax
from concordant.model.problem import Problem


class BrokenError(Exception):
    """A file that gives no content.

    Attributes:
        mistake: what is wrong with it.
        lasting: whether it stays wrong until the file changes; rights and disks change by themselves.
    """

    def __init__(self, mistake: Mistake, lasting: bool = True) -> None:
        self.mistake = mistake
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Parsed:
    """The plain content of one file with the hash of its bytes."""

    sha: str
    content: Mapping[str, Any]


def parse(path: str) -> Parsed:
    """Read one file.

    Raises:
        BrokenError: it cannot be read, or is no TOML in UTF-8.
    """
    try:
        raw = Path(path).read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        mistake = Mistake(1, f"the file cannot be read: {error.strerror}.", "Check its rights.")
        raise BrokenError(mistake, lasting=False) from error
    return Parsed(hashlib.sha256(raw).hexdigest(), _content(raw))


def build(path: str, shelf: Shelf, parsed: Parsed, problems: list[Problem]) -> Entry | None:
    """The entry that a file holds; None with its mistakes added to ``problems`` where it holds none."""
    own = {"path": path, "provisional": shelf.provisional}
    begun = _unwritten(path, parsed)
    try:
        reserved = [key for key in SET_BY_PROGRAM if key in parsed.content]
        if not reserved and not begun:
            return shelf.model.model_validate({**parsed.content, **own})
        mistakes: Sequence[Mistake] = [
            Mistake(1, f'"{key}" is set by the program.', "Leave this line out.") for key in reserved
        ]
    except ValidationError as error:
        mistakes = of_schema(shelf.model, _text(path), error)
    mistakes = begun or mistakes  # who has not finished writing need not hear yet what does not fit
    problems.extend(located(path, mistake) for mistake in mistakes)
    return None


def _unwritten(path: str, parsed: Parsed) -> tuple[Mistake, ...]:
    """The places of a scaffold where nothing was written yet."""
    places = tuple(unwritten(parsed.content))
    text = _text(path) if places else ""
    return tuple(
        Mistake(
            line_of(text, place.at),
            f'"{_dotted(place)}" is still to be written.',
            f"Put here, in place of <…>: {place.what}.",
        )
        for place in places
    )


def _dotted(place: Unwritten) -> str:
    """``names.fr``, ``case.2.text``: tables are counted from 1, and a list goes by its own name."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in place.at]
    return ".".join(parts[:-1] if isinstance(place.at[-1], int) else parts)


def located(path: str, mistake: Mistake) -> Problem:
    """A mistake as a problem with its file and line."""
    return Problem("knowledge", f"{path}:{mistake.line}", mistake.wrong, mistake.write)


def _content(raw: bytes) -> dict[str, Any]:
    """The plain content; dates become ISO 8601 text, so that cached and fresh content are equal."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BrokenError(
            Mistake(line, "the file is not in UTF-8.", "Save it with the encoding UTF-8.")
        ) from error
    try:
        content: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenError(of_syntax(text, error)) from error
    except RecursionError as error:
        raise BrokenError(Mistake(1, "lists are nested too deeply.", "Write them flat.")) from error
    plain: dict[str, Any] = json.loads(json.dumps(content, default=lambda value: value.isoformat()))
    return plain


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
