"""Files to begin with: every field that must be written, with words on what to write there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from string import Template
from typing import Any

FOLDERS: Mapping[str, str] = {
    "actor": "actors",
    "materiel": "materiel",
    "provision": "provisions",
    "outlet": "outlets",
    "frame": "language/{lang}/frames",
}
"""What can be begun, and the folder that its files lie in."""

_NAME = "<its name in English>"


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A place where something is still to be written: the keys that lead there, and what to write."""

    at: tuple[str | int, ...]
    what: str


def scaffold(kind: str, identifier: str, lang: str = "fr", name: str = "", schema: str = "") -> str:
    """The text of a file to begin with.

    Args:
        kind: one of ``FOLDERS``.
        identifier: the id, which is also the name of the file.
        lang: language of its names and cases.
        name: its name in English, where that is known already.
        schema: path of the JSON Schema by which an editor completes fields, seen from the file.
    """
    from concordant.knowledge.wording import toml

    template = Template((files("concordant.knowledge") / "scaffolds" / f"{kind}.toml").read_text("utf-8"))
    text = template.substitute(id=identifier, lang=lang, name=toml(name or _NAME)[1:-1])
    return f"#:schema {schema}\n{text}" if schema else text


def unwritten(content: Any, at: tuple[str | int, ...] = ()) -> Iterator[Unwritten]:
    """Every value that still is what a scaffold put there: words in angle brackets that say what to write."""
    if isinstance(content, str):
        # Patterns of times begin and end with brackets too, but hold more of them in between.
        if len(content) > 2 and content[0] == "<" and content.find(">") == len(content) - 1:
            yield Unwritten(at, content[1:-1])
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield from unwritten(value, (*at, key))
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content):
            yield from unwritten(value, (*at, number))
