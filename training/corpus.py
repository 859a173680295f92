"""Annotated reports: texts with the claims that an annotator found in them."""

import json
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


def annotated(texts: Path, gold: Path) -> list[Annotated]:
    """The reports of one corpus."""
    claims: dict[str, list[Gold]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        if line.strip():
            claim = json.loads(line)
            claims.setdefault(claim["report"], []).append(claim)
    found = []
    for line in texts.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        raw = line.encode()
        received = Received(raw, "corpus#1", "application/x-ndjson", "2026-01-01T00:00:00Z", digest(raw))
        _, document, _ = open_document(received)
        if document is not None:
            found.append(Annotated(document, claims.get(document.report.id, [])))
    return found
