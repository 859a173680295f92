"""A report: one published text, as it was received, before anything is read out of it."""

from dataclasses import dataclass
from typing import Literal

MediaType = Literal[
    "text/plain",
    "text/html",
    "application/x-ndjson",
    "application/pdf",
    "message/rfc822",
    "multipart/related",
]


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes exactly as they arrived, with where and when.

    Attributes:
        raw: the bytes, never altered.
        source: path, URL, or ``-`` for standard input; a JSON Lines record adds ``#line``.
        media_type: what the bytes are taken for.
        received_at: ISO 8601 time in UTC; given by the caller, since reading has no clock.
        sha256: lower-case hexadecimal digest of ``raw``.
        given: what the caller said about it (``published``, ``lang``, ``outlet``, ``title``, ``url``,
            ``id``), what a server named (``charset``), or an archive (``captured``).
    """

    raw: bytes
    source: str
    media_type: MediaType
    received_at: str
    sha256: str
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Who published what and when.

    Attributes:
        id: stable name: the ``id`` of a JSON Lines record, else ``r-`` and 12 digits of the digest.
        sha256: digest of the received bytes.
        source: path or URL it came from.
        lang: ISO 639-1 code of its main language, or ``und``.
        title: headline, if known.
        published: ISO 8601 date or prefix of one, if known.
        published_from: where the date was found (``given``, ``metadata``, ``text``, ``url``…), if known.
        outlet: name of the publisher, if known.
        url: address for a deep link, if known.
        captured: ISO 8601 time at which a web archive took it down, if it comes from one.
    """

    id: str
    sha256: str
    source: str
    lang: str
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    outlet: str | None = None
    url: str | None = None
    captured: str | None = None
