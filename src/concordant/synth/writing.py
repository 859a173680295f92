"""Worlds as files: what would be received, what a perfect reader would claim, and what is true."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from concordant.model.contract import to_contract
from concordant.synth.texts import Written
from concordant.synth.truth import Told, Truth

REPORTS, CLAIMS, TRUTH = "reports.jsonl", "claims.jsonl", "truth.jsonl"


def write(folder: Path, made: Iterable[Written] | Iterable[Told]) -> int:
    """Write reports, claims and truth to three files of JSON Lines, one by one as they are made.

    Args:
        folder: where to; made if need be.
        made: reports with their texts, or bare claims, whose reports have no text.

    Returns:
        The number of reports.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count, last = 0, None
    files = (folder / REPORTS, folder / CLAIMS, folder / TRUTH)
    with (
        files[0].open("w", encoding="utf-8", newline="\n") as reports,
        files[1].open("w", encoding="utf-8", newline="\n") as claims,
        files[2].open("w", encoding="utf-8", newline="\n") as truths,
    ):
        for each in made:
            told = each.told if isinstance(each, Written) else (each,)
            record = dict(each.record) if isinstance(each, Written) else _record(each)
            if record["id"] != last:
                _line(reports, record)
                count, last = count + 1, record["id"]
            for one in told:
                _line(claims, {"id": one.claim.id, **to_contract(one.claim)})
                _line(truths, asdict(one.truth))
    return count


def read_truth(folder: Path) -> Iterable[Truth]:
    """The truth from its file, one claim after the other."""
    with (folder / TRUTH).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tuples = {name: tuple(row[name]) for name in ("origins", "contradicts")}
            yield Truth(**{**row, **tuples})


def _record(told: Told) -> dict[str, str | None]:
    report = told.report
    return {
        "id": report.id,
        "lang": report.lang,
        "title": report.title,
        "published": report.published,
        "outlet": report.outlet,
        "text": None,
    }


def _line(file: TextIO, row: object) -> None:
    file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
