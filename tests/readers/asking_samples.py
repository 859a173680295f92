"""Documents, and a reader that asks a server about them."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from concordant.documents.open import open_document
from concordant.knowledge.collection import Knowledge
from concordant.model.document import Document
from concordant.model.identifiers import digest
from concordant.model.report import Received
from concordant.pipeline import load_knowledge
from concordant.readers.llm.asking import Asker
from concordant.readers.llm.budget import Budget
from concordant.readers.llm.cache import AnswerFile
from concordant.readers.llm.reader import ModelReader
from concordant.readers.llm.settings import ModelSettings

TEXT = (
    "Pyongyang a livré 200 missiles balistiques à Moscou en septembre, selon des responsables américains.\n\n"
    "Téhéran dément avoir livré des drones à la Russie."
)
ROW: dict[str, Any] = {
    "quote": "Pyongyang a livré 200 missiles balistiques à Moscou",
    "event": "transfer",
    "agent": "Pyongyang",
    "recipient": "Moscou",
    "item": "missiles balistiques",
    "item_class": "ballistic_missile",
    "quantity": "200",
    "time": "en septembre",
    "phase": "done",
    "certainty": "asserted",
    "polarity": "affirmed",
    "voices": ["des responsables américains"],
}
DENIAL: dict[str, Any] = {
    **ROW,
    "quote": "Téhéran dément avoir livré des drones à la Russie",
    "agent": "Téhéran",
    "recipient": "la Russie",
    "item": "drones",
    "item_class": "drone",
    "quantity": None,
    "time": None,
    "polarity": "denied",
    "voices": ["Téhéran"],
}


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load_knowledge()[0]


def received(text: str, **given: str) -> Received:
    """A text as it would arrive."""
    raw = json.dumps({"lang": "fr", "published": "2025-03-11", **given, "text": text}).encode()
    return Received(raw, "sample#1", "application/x-ndjson", "2026-01-01T00:00:00Z", digest(raw))


def document(text: str = TEXT, **given: str) -> Document:
    """A text as the readers get it."""
    found = open_document(received(text, **given))[1]
    assert found is not None
    return found


@contextmanager
def asking(
    address: str, folder: Path, may_send: Callable[[], None] = lambda: None, **more: Any
) -> Iterator[tuple[ModelReader, Asker]]:
    """A reader that asks this address, and keeps answers in this folder."""
    settings = ModelSettings(address, "small", **{"patience": 5.0, "longest": 5.0, "attempts": 3, **more})
    answers = AnswerFile(folder / "answers.db")
    asker = Asker(settings, answers, Budget(settings), may_send)
    reader = ModelReader(asker)
    try:
        yield reader, asker
    finally:
        reader.close()
        answers.close()
