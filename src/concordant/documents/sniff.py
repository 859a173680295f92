"""What bytes are, by the name they came under and by how they begin."""

import re
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from concordant.documents.decode import binary_kind
from concordant.model.report import MediaType

Kind = MediaType | Literal["binary", "other", "json", "zip", "warc"]

_BY_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text/plain"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "text/html"),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines"), "application/x-ndjson"),
}
# Text, but no report: what lies beside a saved page or in any working folder.
_NO_REPORT = frozenset(
    (
        *(
            ".css",
            ".js",
            ".mjs",
            ".map",
            ".csv",
            ".tsv",
            ".xml",
            ".svg",
            ".rss",
            ".atom",
            ".yaml",
            ".yml",
            ".toml",
        ),
        *(".ini", ".cfg", ".log", ".py", ".sh", ".sql", ".lock", ".ico", ".woff", ".woff2"),
        # A database, and what it writes beside itself while it is open.
        *(kind + beside for kind in (".db", ".sqlite") for beside in ("", "-wal", "-shm", "-journal")),
    )
)
_HTML_SIGNS = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<article",
    b"<meta",
    b"<title",
    b"<div",
    b"<p>",
    b"<h1",
)
_SAMPLE = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_WARC = b"WARC/"
_ZSTD = b"\x28\xb5\x2f\xfd"
_SAVED = b"\nsnapshot-content-location:"
_HEADER = re.compile(rb"[a-z][a-z0-9-]{1,60}:")
_KNOWN_HEADERS = frozenset(
    (b"from", b"to", b"date", b"subject", b"message-id", b"mime-version", b"received", b"content-type")
)
_FEWEST_HEADERS = 3


def media_type(name: str, beginning: bytes) -> Kind:
    """The media type of a source, or what keeps it from being read.

    Args:
        name: file name or other origin; its extension decides where it is known.
        beginning: the first bytes, at least a few thousand where there are as many.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _NO_REPORT:
        return "other"
    if _is_pdf(beginning):
        return "application/pdf"
    if beginning.startswith(_ZIP):
        return "zip"
    if _is_warc(beginning):
        return "warc"
    if binary_kind(beginning):
        return "binary"
    named = _BY_SUFFIX.get(suffix)
    if named is None and _is_message(beginning):
        return "multipart/related" if _SAVED in beginning.lower() else "message/rfc822"
    if named == "text/plain" and beginning[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return "text/html"  # a page saved under the wrong name
    return named or _by_content(beginning)


def _is_warc(beginning: bytes) -> bool:
    """Whether a WARC begins here, packed or not."""
    if beginning.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            return zlib.decompressobj(31).decompress(beginning, len(_WARC)) == _WARC
    if beginning.startswith(_ZSTD):
        from fastwarc.stream_io import ZstdReader

        with suppress(OSError):
            return ZstdReader(BytesIO(beginning)).read(len(_WARC)) == _WARC
    return beginning.startswith(_WARC)


def _is_message(beginning: bytes) -> bool:
    """Whether the lines up to the first blank one are headers of e-mail, several of them well known."""
    head = beginning[:_SAMPLE].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    first, *others = head.lower().split(b"\n")
    names = [line.partition(b":")[0] for line in (first, *others) if _HEADER.match(line)]
    return _HEADER.match(first) is not None and len(_KNOWN_HEADERS.intersection(names)) >= _FEWEST_HEADERS


def _is_pdf(beginning: bytes) -> bool:
    """Whether a PDF begins here; some programs write a line of their own before it."""
    start = beginning[:_SAMPLE].find(b"%PDF-")
    return start == 0 or (
        0 < start <= 1024 and b"\nstartxref" not in beginning[:start] and b" obj" in beginning
    )


def _by_content(beginning: bytes) -> Kind:
    sample = beginning[:_SAMPLE]
    marked = sample.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = sample.removeprefix(b"\xef\xbb\xbf").lstrip()
    lowered = head[:1024].lower()
    if lowered.startswith(b"<") and any(sign in lowered for sign in _HTML_SIGNS):
        return "text/html"
    if lowered.startswith((b"<?xml", b"<rss", b"<feed", b"<svg")):
        return "other"
    if head.startswith(b"{"):
        return "application/x-ndjson"
    if head.startswith((b'[{"', b"[\n", b"[ {")):
        return "json"
    if b"\x00" in sample and not marked and sample.count(0) < len(sample) * 0.3:
        return "binary"
    return "text/plain"
