"""Events in English sentences beside their PLOVER roots: ``python -m benchmarks.plover PLV_test.tsv``.

The file is the one of Zero-Shot-PLOVER (github.com/snowood1/Zero-Shot-PLOVER, ``datasets/``). It is not ours
to pass on: whoever measures fetches it. A row holds a sentence, who acts and towards whom, and the root of
the event between the two. ``plover.toml`` says which root a claim would have. The reader is not told the
parties.

Its gate for texts that are not about arms is left open, since a row is one sentence; its weights are not.
Most rows are about strikes, courts and elections, of which it has nothing to say, and says nothing.
"""

import csv
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.tables import Sheet, show
from concordant.extraction.reader import DocumentReader
from concordant.model.claim import Actor, Claim
from concordant.model.document import Block, Document
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.pipeline import load_knowledge, reader_for

_ARMS = re.compile(
    r"\b(?:missiles?|weapons?|arms|tanks?|drones?|warplanes?|fighter jets?|nuclear|sanctions?|embargo(?:es)?"
    r"|ammunition|military aid|rockets?|shells?|troops|soldiers)\b"
)
"""A sentence with one of these words may be about arms."""

_PLANNED = frozenset({"planned", "offered", "requested", "ordered"})


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence with the parties, the root of what happens between them, and what others say of it."""

    sentence: str
    source: str
    target: str
    root: str
    others: Mapping[str, str]
    todo: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read: the root, whether who acts towards whom is right, whether it is still to come."""

    root: str
    direction: str
    todo: bool


def main(arguments: Sequence[str]) -> int:
    """Measure and print; returns the exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("usage: python -m benchmarks.plover PLV_test.tsv", file=sys.stderr)
        return 2
    rows = list(_rows(Path(arguments[0])))
    reader = reader_for(load_knowledge()[0], "en")
    if reader is None:
        return 1
    answers = [_answer(row, reader) for row in rows]
    show(_roots("Every row", rows, answers))
    near = [n for n, row in enumerate(rows) if _ARMS.search(row.sentence.lower())]
    show(_roots("Rows with a word of arms", [rows[n] for n in near], [answers[n] for n in near]))
    show(_parties(rows, answers))
    return 0


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened, delimiter="\t"):
            others = {name: row[name] for name in ("root_L1", "root_L2") if name in row}
            yield Row(
                row["sentence"], row["source"], row["target"], row["gold_root"], others,
                row.get("modality_L2") == "todo",
            )  # fmt: skip


def _answer(row: Row, reader: DocumentReader) -> Answer | None:
    """The claim between the two parties, either way; else the first of the sentence."""
    report = Report("row", "", "row", "en")
    document = Document(report, row.sentence, (Block(Span(0, len(row.sentence)), "body"),))
    told = [
        Answer(root, _direction(claim, row), claim.phase in _PLANNED)
        for claim in reader.claims(document, gate=False)
        if (root := _root(claim)) is not None
    ]
    ranked = sorted(
        told, key=lambda answer: ("right", "reversed", "one party", "other").index(answer.direction)
    )
    return ranked[0] if ranked else None


@cache
def _table() -> tuple[Mapping[str, Any], ...]:
    file = Path(__file__).with_name("plover.toml")
    return tuple(tomllib.loads(file.read_text("utf-8"))["row"])


def _root(claim: Claim) -> str | None:
    for row in _table():
        if (
            claim.event in row["events"]
            and claim.phase in row.get("phases", (claim.phase,))
            and claim.polarity == row.get("polarity", claim.polarity)
        ):
            return str(row["root"])
    return None


def _direction(claim: Claim, row: Row) -> str:
    source, target = (_places(row.sentence, words) for words in (row.source, row.target))
    there = (_stands(claim.agent, source), _stands(claim.recipient, target))
    back = (_stands(claim.agent, target), _stands(claim.recipient, source))
    if all(there):
        return "right"
    if all(back):
        return "reversed"
    return "one party" if any(there) else "other"


def _places(sentence: str, words: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), sentence)] if words else []


def _stands(actor: Actor | None, places: Sequence[Span]) -> bool:
    return actor is not None and actor.span is not None and any(actor.span.overlaps(p) for p in places)


def _roots(title: str, rows: Sequence[Row], answers: Sequence[Answer | None]) -> Sheet:
    """Precision, recall and F1 of each root that claims can tell, beside what the file says of others."""
    ours = [answer.root if answer else None for answer in answers]
    others = {name: [row.others.get(name) for row in rows] for name in rows[0].others}
    gold = [row.root for row in rows]
    sheet = Sheet(
        title, ("root", "rows", "answers", "precision", "recall", "F1", *(f"F1 of {n}" for n in others))
    )
    told = sorted({str(row["root"]) for row in _table()} & set(gold))
    for root in told:
        scores = [_score(gold, theirs, root) for theirs in (ours, *others.values())]
        right, recall, _ = scores[0]
        sheet.add(
            root, str(gold.count(root)), str(ours.count(root)), f"{right:.2f}", f"{recall:.2f}",
            *(f"{score[2]:.2f}" for score in scores),
        )  # fmt: skip
    for name, roots in ((f"macro, these {len(told)}", told), ("macro, all roots", sorted(set(gold)))):
        means = [
            sum(_score(gold, theirs, root)[2] for root in roots) / len(roots)
            for theirs in (ours, *others.values())
        ]
        sheet.add(name, str(len(rows)), "", "", "", *(f"{mean:.3f}" for mean in means))
    answered = [(a, g) for a, g in zip(ours, gold, strict=True) if a is not None]
    correct = sum(a == g for a, g in answered)
    sheet.notes.append(f"Answered: {len(answered)} of {len(rows)} rows, {correct} of them rightly.")
    return sheet


def _score(gold: Sequence[str], told: Sequence[str | None], root: str) -> tuple[float, float, float]:
    both = sum(g == t == root for g, t in zip(gold, told, strict=True))
    precision = both / max(1, sum(t == root for t in told))
    recall = both / max(1, sum(g == root for g in gold))
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def _parties(rows: Sequence[Row], answers: Sequence[Answer | None]) -> Sheet:
    """Of the answers with the right root: who acts towards whom, and what is still to come."""
    sheet = Sheet("Answers with the right root", ("", "answers", "share"))
    right = [(row, a) for row, a in zip(rows, answers, strict=True) if a is not None and a.root == row.root]
    tests: tuple[tuple[str, Callable[[Row, Answer], bool]], ...] = (
        ("both parties, in this direction", lambda _, a: a.direction == "right"),
        ("both parties, reversed", lambda _, a: a.direction == "reversed"),
        ("one of the two", lambda _, a: a.direction == "one party"),
        ("still to come or not, as the file has it", lambda row, a: a.todo == row.todo),
    )
    for name, holds in tests:
        count = sum(holds(row, answer) for row, answer in right)
        sheet.add(name, str(count), f"{count / max(1, len(right)):.0%}")
    sheet.notes.append(
        f"{len(right)} answers. What is still to come is a prediction in the file, not annotated."
    )
    return sheet


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
