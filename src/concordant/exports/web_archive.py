"""What was received as WARC, record by record: the same ledger gives the same bytes.

Every arrival is a ``resource`` record: the bytes as they were read, under their address where one is known.
What was said about them goes along in a field of our own, which ``documents/containers/warc.py`` reads back.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from concordant import __version__
from concordant.documents.containers.warc import GIVEN
from concordant.model.identifiers import digest
from concordant.model.report import Received

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_FIRST = "1970-01-01T00:00:00Z"
_SOURCE = "Concordant-Source"


def web_archive(kept: Iterable[Received], packed: bool) -> Iterator[bytes]:
    """The file in pieces.

    Args:
        kept: what was received.
        packed: whether each record is compressed, as the name ``.warc.gz`` promises.
    """
    yield _written(_info(), packed)
    for number, received in enumerate(kept):
        yield _written(_resource(received, number), packed)


def _written(record: "WarcRecord", packed: bool) -> bytes:
    from fastwarc.stream_io import GzipWriter

    room = BytesIO()
    if packed:
        with GzipWriter(room) as packing:
            record.write(packing)
    else:
        record.write(room)
    return room.getvalue()


def _info() -> "WarcRecord":
    told = {"software": f"concordant {__version__}", "format": "WARC File Format 1.1"}
    block = "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode()
    sha256 = f"sha256:{digest(block)}"
    headers = {
        "WARC-Record-ID": _named("info"),
        "WARC-Date": _FIRST,
        "WARC-Block-Digest": sha256,
        "Content-Type": "application/warc-fields",
    }
    return _record("warcinfo", headers, block)


def _resource(received: Received, number: int) -> "WarcRecord":
    given = dict(received.given)
    sha256 = f"sha256:{received.sha256}"
    headers = {
        "WARC-Record-ID": _named(f"{number} {received.sha256} {json.dumps(received.given)}"),
        "WARC-Date": _moment(given.get("captured") or received.received_at),
        "WARC-Target-URI": _address(received, given.get("url")),
        "WARC-Block-Digest": sha256,
        "WARC-Payload-Digest": sha256,
        _SOURCE: quote(received.source),
        "Content-Type": received.media_type,
    }
    if given:
        headers[GIVEN] = json.dumps(given, ensure_ascii=True, sort_keys=True)
    return _record("resource", headers, received.raw)


def _record(kind: str, headers: Mapping[str, str], block: bytes) -> "WarcRecord":
    from fastwarc.warc import WarcRecord

    record = WarcRecord()
    record.init_headers()
    record.headers["WARC-Type"] = kind
    for name, value in headers.items():
        record.headers[name] = value
    record.set_bytes_content(block)
    return record


def _named(what: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, what)}>"


def _address(received: Received, url: str | None) -> str:
    """The address of the web that is known, else a name made of the digest."""
    for known in (url, received.source):
        if known and urlsplit(known).scheme in ("http", "https") and _stands_in_a_field(known):
            return known
    return f"urn:sha256:{received.sha256}"


def _stands_in_a_field(address: str) -> bool:
    return address.isascii() and address.isprintable() and " " not in address


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
