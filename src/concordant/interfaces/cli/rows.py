"""JSON Lines files of reports and claims, checked line by line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.inputs import gather, name_problem
from concordant.interfaces.cli.knowing import overlays, sound_knowledge
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.unread import UNREAD
from concordant.model.contract import from_contract, to_contract
from concordant.model.report import Received

if TYPE_CHECKING:
    from concordant.interfaces.reading import Choice

Row = dict[str, Any]


def texts_of(path: Path) -> list[Row]:
    """The reports of a file."""
    return _rows(path, _check_text, "a report: {'id': …, 'lang': …, 'text': …}")


def claims_of(path: Path) -> list[Row]:
    """The claims of a file."""
    return _rows(path, from_contract, "a claim of the contract; concordant read --json writes such lines")


def write_text(path: Path, text: str) -> None:
    """Write a file that a person named."""
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}", "name another file") from error


def predict(texts: Path, choice: "Choice | None" = None) -> list[Row]:
    """The claims that this version reads out of a file of reports."""
    from concordant.interfaces.cli.readings import read_all

    arrivals = list(gather([str(texts)], {}))
    for arrival in arrivals:
        if not isinstance(arrival, Received):
            name_problem(arrival)
    received = (arrival for arrival in arrivals if isinstance(arrival, Received))
    readings = read_all(received, sound_knowledge(), overlays(settings()), 1, choice)
    found = []
    for _, reading in readings:
        for problem in reading.problems:
            if problem.stage == UNREAD:
                name_problem(problem)
        found += [to_contract(claim) for claim in reading.claims if not claim.doubt]
    return found


def _check_text(row: Row) -> None:
    for name in ("id", "lang", "text"):
        if not isinstance(row[name], str):
            raise TypeError(f"{name} must be text")


def _rows(path: Path, check: Callable[[Row], object], wanted: str) -> list[Row]:
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}", "check its name") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not in UTF-8", "save it with the encoding UTF-8") from error
    rows: list[Row] = []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
            check(row)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            told = f"no {error} in it" if isinstance(error, KeyError) else str(error)
            raise CommandError(f"{path}:{number}: {told}", f"write {wanted}") from error
        rows.append(row)
    return rows
