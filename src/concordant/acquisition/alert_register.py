"""The saved searches of a project: ``alerts.toml`` beside ``concordant.toml``."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from concordant.acquisition.addresses import canonical
from concordant.acquisition.alerts import Alert
from concordant.model.problem import Problem

FILE = "alerts.toml"
_TEXTS = ("event", "actor", "agent", "recipient", "item", "phase", "since", "until")
_FILTERS: dict[str, type] = {**dict.fromkeys(_TEXTS, str), "disputed": bool, "least": int}
_OTHERS = ("name", "atom", "webhook")
_BEGINNING = "# Saved searches: what is new or changed for one raises an alert. docs/watch.md tells more.\n"
_HEADING = re.compile(r"^(?=\[\[alert\]\])", re.MULTILINE)


def read_alerts(folder: Path) -> tuple[tuple[Alert, ...], tuple[Problem, ...]]:
    """The saved searches of a project, and what of its file cannot be understood; the rest holds."""
    path = folder / FILE
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return (), ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return (), (_problem(path, f"the searches cannot be read: {error}"),)
    problems = [_problem(path, f'"{key}" means nothing here.') for key in content if key != "alert"]
    entries = content.get("alert", [])
    if not isinstance(entries, list):
        return (), (_problem(path, "searches are written as [[alert]], one table each."),)
    found: dict[str, Alert] = {}
    for number, entry in enumerate(entries, 1):
        wrong = list(_wrong(entry, found))
        problems += [_problem(path, f"alert {number}: {each}") for each in wrong]
        if not wrong:
            filters = tuple((name, entry[name]) for name in _FILTERS if entry.get(name))
            made = Alert(entry["name"], filters, entry.get("atom", ""), entry.get("webhook", ""))
            found[made.name] = made
    return tuple(found.values()), tuple(problems)


def append(folder: Path, alert: Alert) -> None:
    """Add a search at the end of the file; what people wrote there stays as it is."""
    path = folder / FILE
    before = path.read_text("utf-8") if path.exists() else _BEGINNING
    values = (("name", alert.name), *alert.filters, ("atom", alert.atom), ("webhook", alert.webhook))
    lines = [f"{name} = {_written(value)}\n" for name, value in values if value]
    _write(path, before + ("" if before.endswith("\n") else "\n") + "\n[[alert]]\n" + "".join(lines))


def remove(folder: Path, name: str) -> bool:
    """Take a search out of the file; returns whether it was there."""
    path = folder / FILE
    pieces = _HEADING.split(path.read_text("utf-8")) if path.exists() else []
    kept = [piece for piece in pieces if not _is_of(piece, name)]
    if len(kept) == len(pieces):
        return False
    _write(path, "".join(kept))
    return True


def _is_of(piece: str, name: str) -> bool:
    try:
        return any(entry.get("name") == name for entry in tomllib.loads(piece).get("alert", ()))
    except tomllib.TOMLDecodeError:
        return False


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(text, "utf-8")
    draft.replace(path)


def _written(value: str | int | bool) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _wrong(entry: Any, found: dict[str, Alert]) -> Iterator[str]:
    """What keeps one entry from being understood."""
    if not isinstance(entry, dict):
        yield "it is no table; write [[alert]]."
        return
    for name in sorted(entry.keys() - set(_FILTERS) - set(_OTHERS)):
        yield f'"{name}" means nothing here; what is known: {", ".join((*_OTHERS, *_FILTERS))}.'
    for name, kind in {**dict.fromkeys(_OTHERS, str), **_FILTERS}.items():
        if name in entry and type(entry[name]) is not kind:
            yield f'"{name}" must be {_CALLED[kind]}.'
            return
    if not entry.get("name", "").strip():
        yield '"name" is missing: an alert is called by it.'
    elif entry["name"] in found:
        yield f"an earlier one is called {entry['name']!r} too."
    if entry.get("webhook") and canonical(entry["webhook"]) is None:
        yield f"{entry['webhook']!r} is no address of the web, or it holds a password."


_CALLED: dict[type, str] = {str: "a text", bool: "true or false", int: "a whole number"}


def _problem(path: Path, message: str) -> Problem:
    return Problem("watch", str(path), message)
