"""Evaluations kept on disk, and found again."""

from pathlib import Path
from typing import TYPE_CHECKING

from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.knowing import sound_knowledge
from concordant.interfaces.cli.rows import Row

if TYPE_CHECKING:
    from concordant.evaluation.scoreboard import Scoreboard


def _version() -> str:
    from concordant import pipeline

    return pipeline.version(sound_knowledge())


def keep_run(
    file: Path,
    reports: list[Row],
    right: list[Row],
    found: list[Row],
    board: "Scoreboard",
    lang: str | None,
    predicted: Path | None,
) -> None:
    """Keep an evaluation for later ones to be compared with."""
    from concordant.evaluation.saved import SavedRunError, run, save

    version = str(predicted) if predicted else _version()
    try:
        save(run(version, reports, right, found, board, lang), file)
    except SavedRunError as error:
        raise CommandError(error.message, error.advice) from error


def earlier_board(file: Path, reports: list[Row], right: list[Row], lang: str | None) -> "Scoreboard":
    """The scoreboard of an evaluation saved before."""
    from concordant.evaluation.saved import SavedRunError, fingerprint, load
    from concordant.evaluation.score import evaluate

    try:
        kept = load(file)
    except SavedRunError as error:
        raise CommandError(error.message, error.advice) from error
    if kept.corpus != fingerprint(reports, right):
        raise CommandError(
            f"{file} was saved with other texts or gold claims", "compare it with those it was saved with"
        )
    return evaluate(reports, right, kept.predicted, lang)
