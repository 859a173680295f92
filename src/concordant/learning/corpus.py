"""Annotated reports: texts with the claims that an annotator found in them."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from concordant.documents.open import open_document
from concordant.model.document import Document
from concordant.model.identifiers import digest
from concordant.model.report import Received

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report as the program receives it, with its gold claims."""

    document: Document
    gold: Sequence[Gold]


def annotated(folder: Path) -> list[Annotated]:
    """The reports of a folder that holds ``texts.jsonl`` and ``gold.jsonl``; none where it does not exist."""
    if not folder.exists():
        return []
    claims: dict[str, list[Gold]] = {}
    for line in _lines(folder / "gold.jsonl"):
        claim = json.loads(line)
        claims.setdefault(claim["report"], []).append(claim)
    documents = [_opened(line) for line in _lines(folder / "texts.jsonl")]
    return [Annotated(d, claims.get(d.report.id, [])) for d in documents if d is not None]


def quiet(folder: Path, lang: str = "fr") -> list[Annotated]:
    """The texts of a folder of TOML files in which nothing is told."""
    texts = [
        text
        for file in sorted(folder.glob("*.toml"))
        for text in tomllib.loads(file.read_text("utf-8"))["text"]
    ]
    documents = [_opened(json.dumps({"lang": lang, **text})) for text in texts]
    return [Annotated(d, []) for d in documents if d is not None]


def half(reports: Sequence[Annotated]) -> list[Annotated]:
    """The reports with an odd number in their id; the others are kept aside to measure on."""
    return [r for r in reports if _number(r.document.report.id) % 2]


def _number(identifier: str) -> int:
    digits = "".join(c if c.isdigit() else " " for c in identifier).split()
    return int(digits[0]) if digits else 0


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _opened(line: str) -> Document | None:
    raw = line.encode()
    received = Received(raw, "corpus#1", "application/x-ndjson", "2026-01-01T00:00:00Z", digest(raw))
    return open_document(received)[1]
