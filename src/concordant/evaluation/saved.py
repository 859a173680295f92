"""Evaluation runs on disk: what was predicted, by which version, on which corpus, with which figures."""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from concordant.evaluation.agreement import Row
from concordant.evaluation.scoreboard import Scoreboard
from concordant.evaluation.tables import as_json

FORM = "concordant-evaluation/1"


class SavedRunError(Exception):
    """A run that cannot be written, or read back.

    Attributes:
        message: what is wrong, with its place.
        advice: what to do next.
    """

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}. {self.advice}"


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation.

    Attributes:
        version: version of code and knowledge that predicted.
        corpus: fingerprint of texts and gold claims; only runs on the same can be compared.
        lang: the language that was evaluated; None for all.
        predicted: the claims, as contract rows.
        figures: as the guideline's scorer prints them.
    """

    version: str
    corpus: str
    lang: str | None
    predicted: tuple[Row, ...]
    figures: dict[str, Any]


def fingerprint(texts: Iterable[Row], gold: Iterable[Row]) -> str:
    """A digest of a corpus, whatever the order of its lines and keys."""
    digest = hashlib.sha256()
    for rows in (texts, gold):
        for line in sorted(json.dumps(row, sort_keys=True) for row in rows):
            digest.update(f"{line}\n".encode())
        digest.update(b"\n")
    return digest.hexdigest()


def run(
    version: str,
    texts: Sequence[Row],
    gold: Sequence[Row],
    predicted: Iterable[Row],
    board: Scoreboard,
    lang: str | None = None,
) -> Run:
    """What is worth keeping of an evaluation."""
    return Run(version, fingerprint(texts, gold), lang, tuple(predicted), as_json(board))


def save(kept: Run, file: Path) -> None:
    """Write a run; an older one of that name is there until the new one is whole.

    Raises:
        SavedRunError: it cannot be written.
    """
    content = {
        "form": FORM,
        "version": kept.version,
        "corpus": kept.corpus,
        "lang": kept.lang,
        "figures": kept.figures,
        "predicted": kept.predicted,
    }
    fresh = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        # One claim a line would be easier to read, but a run is one value and is read back as one.
        fresh.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
        fresh.replace(file)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise SavedRunError(f"{file} cannot be written ({error.strerror})", "choose another place") from error


def load(file: Path) -> Run:
    """Read a run back.

    Raises:
        SavedRunError: there is none, or the file holds something else.
    """
    try:
        content = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SavedRunError(f"{file} cannot be read ({error.strerror})", "give the file of a run") from error
    except ValueError as error:
        raise _foreign(file, str(error)) from error
    if not isinstance(content, dict) or content.get("form") != FORM:
        raise _foreign(file, f"its form is not {FORM}")
    try:
        return Run(
            version=content["version"],
            corpus=content["corpus"],
            lang=content["lang"],
            predicted=tuple(content["predicted"]),
            figures=dict(content["figures"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _foreign(file, f"{type(error).__name__}: {error}") from error


def _foreign(file: Path, words: str) -> SavedRunError:
    return SavedRunError(f"{file} is no saved evaluation ({words})", "run the evaluation again and save it")
