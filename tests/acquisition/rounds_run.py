"""Rounds over a site that misbehaves, with everything kept in memory but the state."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from concordant.acquisition.answers import Limits
from concordant.acquisition.fetching import Fetcher
from concordant.acquisition.following import Followed
from concordant.acquisition.looking import Look
from concordant.acquisition.outcomes import Outcome, Terms
from concordant.acquisition.reach import networks
from concordant.acquisition.rounds import look_at
from concordant.acquisition.state import State
from concordant.model.report import Received
from misbehaving import Site, answer

LOOPBACK = networks(["127.0.0.0/8"])
LIMITS = Limits(connect=2, read=2, total=5, size=200_000)


@dataclass
class Desk:
    """Somebody who follows sources, and keeps what comes."""

    state: State
    received: list[Received] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    terms: Terms = field(default_factory=lambda: Terms(pause=0.0))
    numbers: dict[str, str] = field(default_factory=dict)

    def keep(self, received: Received) -> int:
        """Keep what was fetched."""
        self.received.append(received)
        return 1

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Every name is this machine, unless it was given another number."""
        return (self.numbers.get(host, "127.0.0.1"),)

    def look(self, *sources: Followed) -> Sequence[Outcome]:
        """One round."""
        fetcher = Fetcher(LOOPBACK, LIMITS, self.stop, self.resolve)
        return look_at(
            sources, Look(self.state, self.keep, self.terms), fetcher, self.stop, lambda done, of: None
        )

    def look_again(self, *sources: Followed) -> Sequence[Outcome]:
        """One round, when all waiting is over."""
        self.state.connection().executescript(
            "UPDATE source SET due = 0; UPDATE page SET due = 0; DELETE FROM patience;"
        )
        return self.look(*sources)

    @property
    def addresses(self) -> list[str]:
        """Where what was received comes from."""
        return sorted(received.source for received in self.received)


def desk(folder: Path) -> Desk:
    """A desk with an empty state."""
    return Desk(State(folder / State.FILE))


def page(words: str = "Des obus.", head: str = "") -> bytes:
    """A page with a sentence."""
    return answer(f"<html><head><title>Titre</title>{head}</head><body><p>{words}</p></body></html>")


def rss(links: Iterable[str], **headers: str) -> bytes:
    """A feed that lists these addresses."""
    items = "".join(f"<item><title>Titre</title><link>{link}</link></item>" for link in links)
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Journal</title>{items}</channel></rss>'
    return answer(feed, kind="application/rss+xml", **headers)


def feed_of(site: Site, *paths: str, host: str = "journal.example") -> Followed:
    """A source whose feed lists these pages, all of which are there."""
    for path in paths:
        site.routes.setdefault(path, page(f"Des obus, {path}."))
    site.routes["/feed"] = rss(paths)
    return Followed(site.at("/feed", host), name="Journal")


def paths(desk: Desk) -> list[str]:
    """The paths of what was received."""
    return [urlsplit(address).path for address in desk.addresses]


def messages(outcome: Outcome) -> list[str]:
    """What went wrong."""
    return [failure.message for failure in outcome.failures]
