"""A project as it is served, asked without a network."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient
from told_projects import KCNA, MID, NIS, Told, said, told_project

from concordant.interfaces.cli.settling import means_of
from concordant.interfaces.web.app import application
from concordant.interfaces.web.site import Site
from concordant.knowledge.collection import Knowledge
from concordant.pipeline import load_knowledge
from concordant.store.ledger import Ledger
from concordant.store.project import find_project, open_ledger
from concordant.store.sources import read_sources

TOLD: tuple[Told, ...] = (
    said(1, NIS),
    said(2, KCNA, outlet="La Vigie", count=6000),
    said(3, MID, outlet="Le Courrier", denied=True, count=None),
    said(4, NIS, month="2023-01", certainty="unverified"),
)
OUR_OWN = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load_knowledge()[0]


def site_of(ledger: Ledger, project: Path, title: str, who: str = "Ana") -> Site:
    """A project as ``concordant serve`` would serve it."""
    held = knowledge()
    return Site(ledger, held, lambda: means_of(held), who, title, lambda: read_sources(project))


@contextmanager
def served(folder: Path, told: Iterable[Told] = TOLD) -> Iterator[tuple[TestClient, Site]]:
    """A client of a project that holds these readings."""
    project = told_project(folder, told)
    with open_ledger(find_project(project)) as ledger:
        site = site_of(ledger, project, "told")
        site.settle()
        app = application(site)
        with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
            yield client, site


def text_of(page: str) -> str:
    """What a page says, without its markup."""
    body = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<{body}")).split())


def links_of(page: str, prefix: str = "/") -> list[str]:
    """Where the links of a page lead."""
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', page) if found.startswith(prefix)]
