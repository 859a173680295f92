"""The letters that the project gives to sources, for commands that show them."""

from typing import TYPE_CHECKING

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.settings import settings

if TYPE_CHECKING:
    from concordant.views.letters import Register


def the_register() -> "Register":
    """The register of the project; what of it cannot be understood is told and left out."""
    from concordant.store.project import find_project
    from concordant.store.sources import read_sources
    from concordant.views.letters import register

    sources, problems = read_sources(find_project(settings().project).folder)
    for problem in problems:
        streams.say(str(problem))
    return register(sources)
