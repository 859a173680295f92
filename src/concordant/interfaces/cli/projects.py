"""Whether there is a project at all, for commands that have something to tell without one."""

from pathlib import Path

from concordant.interfaces.cli.settings import settings


def has_project() -> bool:
    """Whether the command stands in a project; one that was named and is none is an error as ever.

    Raises:
        ProjectMissingError: the folder that ``--project`` names is no project.
    """
    from concordant.store.failure import ProjectMissingError
    from concordant.store.project import find_project

    named = settings().project
    try:
        find_project(named)
    except ProjectMissingError:
        if named != Path():
            raise
        return False
    return True
