"""Knowledge files for tests: a valid one, and what to change in it; a folder loaded by itself."""

from collections.abc import Mapping
from pathlib import Path

from concordant.knowledge.cache import WORTHWHILE
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.entry import Entry
from concordant.knowledge.load import Root, load
from concordant.knowledge.schema import KINDS
from concordant.model.problem import Problem

ACTOR = """\
id = "{id}"
kind = "state"
name = "Borduria"
state = "ZB"
confidence = "memory"
sources = ["general reference"]

[names]
fr = ["Bordurie"]

[[case]]
lang = "fr"
text = "La Bordurie a livré des obus."
finds = ["Bordurie"]

[[case]]
lang = "fr"
text = "Le bord de la rivière est calme."
silent = true
"""


def put(root: Path, path: str, text: str) -> Path:
    """Write ``text`` to ``path`` below ``root``."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def put_actor(
    root: Path, identifier: str = "borduria", *changes: tuple[str, str], folder: str = "actors"
) -> Path:
    """Write a valid actor, with each first text replaced by the second."""
    text = ACTOR.format(id=identifier)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return put(root, f"{folder}/{identifier}.toml", text)


def fill(root: Path) -> None:
    """As many valid actors as it takes for a cache to be made."""
    for number in range(WORTHWHILE):
        put_actor(root, f"state-{number}")


def loaded(
    root: Path, *overlays: Path, registry: Mapping[str, type[Entry]] = KINDS
) -> tuple[Knowledge, tuple[Problem, ...]]:
    """``root`` in the place of the shipped folders, with overlays over it."""
    return load(overlays, registry, [Root(root)])
