"""The list of what a project follows: ``feeds.toml`` beside ``concordant.toml``."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from concordant.acquisition.addresses import canonical
from concordant.acquisition.following import KINDS, Followed
from concordant.acquisition.pace import LONGEST_PAUSE, PAUSE
from concordant.acquisition.reach import Network, networks
from concordant.documents.facts import iso_date
from concordant.model.problem import Problem

FILE = "feeds.toml"
_FIELDS = tuple(field.name for field in fields(Followed))
_OF_ALL = ("allow", "contact", "pause", "source")
_BEGINNING = """\
# What this project follows. Each source is a table; docs/watch.md tells what may stand in it.
# contact = "https://…"          # a page or address of yours: tells servers who asks, and how to object
# pause = 2                      # least seconds between two requests to one host
# allow = ["10.0.0.0/8"]         # networks that may be asked although they are not public
"""


@dataclass(frozen=True, slots=True)
class Register:
    """What a project follows.

    Attributes:
        sources: each address once.
        allowed: networks that may be asked although they are not public.
        contact: a page or address of whoever runs the program.
        pause: least seconds between two requests to one host.
    """

    sources: tuple[Followed, ...] = ()
    allowed: tuple[Network, ...] = ()
    contact: str = ""
    pause: float = PAUSE


def read_register(folder: Path) -> tuple[Register, tuple[Problem, ...]]:
    """What a project follows, and what of its file cannot be understood; the rest holds."""
    path = folder / FILE
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Register(), ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Register(), (_problem(path, f"the list cannot be read: {error}", "Correct that line."),)
    problems = [
        _problem(path, f'"{key}" means nothing here.', f"What is known: {', '.join(_OF_ALL)}.")
        for key in content
        if key not in _OF_ALL
    ]
    allowed, wrong = _allowed(path, content.get("allow", []))
    sources, more = _sources(path, content.get("source", []))
    contact = str(content.get("contact", ""))
    if not can_be_told(contact):
        contact = ""
        problems.append(_problem(path, '"contact" may hold ASCII characters only.', "Write an address."))
    pause = content.get("pause", PAUSE)
    if isinstance(pause, bool) or not isinstance(pause, int | float) or not 0 <= pause <= LONGEST_PAUSE:
        problems.append(_problem(path, f'"pause" must be seconds, from 0 to {LONGEST_PAUSE:g}.'))
        pause = PAUSE
    return Register(sources, allowed, contact, float(pause)), (*problems, *wrong, *more)


def can_be_told(contact: str) -> bool:
    """Whether it can stand in the head of a request."""
    return contact.isascii() and contact.isprintable()


def written(sources: Iterable[Followed]) -> str:
    """Sources as they stand in the file."""
    return "".join(f"\n[[source]]\n{''.join(_lines(source))}" for source in sources)


def append(folder: Path, sources: Iterable[Followed]) -> None:
    """Add sources at the end of the file; what people wrote there stays as it is."""
    path = folder / FILE
    before = path.read_text("utf-8") if path.exists() else _BEGINNING
    text = before + ("" if before.endswith("\n") else "\n") + written(sources)
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(text, "utf-8")
    draft.replace(path)


def _lines(source: Followed) -> Iterator[str]:
    for name in _FIELDS:
        value = getattr(source, name)
        if value:
            # JSON writes strings and numbers as TOML reads them; only one control character differs.
            yield f"{name} = {json.dumps(value, ensure_ascii=False)}\n".replace("\x7f", "\\u007f")


def _allowed(path: Path, named: Any) -> tuple[tuple[Network, ...], list[Problem]]:
    try:
        return networks(map(str, named if isinstance(named, list) else [named])), []
    except ValueError as error:
        return (), [_problem(path, f'"allow": {error}.', 'Write networks: ["10.0.0.0/8"].')]


def _sources(path: Path, entries: Any) -> tuple[tuple[Followed, ...], list[Problem]]:
    if not isinstance(entries, list):
        return (), [_problem(path, "sources are written as [[source]], one table each.")]
    found: dict[str, Followed] = {}
    problems = []
    for number, entry in enumerate(entries, 1):
        wrong = list(_wrong(entry))
        problems += [_problem(path, f"source {number}: {each}") for each in wrong]
        if not wrong:
            made = Followed(**{**entry, "address": canonical(entry["address"])})
            found.setdefault(made.address, made)
    return tuple(found.values()), problems


def _wrong(entry: Any) -> Iterator[str]:
    """What keeps one entry from being understood."""
    if not isinstance(entry, dict):
        yield "it is no table; write [[source]]."
        return
    for name in sorted(entry.keys() - set(_FIELDS)):
        yield f'"{name}" means nothing here; what is known: {", ".join(_FIELDS)}.'
    for name in _FIELDS:
        wanted = int if name == "every" else str
        if name in entry and (not isinstance(entry[name], wanted) or isinstance(entry[name], bool)):
            yield f'"{name}" must be {"a whole number of minutes" if wanted is int else "a text"}.'
            return
    if canonical(entry.get("address", "")) is None:
        yield f"{entry.get('address', '')!r} is no address of the web (https://…), or it holds a password."
    if entry.get("kind", "feed") not in KINDS:
        yield f"{entry['kind']!r} is no kind of source; write one of {', '.join(KINDS)}."
    if entry.get("since") and iso_date(entry["since"]) is None:
        yield f"{entry['since']!r} is no day; write it as 2025-03-11."
    if entry.get("every", 0) < 0:
        yield '"every" must not be below nought.'


def _problem(path: Path, message: str, advice: str = "") -> Problem:
    return Problem("watch", str(path), message, advice)
