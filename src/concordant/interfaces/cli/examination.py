"""What the doctor looks at: program, knowledge, ledger, cache, terminal."""

import os
import shutil
import sys
from collections.abc import Iterator

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.settings import settings

Finding = tuple[str, bool, str, str]  # what was looked at, whether it is well, what was found, what to do

_PARTS = ("click", "rich", "lxml", "trafilatura", "py3langid", "pydantic", "sqlalchemy", "ahocorasick-rs")
_LEAST_WIDTH = 80


def examine() -> Iterator[Finding]:
    """Every finding, the most basic first."""
    yield from _program()
    yield from _knowledge()
    yield from _ledger()
    yield from _cache()
    yield from _terminal()


def _program() -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version
    from platform import platform, python_version

    from concordant import __version__

    yield "concordant", True, __version__, ""
    yield "Python", sys.version_info >= (3, 11), f"{python_version()} on {platform(terse=True)}", ""
    held, missing = [], []
    for part in _PARTS:
        try:
            held.append(f"{part} {version(part)}")
        except PackageNotFoundError:
            missing.append(part)
    told = ", ".join([*held, *(f"{part} missing" for part in missing)])
    yield "parts", not missing, told, "install Concordant again" if missing else ""


def _knowledge() -> Iterator[Finding]:
    from concordant.interfaces.cli.knowing import load_knowledge, overlays

    folders = overlays(settings())
    held, problems = load_knowledge(folders)
    told = ", ".join(f"{len(entries)} {_kind(folder)}" for folder, entries in held.folders.items())
    yield "knowledge", bool(len(held)), f"{told or 'none'}; digest {held.digest[:12]}", ""
    for overlay in folders:
        yield "overlay", overlay.is_dir(), str(overlay), "" if overlay.is_dir() else "check its name"
    broken = [str(problem) for problem in problems if problem.severity == "error"]
    if broken:
        yield "knowledge", False, f"{len(broken)} errors, the first: {broken[0]}", "concordant check"


def _kind(folder: str) -> str:
    """What a folder of knowledge holds: ``actors``, ``fr frames``; a language's own files describe it."""
    parts = folder.removeprefix("language/").split("/")
    return " ".join(parts) if len(parts) > 1 or folder == parts[0] else f"{parts[0]} profile"


def _ledger() -> Iterator[Finding]:
    from concordant.store.address import without_password
    from concordant.store.failure import LedgerError, ProjectMissingError
    from concordant.store.project import find_project, open_ledger

    try:
        project = find_project(settings().project)
        ledger = open_ledger(project)
        counts = ledger.counts()
        ledger.close()
    except ProjectMissingError as error:
        yield "ledger", True, error.message, error.advice
    except LedgerError as error:
        yield "ledger", False, error.message, error.advice
    else:
        told = f"{counts.received} received, {counts.reports} reports, {counts.claims} claims"
        shown = without_password(str(project.address))
        yield "ledger", True, f"{shown}: {told}, {counts.problems} problems", ""
        if shown != str(project.address):
            yield (
                "settings",
                False,
                "concordant.toml holds a password",
                "set PGPASSWORD or write it to ~/.pgpass",
            )


def _cache() -> Iterator[Finding]:
    from concordant.knowledge.cache import cache_folder

    folder = cache_folder()
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    writable = os.access(nearest, os.W_OK)
    advice = (
        ""
        if writable
        else "set CONCORDANT_CACHE to a folder that you may write in; without, starts are slower"
    )
    yield "cache", True, f"{folder}{'' if writable else ' (cannot be written)'}", advice


def _terminal() -> Iterator[Finding]:
    width = shutil.get_terminal_size().columns
    colour = "colours" if streams.wants_colour(sys.stdout) else "no colours"
    narrow = f"tables read better from {_LEAST_WIDTH} columns on" if width < _LEAST_WIDTH else ""
    signs = "" if streams.says_unicode(sys.stdout) else "set PYTHONIOENCODING=utf-8 to see every character"
    yield "terminal", True, f"{sys.stdout.encoding}, {width} columns, {colour}", signs or narrow
