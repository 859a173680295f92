"""The knowledge that a command reads with: the shipped one, and overlays laid over it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.settings import Settings, settings
from concordant.model.problem import Problem

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge


def overlays(chosen: Settings) -> tuple[Path, ...]:
    """The overlay folders of the project's settings, then those of the command line."""
    from concordant.store.failure import ProjectMissingError
    from concordant.store.project import find_project

    try:
        project = find_project(chosen.project)
    except ProjectMissingError:
        return chosen.overlays
    return (*project.overlays, *chosen.overlays)


@cache
def load_knowledge(folders: tuple[Path, ...]) -> "tuple[Knowledge, tuple[Problem, ...]]":
    """The knowledge with ``folders`` laid over it, and what is wrong with their files."""
    # Not through the pipeline: whoever only needs names would import every engine.
    from concordant.knowledge.language_schema import EVERY_KIND
    from concordant.knowledge.load import load

    return load(folders, EVERY_KIND)


def sound_knowledge() -> "Knowledge":
    """The knowledge of this command.

    Raises:
        CommandError: one of its files is broken; reading on would lose claims without a word.
    """
    folders = overlays(settings())
    held, problems = load_knowledge(folders)
    broken = [problem for problem in problems if problem.severity == "error"]
    for problem in broken:
        streams.say(str(problem))
    if broken:
        count = f"{len(broken)} error{'s' * (len(broken) != 1)}"
        raise CommandError(f"the knowledge holds {count}, named above", "correct them; concordant check")
    return held
