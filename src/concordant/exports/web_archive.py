"""What was received as WARC, record by record: the same ledger gives the same bytes.

Every arrival is a ``resource`` record: the bytes as they were read, under their address where one is known.
What was said about them goes along in a field of our own, which ``documents/containers/warc.py`` reads back.
"""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from concordant import __version__
from concordant.documents.containers.warc import GIVEN
from concordant.model.report import Received

_FIRST = "1970-01-01T00:00:00Z"
_SOURCE = "Concordant-Source"


def web_archive(kept: Iterable[Received], packed: bool) -> Iterator[bytes]:
    """The file in pieces.

    Args:
        kept: what was received.
        packed: whether each record is compressed, as the name ``.warc.gz`` promises.
    """
    from warcio.warcwriter import WARCWriter

    room = BytesIO()
    writer = WARCWriter(room, gzip=packed, warc_version="1.1")
    record = _info(writer)
    writer.write_record(record)
    yield _taken(room)
    for number, received in enumerate(kept):
        writer.write_record(_resource(writer, received, number))
        yield _taken(room)


def _taken(room: BytesIO) -> bytes:
    piece = room.getvalue()
    room.seek(0)
    room.truncate()
    return piece


def _info(writer: Any) -> Any:
    told = {"software": f"concordant {__version__}", "format": "WARC File Format 1.1"}
    block = "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode()
    headers = {"WARC-Date": _FIRST, "WARC-Record-ID": _named("info")}
    return writer.create_warc_record(
        "",
        "warcinfo",
        warc_content_type="application/warc-fields",
        payload=BytesIO(block),
        length=len(block),
        warc_headers_dict=headers,
    )


def _resource(writer: Any, received: Received, number: int) -> Any:
    given = dict(received.given)
    digest = f"sha256:{received.sha256}"
    headers = {
        "WARC-Date": _moment(given.get("captured") or received.received_at),
        "WARC-Record-ID": _named(f"{number} {received.sha256} {json.dumps(received.given)}"),
        "WARC-Block-Digest": digest,
        "WARC-Payload-Digest": digest,
        _SOURCE: quote(received.source),
    }
    if given:
        headers[GIVEN] = json.dumps(given, ensure_ascii=True, sort_keys=True)
    return writer.create_warc_record(
        _address(received, given.get("url")),
        "resource",
        warc_content_type=received.media_type,
        payload=BytesIO(received.raw),
        length=len(received.raw),
        warc_headers_dict=headers,
    )


def _named(what: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, what)}>"


def _address(received: Received, url: str | None) -> str:
    """The address of the web that is known, else a name made of the digest."""
    for known in (url, received.source):
        if known and urlsplit(known).scheme in ("http", "https") and known.isascii() and " " not in known:
            return known
    return f"urn:sha256:{received.sha256}"


def _moment(told: str) -> str:
    """A time as WARC writes it, in UTC."""
    from datetime import UTC, datetime

    try:
        known = datetime.fromisoformat(told)
    except ValueError:
        return _FIRST
    return (
        (known if known.tzinfo else known.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )
