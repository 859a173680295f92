"""What the ledger writes, made ready before the database is touched."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from concordant.model.claim import Actor, Claim
from concordant.model.identifiers import digest
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.store import codec
from concordant.store.dates import days_of
from concordant.store.folding import phrases, storable

Row = dict[str, Any]

# Measured on web pages: 16 ms a megabyte; level 3 takes 9 ms and leaves a twelfth more, 9 saves nothing.
COMPRESSION = 6


def identity(received: Received) -> str:
    """One name for the same bytes with the same description, wherever and whenever they arrived."""
    content = [received.sha256, received.media_type, sorted(received.given)]
    return digest(json.dumps(content).encode())


@dataclass(frozen=True, slots=True)
class Arrival:
    """One received text as rows."""

    identity: str
    raw: Row
    received: Row


def arrival(name: str, received: Received) -> Arrival:
    """The rows of ``received``, whose identity is ``name``.

    Raises:
        ValueError: the digest is not that of the bytes.
    """
    if digest(received.raw) != received.sha256:
        raise ValueError(f"{received.source}: the digest does not belong to the bytes")
    packed = zlib.compress(received.raw, COMPRESSION)
    described = {"source": received.source, "media_type": received.media_type, "given": received.given}
    return Arrival(
        identity=name,
        raw={"sha256": received.sha256, "length": len(received.raw), "packed": packed},
        received={
            "identity": name,
            "sha256": received.sha256,
            "received_at": storable(received.received_at),
            "described": codec.pack(described),
        },
    )


def received_from(packed: bytes, sha256: str, received_at: str, described: str) -> Received:
    """What arrived, as it was.

    Raises:
        ValueError: the bytes are not those that were received.
    """
    raw = zlib.decompress(packed)
    if digest(raw) != sha256:
        raise ValueError(f"the bytes of {sha256} were altered")
    row = codec.unpack(described)
    given = tuple((name, value) for name, value in row["given"])
    return Received(raw, row["source"], row["media_type"], received_at, sha256, given)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One reading as rows, still without the numbers that only the database can give."""

    identity: str
    reading: Row
    document: bytes | None
    claims: tuple[Row, ...]
    problems: tuple[Row, ...]
    apart: tuple[Row, ...] = ()


def recorded(received: Received, reading: Reading) -> Recorded:
    """The rows of a reading of ``received``."""
    document = reading.document
    return Recorded(
        identity=identity(received),
        reading=_reading_row(reading.report),
        document=pack_bytes(codec.encode_document(document)) if document else None,
        claims=tuple(_claim_row(claim, reading.report) for claim in reading.claims),
        problems=tuple({"body": codec.pack(codec.encode_problem(p))} for p in reading.problems),
        apart=tuple({"body": codec.pack(codec.encode_apart(each))} for each in reading.apart),
    )


def _reading_row(report: Report) -> Row:
    return {
        "report": storable(report.id),
        "lang": storable(report.lang),
        "published": storable(report.published) if report.published else None,
        "described": codec.pack(codec.encode_report(report)),
    }


def _claim_row(claim: Claim, report: Report) -> Row:
    item = claim.item
    begins, ends = days_of(claim, report) or (None, None)
    return {
        "number": claim.number,
        "id": claim.id,
        "event": claim.event,
        "phase": claim.phase,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "agent_states": _states(claim.agent),
        "agent_words": _names(claim.agent),
        "recipient_states": _states(claim.recipient),
        "recipient_words": _names(claim.recipient),
        "item_class": item.item_class if item else "",
        "item_words": phrases([item.surface, item.id]) if item else "",
        "begins": begins and storable(begins),
        "ends": ends and storable(ends),
        "body": codec.pack(codec.encode_claim(claim)),
        "reasons": codec.pack(codec.encode_reasons(claim.reasons)),
    }


def _states(actor: Actor | None) -> str:
    """``;RU;IR;``: every state between semicolons, so that one can be searched for as a whole."""
    return f";{storable(actor.state)};" if actor and actor.state else ""


def _names(actor: Actor | None) -> str:
    return phrases(_words_for(actor)) if actor else ""


def _words_for(actor: Actor) -> Iterable[str | None]:
    yield from actor.name.split(";")
    yield actor.raw
    yield actor.id


def pack_bytes(value: Any) -> bytes:
    """Compressed JSON that keeps every character, half ones too."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), COMPRESSION)


def unpack_bytes(packed: bytes) -> Any:
    """What ``pack_bytes`` was given."""
    return json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
