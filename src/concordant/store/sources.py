"""The user's register of sources: ``sources.toml`` beside ``concordant.toml``."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from concordant.model.problem import Problem
from concordant.model.source import LETTERS, Source

REGISTER = "sources.toml"
_FIELDS = ("name", "letter", "why", "who", "since")


def read_sources(folder: Path) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The letters that a project gives to sources, and what of its register cannot be understood.

    Of two entries for one source the later holds: the earlier tells what was thought before.

    Args:
        folder: of the project; without a register there, nobody has a letter.
    """
    path = folder / REGISTER
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return (), ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return (), (_problem(path, f"the register cannot be read: {error}"),)
    sources: list[Source] = []
    problems = [_problem(path, f'"{key}" means nothing here.') for key in content if key != "source"]
    entries = content.get("source", [])
    if not isinstance(entries, list):
        return (), (_problem(path, "sources are written as [[source]], one table each."),)
    for number, entry in enumerate(entries, 1):
        wrong = list(_wrong(entry))
        problems += [_problem(path, f"source {number}: {each}") for each in wrong]
        if not wrong:
            sources.append(Source(**{field: str(entry[field]).strip() for field in _FIELDS}))  # type: ignore[arg-type]
    return tuple(sources), tuple(problems)


def _wrong(entry: Any) -> Iterator[str]:
    """What keeps one entry from being understood."""
    if not isinstance(entry, dict):
        yield "it is no table; write [[source]]."
        return
    for field in _FIELDS:
        if not str(entry.get(field, "")).strip():
            yield f'"{field}" is missing: a letter needs a reason, an author and a day.'
    letter = entry.get("letter")
    if letter and letter not in LETTERS:
        yield f"{letter!r} is no letter of reliability; write one of {', '.join(LETTERS)}."
    for field in sorted(entry.keys() - set(_FIELDS)):
        yield f'"{field}" means nothing here.'


def _problem(path: Path, message: str) -> Problem:
    return Problem("sources", str(path), message, severity="warning")
