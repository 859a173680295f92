"""What the head of a page says about addresses: its own canonical one, and the feeds it offers."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser

from concordant.acquisition.addresses import host_of, joined

_HEAD = 300_000
"""Links to feeds stand at the beginning; nothing behind so many bytes is looked at."""
_FEEDS = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
)
_MOST = 50


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says.

    Attributes:
        canonical: the address under which it wants to be known; None where it names none, or one that is
            of another site: nobody may speak for others.
        feeds: addresses of the feeds that it offers, in order.
    """

    canonical: str | None = None
    feeds: tuple[str, ...] = ()


def read_head(raw: bytes, base: str) -> Head:
    """What the links of a page say.

    Args:
        raw: its bytes; the links are ASCII in every character set that pages use, but UTF-16.
        base: its address.
    """
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    links = _Links()
    with suppress(AssertionError, ValueError):  # the parser gives up on some broken declarations
        links.feed(raw[:_HEAD].decode("utf-16" if wide else "latin-1", "replace"))
    return Head(_own(links.found, base), tuple(dict.fromkeys(_offered(links.found, base)))[:_MOST])


def _own(links: list[dict[str, str]], base: str) -> str | None:
    named = {joined(base, link.get("href", "")) for link in links if "canonical" in link["rel"].split()}
    if len(named) != 1:
        return None
    (address,) = named
    return address if address and _site(address) == _site(base) else None


def _site(address: str) -> str:
    return host_of(address).removeprefix("www.").removeprefix("m.")


def _offered(links: list[dict[str, str]], base: str) -> Iterator[str]:
    for link in links:
        kind = link.get("type", "").partition(";")[0].strip().lower()
        if (
            "alternate" in link["rel"].split()
            and kind in _FEEDS
            and (to := joined(base, link.get("href", "")))
        ):
            yield to


class _Links(HTMLParser):
    """Gathers the link elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a link with its attributes."""
        if tag == "link":
            told = {name: value or "" for name, value in attrs}
            self.found.append({**told, "rel": told.get("rel", "").lower()})
