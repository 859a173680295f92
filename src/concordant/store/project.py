"""A project: a folder with one ``concordant.toml`` and, beside it, one ledger."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from concordant.store.address import scheme, without_password
from concordant.store.failure import (
    LedgerClosedOffError,
    LedgerError,
    ProjectBrokenError,
    ProjectExistsError,
    ProjectMissingError,
)
from concordant.store.ledger import Ledger
from concordant.store.reader_settings import READER_SETTINGS, READER_TEMPLATE

SETTINGS = "concordant.toml"
DATABASE = "concordant.db"
ANSWERS = "concordant-answers.db"
ENVIRONMENT = "CONCORDANT_PROJECT"
PATIENCE = 30.0

_ADDRESS = f'# address = "{DATABASE}"'

TEMPLATE = f"""\
# This folder is a Concordant project: it holds one ledger of claims.
# Every line below shows what holds when it is left out.

[ledger]
# Where the ledger is: a file, seen from this folder, or postgresql://USER@HOST/DATABASE.
# Passwords do not belong here: set PGPASSWORD, or write them to ~/.pgpass.
{_ADDRESS}

[knowledge]
# Folders of knowledge of your own, laid over the shipped one; later ones win.
# overlays = []

{READER_TEMPLATE}"""

_KNOWN: dict[str, dict[str, type]] = {
    "ledger": {"address": str},
    "knowledge": {"overlays": list},
    "reader": READER_SETTINGS,
}
_WANTED = {
    str: "a text",
    list: "a list of texts",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds a ledger.

    Attributes:
        folder: where ``concordant.toml`` stands.
        address: where the ledger is: a path, or the address of a database server.
        overlays: folders of knowledge laid over the shipped one; later ones win.
        reader: what is set about who reads (``store.reader_settings``).
    """

    folder: Path
    address: Path | str = field(repr=False)
    overlays: tuple[Path, ...] = ()
    reader: Mapping[str, Any] = field(default_factory=dict)


def find_project(named: Path | None = None, environment: Mapping[str, str] = os.environ) -> Project:
    """The project that a command means: the one named, else that of the current folder or of one above.

    Args:
        named: the project's folder, from ``--project``; None or ``.`` where the user named none.
        environment: where ``CONCORDANT_PROJECT`` may name it.

    Raises:
        ProjectMissingError: there is none.
        ProjectBrokenError: its ``concordant.toml`` cannot be understood.
    """
    if named in (None, Path()) and environment.get(ENVIRONMENT):
        named = Path(environment[ENVIRONMENT])
    if named is not None and named != Path():
        # A folder that was named is meant as it stands: a slip must not fill the project above it.
        folder = named.absolute()
        if _is_file(folder / SETTINGS):
            return _load(folder)
        raise ProjectMissingError(f"there is no project in {named}", f"concordant init {named}")
    here = Path.cwd()
    for folder in (here, *here.parents):
        if _is_file(folder / SETTINGS):
            return _load(folder)
    raise ProjectMissingError(f"there is no project in {here} or above it", "concordant init")


def init_project(folder: Path, address: str | None = None) -> Project:
    """Make ``folder`` a project, with an empty ledger; repeat it freely after a failure.

    Args:
        folder: where its settings will stand.
        address: where its ledger is or will be; None for a file beside the settings. A password is used, and
            not written down.

    Raises:
        ProjectExistsError: it is one already.
        LedgerError: the folder, or the ledger, cannot be written.
    """
    settings = folder / SETTINGS
    if _is_file(settings):
        raise ProjectExistsError(f"{folder} is a project already", "concordant add PATH fills it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # The ledger comes first: a folder with settings is a project that works.
        open_ledger(_place(folder, address or DATABASE)).close()
        with settings.open("x", encoding="utf-8") as file:
            file.write(_settings(address))
    except FileExistsError as error:
        raise ProjectBrokenError(f"{error.filename} is in the way", "choose another folder") from error
    except OSError as error:
        raise LedgerClosedOffError(
            f"{folder} cannot be made a project ({error.strerror})", "choose a folder that you may write in"
        ) from error
    return _load(folder.absolute())


def open_ledger(where: Project | Path | str, patience: float = PATIENCE) -> Ledger:
    """Open a ledger, making it or bringing it up to date where needed.

    Args:
        where: a project, the path of a file, or the address of a database.
        patience: seconds to wait for another process that is writing.

    Raises:
        LedgerError: with what is wrong and what to do next.
    """
    # Databases take longer to import than most commands take to run.
    from concordant.store.opening import open_at

    return open_at(where.address if isinstance(where, Project) else where, patience)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _load(folder: Path) -> Project:
    settings = folder / SETTINGS
    try:
        read = tomllib.loads(settings.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ProjectBrokenError(f"{settings} is no valid TOML: {error}", "correct that line") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectBrokenError(f"{settings} cannot be read ({error})", "restore it") from error
    _check(settings, read)
    overlays = read.get("knowledge", {}).get("overlays", [])
    address = read.get("ledger", {}).get("address", DATABASE)
    return Project(
        folder=folder,
        address=_place(folder, address),
        overlays=tuple(folder / overlay for overlay in overlays),
        reader=read.get("reader", {}),
    )


def _place(folder: Path, address: str) -> Path | str:
    return address if scheme(address) else folder / address


def _settings(address: str | None) -> str:
    """The settings of a new project; what JSON writes between quotation marks, TOML reads."""
    told = json.dumps(without_password(address), ensure_ascii=False) if address else None
    return TEMPLATE.replace(_ADDRESS, f"address = {told}") if told else TEMPLATE


def _check(settings: Path, read: Mapping[str, Any]) -> None:
    """Raise at the first thing that would otherwise be ignored without a word."""
    for name, section in read.items():
        if name not in _KNOWN or not isinstance(section, dict):
            raise _unknown(settings, name, _KNOWN)
        for key, value in section.items():
            if key not in _KNOWN[name]:
                raise _unknown(settings, f"{name}.{key}", _KNOWN[name])
            if not _fits(value, _KNOWN[name][key]):
                wanted = _WANTED[_KNOWN[name][key]]
                raise ProjectBrokenError(f"{settings}: {name}.{key} must be {wanted}", "correct it")


def _fits(value: object, kind: type) -> bool:
    if kind in (bool, int, float):
        number = isinstance(value, int if kind is int else int | float) and not isinstance(value, bool)
        return isinstance(value, bool) if kind is bool else number and value >= 0  # type: ignore[operator]
    texts = value if isinstance(value, list) else [value]
    return isinstance(value, kind) and all(isinstance(text, str) and text for text in texts)


def _unknown(settings: Path, name: str, known: Mapping[str, Any]) -> LedgerError:
    return ProjectBrokenError(
        f"{settings}: {name} means nothing here", f"remove it; what is known: {', '.join(known)}"
    )
