"""The folder that a scan leaves, as something to add: the pages that it kept."""

import json
from collections.abc import Iterator
from pathlib import Path

from concordant.documents.receive import Arrival, Terms
from concordant.documents.warc.arriving import arrivals
from concordant.model.problem import Problem

MANIFEST = "manifest.json"
MADE_BY = "concordant scan"
_BEGINNING = f'{{\n "made_by": "{MADE_BY}"'.encode()


def manifest_of(path: Path) -> Path | None:
    """The manifest that a path means: itself, or the one in the folder; None if there is none of a scan."""
    file = path / MANIFEST if path.is_dir() else path
    if file.name != MANIFEST:
        return None
    try:
        with file.open("rb") as stream:
            return file if stream.read(len(_BEGINNING)) == _BEGINNING else None
    except OSError:
        return None


def kept_pages(manifest: Path, agreed: Terms) -> Iterator[Arrival]:
    """Every page in which a scan read claims, as it was received."""
    try:
        told = json.loads(manifest.read_text("utf-8"))
        paths = [output["path"] for entry in told["archives"] for output in entry.get("outputs", ())]
    except (OSError, ValueError, KeyError, TypeError) as broken:
        message = f"This manifest of a scan cannot be read ({broken})."
        yield Problem("receive", str(manifest), message, "Scan again: what is done is not done twice.")
        return
    for path in paths:
        if path.endswith(".warc.gz"):
            yield from arrivals(manifest.parent / path, agreed)
