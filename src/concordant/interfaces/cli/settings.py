"""What holds for every command: which project, which overlays, how much to say."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options, gathered from before and after the command's name.

    Attributes:
        project: folder of the ledger.
        overlays: folders of knowledge laid over the shipped one, later ones win.
        verbosity: -1 quiet, 0 normal, 1 and more talkative.
        debug: show the traceback of an unexpected error.
    """

    project: Path = Path()
    overlays: tuple[Path, ...] = ()
    verbosity: int = 0
    debug: bool = False

    @property
    def quiet(self) -> bool:
        """Whether to leave out everything that is neither data nor an error."""
        return self.verbosity < 0


def settings() -> Settings:
    """The settings of the running command."""
    context = click.get_current_context(silent=True)  # a worker has none
    found = context.find_root().obj if context else None
    return found if isinstance(found, Settings) else Settings()


def _note(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if not value:
        return
    root = context.find_root()
    now = root.obj if isinstance(root.obj, Settings) else Settings()
    match parameter.name:
        case "project":
            root.obj = replace(now, project=Path(value))
        case "overlays":
            root.obj = replace(now, overlays=(*now.overlays, *map(Path, value)))
        case "quiet":
            root.obj = replace(now, verbosity=-1)
        case "verbose":
            root.obj = replace(now, verbosity=value)
        case _:
            root.obj = replace(now, debug=True)


def global_options(hidden: bool = False) -> list[click.Parameter]:
    """The options that every command takes; hidden where they would only repeat the main help."""

    def option(*names: str, **more: Any) -> click.Option:
        return click.Option(names, expose_value=False, callback=_note, hidden=hidden, **more)

    folder = click.Path(path_type=str)
    return [
        option("--project", metavar="DIR", type=folder, help="Folder of the ledger [default: here]."),
        option(
            "--overlay",
            "overlays",
            metavar="DIR",
            type=folder,
            multiple=True,
            help="Knowledge of your own, laid over the shipped one; may be repeated.",
        ),
        option("--quiet", "-q", is_flag=True, help="Say nothing but data and errors."),
        option("--verbose", "-v", count=True, help="Say more; -vv says most."),
        option("--debug", is_flag=True, help="Show the traceback of an unexpected error."),
    ]
