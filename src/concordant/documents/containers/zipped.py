"""Zip folders, and WACZ, which is a zip folder of web archives. No file of theirs is ever written to disk."""

import zlib
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from concordant.documents.containers.part import Budget, Part, Parts
from concordant.documents.containers.saved import beside
from concordant.documents.containers.warc import records
from concordant.model.problem import Problem

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml")
_WACZ = "datapackage.json"
_MOST_NAMES = 200_000
_ENCRYPTED = 1
_IN_MEMORY = 16_000_000
_PIECE = 1 << 20
_BROKEN = (BadZipFile, EOFError, OSError, zlib.error, ValueError, NotImplementedError, RuntimeError)


class NoFolderError(Exception):
    """It is packed like a zip folder, but is one document of an office program, or a book."""


def members(stream: IO[bytes], place: str, limit: int, budget: Budget) -> Parts:
    """What a zip folder holds, in order of name; what cannot be taken is a problem.

    Args:
        stream: the file, in which one can go to any place.
        place: what it is called.
        limit: the most bytes that one part may have.
        budget: how much may come out in all.

    Raises:
        NoFolderError: it is no folder of files.
        TooMuchError: more comes out than any honest folder holds.
    """
    try:
        folder = ZipFile(stream)
    except _BROKEN:
        yield Problem("receive", place, "This zip folder is damaged or cut off.", "Get it anew.")
        return
    with folder:
        names = {each.filename for each in folder.infolist()}
        if len(names) > _MOST_NAMES:
            message = f"This zip folder holds more than {_MOST_NAMES:,} files; it was passed over."
            yield Problem("receive", place, message, "Unpack it and add the folder.")
        elif names.intersection(_OFFICE):
            raise NoFolderError
        elif _WACZ in names and any(name.startswith("archive/") for name in names):
            yield from _crawled(folder, place, limit, budget)
        else:
            for each in _wanted(folder, names):
                yield from _member(folder, each, place, limit, budget)


def _wanted(folder: ZipFile, names: set[str]) -> list[ZipInfo]:
    """Files in order of name, without hidden ones and what lies beside a saved page."""
    found = [each for each in folder.infolist() if each.filename and _is_wanted(each.filename)]
    return sorted(
        (each for each in found if not beside(each.filename, names)), key=lambda each: each.filename
    )


def _is_wanted(name: str) -> bool:
    """Whether it is a file, and not hidden."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return bool(parts[-1]) and not hidden and parts[0] != "__MACOSX"


def _member(folder: ZipFile, each: ZipInfo, place: str, limit: int, budget: Budget) -> Parts:
    inner = f"{place}/{_shown(each.filename)}"
    refused = _refused(each)
    if refused:
        yield Problem("receive", inner, refused)
        return
    budget.part()
    try:
        with folder.open(each) as packed:
            raw = packed.read(limit + 1)
    except _BROKEN:
        yield Problem("receive", inner, "This file is damaged within its zip folder; it was passed over.")
        return
    budget.take(len(raw))
    yield Part(inner, raw, name=each.filename)


def _crawled(folder: ZipFile, place: str, limit: int, budget: Budget) -> Parts:
    """The records of every WARC in a WACZ."""
    warcs = [e for e in folder.infolist() if e.filename.startswith("archive/") and ".warc" in e.filename]
    for each in sorted(warcs, key=lambda one: one.filename):
        inner = f"{place}/{_shown(each.filename)}"
        refused = _refused(each)
        if refused:
            yield Problem("receive", inner, refused)
            continue
        try:
            with folder.open(each) as packed, SpooledTemporaryFile(max_size=_IN_MEMORY) as warc:
                _copy(packed, warc, budget)
                yield from records(warc, inner, limit, budget)
        except _BROKEN:
            yield Problem("receive", inner, "This file is damaged within its WACZ; its end was passed over.")


def _copy(packed: IO[bytes], copy: IO[bytes], budget: Budget) -> None:
    """A member in which one can go to any place, as no packed one allows."""
    while piece := packed.read(_PIECE):
        budget.take(len(piece))
        copy.write(piece)


def _refused(each: ZipInfo) -> str | None:
    """Why a member is not opened."""
    path = PurePosixPath(each.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "Its name leads out of the zip folder; it was passed over."
    if each.flag_bits & _ENCRYPTED:
        return "It is encrypted within its zip folder; it was passed over."
    if each.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "It is packed in a way that is not read; it was passed over."
    return None


def _shown(name: str) -> str:
    """A name that any store accepts."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name).encode("utf-8", "replace").decode()
