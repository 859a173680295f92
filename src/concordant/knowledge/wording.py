"""What a validator or parser found wrong, in words for somebody who does not program."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from concordant.knowledge.entry import Entry
from concordant.knowledge.lines import line_of

_AT_LINE = re.compile(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")
SET_BY_PROGRAM = ("path", "provisional")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in one file: the line, what is wrong, what to write."""

    line: int
    wrong: str
    write: str


def of_syntax(text: str, error: tomllib.TOMLDecodeError) -> Mistake:
    """A file that is no TOML."""
    found = _AT_LINE.search(str(error))
    line = int(found[1]) if found and found[1] else max(1, len(text.splitlines()))
    reason = _AT_LINE.sub("", str(error)).strip()
    return Mistake(
        line,
        f"this is not valid TOML: {reason[:1].lower()}{reason[1:]}.",
        'Write key = "text", key = ["list", "of", "texts"], or a [table] heading on its own line.',
    )


def of_schema(model: type[Entry], text: str, error: ValidationError) -> tuple[Mistake, ...]:
    """Fields that are missing, unknown or of the wrong shape; each is its own mistake."""
    mistakes = (_mistake(model, text, details) for details in error.errors(include_url=False))
    return tuple(dict.fromkeys(mistakes))


def fields_of(model: type[BaseModel]) -> dict[str, Any]:
    """The fields that a file may hold, by the key that it writes."""
    return {
        field.alias or name: field for name, field in model.model_fields.items() if name not in SET_BY_PROGRAM
    }


def example_of(key: str, field: Any) -> str:
    """The line that a file might hold for this field."""
    shown = field.examples[0] if field and field.examples else "…"
    return f"{key} = {toml(shown)}"


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + " }"
    return str(value)


def _mistake(model: type[Entry], text: str, details: ErrorDetails) -> Mistake:
    place = tuple(part for part in details["loc"] if not str(part).startswith(("tuple[", "constrained-")))
    key = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    parent = _parent(model, place)
    field = fields_of(parent).get(key)
    line = line_of(text, place)
    if details["type"] == "missing":
        holder = "" if parent is model else f" of this {_heading(place)}"
        return Mistake(line, f'the field "{key}"{holder} is missing.', f"Write {example_of(key, field)}.")
    if details["type"] == "extra_forbidden":
        return Mistake(line, f'"{key}" is no field of {_article(model.singular)}.', _instead(key, parent))
    wrong = details["msg"].removeprefix("Value error, ")
    dotted = ".".join(str(part) for part in place) or model.singular
    write = (
        f"Write for example {example_of(key, field)}." if field and field.examples else _instead(key, parent)
    )
    return Mistake(line, f'"{dotted}" does not fit: {wrong[:1].lower()}{wrong[1:]}.', write)


def _heading(place: tuple[int | str, ...]) -> str:
    return " ".join(str(part) for part in place[:-1] if isinstance(part, str))


def _article(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def _instead(key: str, model: type[BaseModel]) -> str:
    known = sorted(fields_of(model))
    close = get_close_matches(key, known, n=1)
    if close:
        return f'Write "{close[0]}" if that is meant.'
    return f"Fields are: {', '.join(known)}."


def _parent(model: type[BaseModel], place: tuple[int | str, ...]) -> type[BaseModel]:
    """The record that the last key of ``place`` belongs to."""
    current = model
    for part in place[:-1]:
        field = fields_of(current).get(str(part))
        inner = _record_in(field.annotation) if field else None
        current = inner or current
    return current


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _record_in(argument):
            return found
    return None
