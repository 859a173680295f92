"""Where an export goes: standard output, or a file that appears whole or not at all."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.failure import CommandError


def write_out(pieces: Iterable[bytes], target: Path | None) -> None:
    """Write pieces as they come, to a file that a person named or to standard output."""
    if target is None:
        _to_stdout(pieces)
        return
    try:
        _to_file(pieces, target)
    except OSError as error:
        raise CommandError(f"{target} cannot be written: {error.strerror}", "name another file") from error


def write_folder(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Write files into a folder that a person named; other files there are left alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{folder} is no folder to write in: {error.strerror}", "name another") from error
    for name, content in files:
        write_out([content], folder / name)


def refuse_terminal(name: str, target: Path | None) -> None:
    """Say where binary content should go, when it would go to a person."""
    if target is None and streams.is_terminal(sys.stdout):
        raise CommandError(f"{name} is no text for a terminal", f"concordant export {name} -o FILE")


def _to_stdout(pieces: Iterable[bytes]) -> None:
    sys.stdout.flush()
    if streams.is_terminal(sys.stdout):
        for piece in pieces:  # a terminal keeps its own encoding
            sys.stdout.write(piece.decode("utf-8"))
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _to_file(pieces: Iterable[bytes], target: Path) -> None:
    """Write beside the file and rename: whoever reads it meanwhile sees the old one or the new one."""
    place = target.resolve()
    if place.exists() and not place.is_file():
        with place.open("wb") as device:
            device.writelines(pieces)
        return
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
