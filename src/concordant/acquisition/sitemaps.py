"""Sitemaps to listings: of pages, of news, indexes of others, and plain lists of addresses."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from concordant.acquisition.addresses import canonical, joined
from concordant.acquisition.following import Entry, Listing
from concordant.documents.facts import iso_date

MOST_ENTRIES = 50_000
"""As many as the protocol allows in one file."""

_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def is_sitemap(raw: bytes) -> bool:
    """Whether bytes begin like a sitemap."""
    head = raw[:2_000].lower()
    return b"<urlset" in head or b"<sitemapindex" in head


def read_sitemap(raw: bytes, base: str) -> Listing:
    """What a sitemap lists.

    Args:
        raw: its bytes, unpacked.
        base: its address, which relative links are seen from.
    """
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _plain(raw)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Listing(wrong=(f"the sitemap cannot be understood ({_line(str(error))})",))
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        return Listing(wrong=("this is no sitemap: neither a list of pages nor an index of sitemaps",))
    wrong = []
    if len(parser.error_log):
        told = _line(str(parser.error_log[0].message))
        wrong.append(f"the sitemap is broken ({told}); what could be read was taken")
    if _name(root) == "sitemapindex":
        named = sorted(root, key=lambda each: _text(each, "lastmod")[:10], reverse=True)
        further = [a for each in named if (place := _text(each, "loc")) and (a := joined(base, place))]
        return Listing((), tuple(dict.fromkeys(further))[:MOST_ENTRIES], "", tuple(wrong))
    once: dict[str, Entry] = {}
    for entry in _entries(root, base):
        once.setdefault(entry.address, entry)
    # What changed last comes first; entries without a date stay behind, in the order of the file.
    entries = sorted(once.values(), key=lambda each: each.changed[:10], reverse=True)
    return Listing(tuple(entries[:MOST_ENTRIES]), (), "", tuple(wrong))


def _entries(root: Any, base: str) -> Iterator[Entry]:
    for url in root:
        address = joined(base, location) if (location := _text(url, "loc")) else None
        if address is None:
            continue
        news = url.find(f"{{{_NEWS}}}news")
        title = _text(news, "title") if news is not None else ""
        published = _text(news, "publication_date") if news is not None else ""
        changed = _text(url, "lastmod") or published
        yield Entry(address, _line(title), iso_date(published), changed)


def _plain(raw: bytes) -> Listing:
    """One address a line."""
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    found = dict.fromkeys(a for line in lines if (a := canonical(line)))
    if not found:
        return Listing(wrong=("this is no sitemap: neither XML nor a list of addresses",))
    return Listing(tuple(map(Entry, found))[:MOST_ENTRIES])


def _text(element: Any, name: str) -> str:
    for child in element:
        if _name(child) == name:
            return " ".join((child.text or "").split())
    return ""


def _name(element: Any) -> str:
    """The name without its namespace, which many sitemaps get wrong; none for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
