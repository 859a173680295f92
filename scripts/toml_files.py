"""Writes knowledge files the way a person would lay them out: short fields, then tables, then cases."""

from collections.abc import Mapping, Sequence
from pathlib import Path

Value = str | bool | Sequence["Value"]
ORDER = (
    "id",
    "class",
    "kind",
    "name",
    "state",
    "origin",
    "family",
    "unit",
    "role",
    "member_of",
    "parties",
    "signed",
    "in_force",
    "domains",
    "relays",
    "gloss",
    "broader",
    "joint",
    "confidence",
    "sources",
    "not",
    "needs",
    "case_sensitive",
)
TABLES = ("roles", "identifiers", "names", "short", "metonyms", "weak_metonyms", "demonyms")
WIDTH = 100


def quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def value(given: Value, indent: int) -> str:
    """A value on one line, or filled into several where it would be too long."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, str):
        return quoted(given)
    inner = [value(each, 0) for each in given]
    line = "[" + ", ".join(inner) + "]"
    if len(line) + indent <= WIDTH:
        return line
    return "[\n" + "\n".join(f"  {row}" for row in filled(inner)) + "\n]"


def filled(elements: Sequence[str]) -> list[str]:
    """Elements with their commas, as many on a line as fit."""
    rows = [""]
    for element in elements:
        joined = f"{rows[-1]} {element}," if rows[-1] else f"{element},"
        if len(joined) > WIDTH - 2 and rows[-1]:
            rows.append(f"{element},")
        else:
            rows[-1] = joined
    return rows


def lines(fields: Mapping[str, Value], order: Sequence[str] = ()) -> list[str]:
    """One line a field, empty ones left out, in the given order."""
    keys = [*(key for key in order if key in fields), *(key for key in fields if key not in order)]
    return [
        f"{key} = {value(fields[key], len(key) + 3)}"
        for key in keys
        if fields[key] not in ("", [], (), False)
    ]


def text(
    fields: Mapping[str, Value],
    tables: Mapping[str, Mapping[str, Value]],
    cases: Sequence[Mapping[str, Value]],
) -> str:
    """The whole file."""
    blocks = [lines(fields, ORDER)]
    for name in TABLES:
        body = lines(tables.get(name, {}))
        if body:
            blocks.append([f"[{name}]", *body])
    blocks += [["[[case]]", *lines(case, ("lang", "text", "finds", "silent"))] for case in cases]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def write(folder: Path, content: str, identifier: str) -> None:
    """Write one file, named after its id."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{identifier}.toml").write_text(content, encoding="utf-8", newline="\n")
