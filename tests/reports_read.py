"""Reports for tests, read with the shipped knowledge, which is loaded once."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from concordant.documents.receive import receive_bytes, terms
from concordant.knowledge.collection import Knowledge
from concordant.model.identifiers import digest
from concordant.model.reading import Reading
from concordant.model.report import MediaType, Received
from concordant.pipeline import load_knowledge, read

NOW = "2026-06-01T00:00:00Z"
NOTHING: Mapping[str, str] = MappingProxyType({})


@cache
def shipped() -> Knowledge:
    """The knowledge that comes with the program."""
    return load_knowledge()[0]


def received(
    text: str | bytes,
    given: Mapping[str, str] = NOTHING,
    media_type: MediaType = "text/plain",
    source: str = "inbox/a.txt",
) -> Received:
    """A report as it arrives."""
    raw = text.encode() if isinstance(text, str) else text
    return Received(raw, source, media_type, NOW, digest(raw), tuple(sorted(given.items())))


def french(text: str, **given: str) -> Reading:
    """A French text, read."""
    return read(received(text, {"lang": "fr", **given}), shipped())


def record(**fields: str) -> Received:
    """One line of a JSON Lines file."""
    return received(json.dumps(fields, ensure_ascii=False), {}, "application/x-ndjson", "inbox/a.jsonl#1")


def records(raw: bytes, source: str = "texts.jsonl") -> Iterator[Reading]:
    """Every report of a JSON Lines file, read."""
    for arrival in receive_bytes(raw, source, terms(NOW)):
        assert isinstance(arrival, Received), arrival
        yield read(arrival, shipped())


@cache
def samples() -> tuple[Reading, ...]:
    """The bundled reports, read."""
    bundled = files("concordant.samples")
    about = tomllib.loads(bundled.joinpath("metadata.toml").read_text("utf-8"))
    arrivals = [
        arrival
        for report in sorted(bundled.joinpath("reports").iterdir(), key=lambda each: each.name)
        for arrival in receive_bytes(report.read_bytes(), report.name, terms(NOW, about.get(report.name)))
    ]
    return tuple(read(each, shipped()) for each in arrivals if isinstance(each, Received))
