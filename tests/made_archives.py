"""Web archives written by hand, sound and damaged: what a crawler would have kept."""

import gzip
from collections.abc import Iterable
from pathlib import Path

HTML = "text/html; charset=utf-8"
MOMENT = "2025-03-12T06:30:00Z"


def http(body: bytes, content_type: str = HTML, status: str = "200 OK", more: str = "") -> bytes:
    """What a server answered."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


def record(
    block: bytes, url: str = "https://agence-horizon.example/a", kind: str = "response", length: str = ""
) -> bytes:
    """One record, with a wrong ``length`` if one is given."""
    typed = "application/http; msgtype=response" if kind == "response" else HTML
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {MOMENT}\r\n"
        f"WARC-Record-ID: <urn:uuid:0a0a0a0a-0000-4000-8000-000000000000>\r\nContent-Type: {typed}\r\n"
        f"Content-Length: {length or len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page(body: str | bytes, url: str = "https://agence-horizon.example/a", content_type: str = HTML) -> bytes:
    """A record with a page in it."""
    return record(http(body.encode() if isinstance(body, str) else body, content_type), url)


def packed(records: Iterable[bytes]) -> bytes:
    """An archive compressed record by record."""
    return b"".join(gzip.compress(each, 6, mtime=0) for each in records)


def write(path: Path, records: Iterable[bytes]) -> Path:
    """A packed archive as a file."""
    path.write_bytes(packed(records))
    return path
