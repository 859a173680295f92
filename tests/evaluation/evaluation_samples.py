"""Invented reports with gold and predicted claims."""

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]
SAMPLE = Path(__file__).parent / "sample"


def rows(name: str) -> list[Row]:
    """The lines of one file of the sample."""
    return [json.loads(line) for line in (SAMPLE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def text(name: str, words: str = "Borduria sent shells to Syldavia. " * 4, lang: str = "en") -> Row:
    """One report."""
    return {"id": name, "lang": lang, "text": words}


def claim(start: int = 0, end: int = 10, report: str = "a", **said: Any) -> Row:
    """One claim, as a contract row."""
    return {
        "report": report,
        "claim": 1,
        "event": "transfer",
        "agent": {"name": "Borduria", "state": "BO"},
        "recipient": {"name": "Syldavia", "state": "SY"},
        "item": {"surface": "shells", "class": "artillery_ammunition"},
        "quantity": None,
        "place": None,
        "time": None,
        "phase": "done",
        "certainty": "asserted",
        "polarity": "affirmed",
        "attribution": [],
        "evidence": {"quote": text(report)["text"][start:end], "start": start, "end": end},
        **said,
    }
