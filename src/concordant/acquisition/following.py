"""What a project follows: the records of ``feeds.toml``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from concordant.documents.facts import iso_date

Kind = Literal["feed", "sitemap", "page"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Followed:
    """One source that is followed.

    Attributes:
        address: canonical address of the feed, the sitemap or the page.
        kind: ``feed`` (RSS, Atom, JSON Feed), ``sitemap`` (also of news, or an index), ``page`` (one report).
        name: what people call it; the address where it has no name.
        outlet: who publishes what it lists; empty where pages say so themselves.
        lang: language of what it lists; empty where it is to be found out.
        every: minutes between two looks at it; 0 leaves that to the interval of ``watch``.
        since: day before which what it lists is passed over, ISO 8601; empty for everything.
    """

    address: str
    kind: Kind = "feed"
    name: str = ""
    outlet: str = ""
    lang: str = ""
    every: int = 0
    since: str = ""

    @property
    def title(self) -> str:
        """What it is called when it is told about."""
        return self.name or self.address


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that a source lists.

    Attributes:
        address: its canonical address.
        title: its headline, empty where the source tells none.
        published: ISO 8601 day of publication; None where the source tells none.
        changed: what changes when the report is said to have changed; empty where the source does not say.
    """

    address: str
    title: str = ""
    published: str | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source lists, and what of it could not be understood.

    Attributes:
        entries: reports, in the order of the source, each address once.
        further: addresses of sitemaps that an index names.
        title: what the source calls itself.
        wrong: sentences on what could not be understood.
    """

    entries: tuple[Entry, ...] = ()
    further: tuple[str, ...] = ()
    title: str = ""
    wrong: tuple[str, ...] = ()


def wanted(entries: Sequence[Entry], since: str) -> tuple[Entry, ...]:
    """The entries that are not older than a day; those without a date are taken."""
    if not since:
        return tuple(entries)
    dated = ((entry, entry.published or iso_date(entry.changed)) for entry in entries)
    return tuple(entry for entry, day in dated if day is None or day >= since)
