"""Files in, Knowledge out: shipped entries, then the user's overlays; what is broken is told and skipped."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from concordant.knowledge.collection import Knowledge, WhenAsked
from concordant.knowledge.entry import Entry
from concordant.knowledge.layer import Section, read_layer
from concordant.knowledge.scan import Root
from concordant.knowledge.schema import KINDS
from concordant.model.problem import Problem

__all__ = ["LANGUAGES", "SHIPPED", "Root", "load", "shipped_roots"]

SHIPPED = Path(__file__).parent / "data"
LANGUAGES = Path(__file__).parents[1] / "language"


def shipped_roots() -> tuple[Root, ...]:
    """The folders that come with the program."""
    return (Root(SHIPPED), Root(LANGUAGES, "language", shared=True))


def load(
    overlays: Sequence[Path] = (),
    registry: Mapping[str, type[Entry]] = KINDS,
    roots: Sequence[Root] | None = None,
) -> tuple[Knowledge, tuple[Problem, ...]]:
    """Load the shipped knowledge and lay the user's folders over it.

    A file of an overlay replaces the one with the same id in the same folder; a new one adds. A broken
    file gives problems and hides no other file.

    Args:
        overlays: folders with the layout of the shipped one, later ones over earlier ones.
        registry: what each folder holds.
        roots: what to take for the shipped folders, when not those of the program.

    Returns:
        The knowledge, and what could not be loaded, each with file and line.
    """
    bottom = shipped_roots() if roots is None else roots
    layers = [read_layer(root, registry) for root in (*bottom, *(Root(Path(path)) for path in overlays))]
    folders = sorted({folder for layer in layers for folder in layer.sections})
    makers: dict[str, Callable[[], Mapping[str, Entry]]] = {}
    content = hashlib.sha256()
    for folder in folders:
        sections = [layer.sections[folder] for layer in layers if folder in layer.sections]
        merged = sections[0] if len(sections) == 1 else _laid_over(sections)
        makers[folder] = merged.entries
        content.update(merged.lines)
    problems = tuple(problem for layer in layers for problem in layer.problems)
    return Knowledge(WhenAsked(makers), content.hexdigest()), problems


def _laid_over(sections: Sequence[Section]) -> Section:
    """Several sections of one folder as one: later ones win, entry by entry."""
    lines: dict[str, str] = {}
    for section in sections:
        for line in section.lines.decode().splitlines(keepends=True):
            lines[line.split("\0")[1]] = line

    def entries() -> Mapping[str, Entry]:
        merged: dict[str, Entry] = {}
        for section in sections:
            merged.update(section.entries())
        return {identifier: merged[identifier] for identifier in sorted(merged)}

    return Section("".join(lines[name] for name in sorted(lines)).encode(), entries)
