"""Pictures of every page of the demonstration: wide and narrow, light and dark, in both languages.

usage: python -m scripts.draw_pages FOLDER
"""

import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from concordant.interfaces.cli.main import run
from concordant.interfaces.cli.settling import means_of
from concordant.interfaces.web.app import application
from concordant.interfaces.web.site import Site
from concordant.pipeline import load_knowledge
from concordant.store.ledger import FindingFilter
from concordant.store.project import find_project, open_ledger
from concordant.store.sources import read_sources

VIEWS: tuple[tuple[str, int, Any, str], ...] = (
    ("wide", 1280, "light", "en-GB"),
    ("narrow", 390, "dark", "fr-FR"),
)
SHOWN = ("finding", "wide")
"""The page whose beginning the README shows, as ``docs/pictures/finding.png``."""
LETTERS = """[[source]]
name = "Agence Horizon"
letter = "B"
why = "names its sources, and corrects itself within the day"
who = "Ana"
since = 2025-01-15
"""


def pages(site: Site) -> dict[str, str]:
    """The address of each page by name."""
    finding = next(iter(site.ledger.findings(FindingFilter(order="support"))))
    named = ("findings", "claims", "actors", "timeline", "network", "provisions", "sources", "map")
    return {
        "overview": "/",
        **{name: f"/{name}" for name in named},
        "finding": f"/findings/{finding.id}",
        "report": f"/reports/{finding.claims[0]}",
        "actor": "/actors/KP",
        "brief": "/brief",
        "search": "/search?q=missiles",
    }


def draw(site: Site, folder: Path) -> None:
    """Write one picture a page and view."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(site), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        _take(f"http://127.0.0.1:{listener.getsockname()[1]}", pages(site), folder)
        server.should_exit = True
        thread.join()


def _take(address: str, every: dict[str, str], folder: Path) -> None:
    program = os.environ.get("CONCORDANT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for view, width, scheme, locale in VIEWS:
            size: Any = {"width": width, "height": 900}
            context = browser.new_context(base_url=address, viewport=size, color_scheme=scheme, locale=locale)
            page = context.new_page()
            for name, where in every.items():
                page.goto(where)
                page.screenshot(path=folder / f"{name}-{view}.png", full_page=True)
                if (name, view) == SHOWN:
                    page.screenshot(path=folder / "shown.png")
            context.close()
        browser.close()


def main() -> None:
    """Make the demonstration and draw it."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    made = tempfile.mkdtemp(prefix="concordant-pages-")
    run(["demo", "--into", made, "--quiet"])
    knowledge = load_knowledge()[0]
    project = Path(made, "concordant-demo")
    (project / "sources.toml").write_text(LETTERS, "utf-8")
    with open_ledger(find_project(project)) as ledger:
        given = partial(read_sources, project)
        site = Site(ledger, knowledge, lambda: means_of(knowledge), "Ana", project.name, given)
        site.settle()
        draw(site, folder)


if __name__ == "__main__":
    main()
