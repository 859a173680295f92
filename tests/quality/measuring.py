"""Reads annotated texts and measures the outcome; knows the floors that are pinned."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from concordant.documents.receive import receive_bytes, terms
from concordant.evaluation.score import evaluate
from concordant.evaluation.scoreboard import Scoreboard
from concordant.knowledge.collection import Knowledge
from concordant.model.contract import to_contract
from concordant.model.identifiers import digest
from concordant.model.report import Received
from concordant.pipeline import read

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
OWN = HERE / "own"
FLOORS = HERE / "floors.toml"
MARGIN = 0.02
ALARM_MARGIN = 3.5
"""One more false alarm in the silent reports of the corpus is no regression yet."""
CEILING = "false_alarms_per_100_silent"
"""The one figure that must not rise."""
_NOW = "2026-06-01T00:00:00Z"
_SLOTS = ("certainty", "phase", "polarity", "attribution")


@dataclass(frozen=True, slots=True)
class Pinned:
    """What ``floors.toml`` holds: the corpus that was measured and the bound of each figure."""

    corpus: str
    bounds: Mapping[str, float]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def corpus_digest(folder: Path = CORPUS) -> str:
    """One digest over texts and gold."""
    files = (folder / "texts.jsonl", folder / "gold.jsonl")
    return digest("".join(digest(file.read_bytes().replace(b"\r\n", b"\n")) for file in files).encode())


def languages() -> tuple[str, ...]:
    """The languages beside the first one that have floors of their own, in folders named by their codes."""
    return tuple(sorted(file.parent.name for file in HERE.glob("*/floors.toml")))


def kept_aside(identifier: str) -> bool:
    """Whether a report of the corpus was kept from those that weights are learned from: even numbers."""
    digits = "".join(c if c.isdigit() else " " for c in identifier).split()
    return not int(digits[0]) % 2


def board(folder: Path, knowledge: Knowledge, aside: bool = False) -> Scoreboard:
    """Read the texts of a folder and score the claims against its gold.

    Args:
        folder: with ``texts.jsonl`` and ``gold.jsonl``.
        knowledge: to read with.
        aside: only the reports that no weight was learned from.
    """
    source = folder / "texts.jsonl"
    texts = [text for text in rows(source) if not aside or kept_aside(text["id"])]
    gold = [claim for claim in rows(folder / "gold.jsonl") if not aside or kept_aside(claim["report"])]
    raw = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts).encode()
    arrivals = list(receive_bytes(raw, source.name, terms(_NOW)))
    received = [arrival for arrival in arrivals if isinstance(arrival, Received)]
    if len(received) < len(texts):
        raise ValueError(f"{source} holds a line that is no report")
    found = [to_contract(claim) for each in received for claim in read(each, knowledge).claims]
    return evaluate(texts, gold, found)


def figures(measured: Scoreboard) -> dict[str, float]:
    """The figures that have a bound."""
    shares = {accuracy.slot: accuracy.share or 0.0 for accuracy in measured.accuracies}
    return {
        "detection_f1": measured.detection.f1,
        "strict_f1": measured.strict.f1,
        **{slot: shares[slot] for slot in _SLOTS},
        CEILING: measured.alarms_per_hundred or 0.0,
    }


def pinned(floors: Path = FLOORS) -> Pinned:
    """The bounds as they stand in the file."""
    table = tomllib.loads(floors.read_text("utf-8"))
    return Pinned(table["corpus"], table["bounds"])


def bounds(now: Mapping[str, float]) -> dict[str, float]:
    """What would be pinned for these figures: a margin below, and above for false alarms."""
    return {
        name: round(value + ALARM_MARGIN, 2) if name == CEILING else round(max(0.0, value - MARGIN), 4)
        for name, value in now.items()
    }


def worse(name: str, value: float, bound: float) -> bool:
    """Whether a figure is beyond its bound."""
    return value > bound if name == CEILING else value < bound
