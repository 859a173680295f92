"""RSS, Atom and JSON Feed to listings; broken ones as far as they can be understood."""

import json
from collections.abc import Iterable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from concordant.acquisition.addresses import joined
from concordant.acquisition.following import Entry, Listing
from concordant.documents.facts import iso_date

MOST_ENTRIES = 5_000
MOST_BYTES = 5_000_000
"""Of a feed: a hostile one costs three seconds a million."""
_JSON_FEED = "https://jsonfeed.org/version/"
_NO_FEED = "this is no feed: neither RSS nor Atom nor JSON Feed"


def is_feed(raw: bytes) -> bool:
    """Whether bytes begin like a feed."""
    head = raw[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{"):
        return _JSON_FEED.encode() in raw[:2_000].replace(b"\\/", b"/")
    return any(sign in head for sign in (b"<rss", b"<feed", b"<rdf:rdf")) and b"<html" not in head


def read_feed(raw: bytes, base: str, content_type: str = "") -> Listing:
    """What a feed lists.

    Args:
        raw: its bytes.
        base: its address, which relative links are seen from.
        content_type: what the server calls it; its character set counts for more than the feed's own.
    """
    if len(raw) > MOST_BYTES:
        return Listing(wrong=(f"the feed is longer than {MOST_BYTES:,} bytes",))
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(raw, base)
    return _xml_feed(raw, base, content_type)


def _xml_feed(raw: bytes, base: str, content_type: str) -> Listing:
    import feedparser

    headers = {"content-type": content_type} if "charset" in content_type.lower() else {}
    try:
        # A stream, so that bytes are never taken for an address or the name of a file.
        found = feedparser.parse(
            BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        return Listing(wrong=(f"the feed cannot be understood ({type(error).__name__})",))
    if not found.get("version") and not found.entries:
        return Listing(wrong=(_NO_FEED,))
    entries = tuple(_once(_xml_entries(found.entries[:MOST_ENTRIES], base)))
    wrong = []
    if found.bozo and "encoding" not in type(found.bozo_exception).__name__.lower():
        wrong.append(f"the feed is broken ({_line(str(found.bozo_exception))}); what could be read was taken")
    if len(found.entries) > MOST_ENTRIES:
        wrong.append(f"the feed has more than {MOST_ENTRIES:,} entries; the first ones were taken")
    return Listing(entries, (), _line(str(found.feed.get("title") or "")), tuple(wrong))


def _xml_entries(entries: Iterable[Mapping[str, Any]], base: str) -> Iterator[Entry]:
    for entry in entries:
        link = str(entry.get("link") or "")
        address = joined(base, link) if link else None
        if address is None:
            continue
        yield Entry(
            address,
            _line(str(entry.get("title") or "")),
            _published(entry),
            _changed(entry),
        )


def _published(entry: Mapping[str, Any]) -> str | None:
    """The day as the feed writes it, not as it was in Greenwich: at midnight they differ."""
    held = dict(entry)
    written = str(held.get("published") or "")
    if (day := iso_date(written)) is not None:
        return day
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (TypeError, ValueError, IndexError):
        pass
    parsed = held.get("published_parsed")
    return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}" if parsed else None


def _changed(entry: Mapping[str, Any]) -> str:
    # Asked as of any mapping: the parser's own answer would stand in with the day of publication, and warn.
    held = dict(entry)
    return str(held.get("updated") or held.get("published") or "")


def _json_feed(raw: bytes, base: str) -> Listing:
    try:
        read = json.loads(raw.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        return Listing(wrong=(f"the feed is no valid JSON ({_line(str(error))})",))
    if not isinstance(read, dict) or not isinstance(read.get("items"), list):
        return Listing(wrong=(_NO_FEED,))
    entries = tuple(_once(_json_entries(read["items"][:MOST_ENTRIES], base)))
    return Listing(entries, (), _line(_text(read.get("title"))))


def _json_entries(items: Iterable[object], base: str) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        address = joined(base, link) if (link := _text(item.get("url"))) else None
        if address is not None:
            published = _text(item.get("date_published"))
            changed = _text(item.get("date_modified")) or published
            yield Entry(address, _line(_text(item.get("title"))), iso_date(published), changed)


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.address not in seen:
            seen.add(entry.address)
            yield entry


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
