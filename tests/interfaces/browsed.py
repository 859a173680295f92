"""A real browser before a real server, for tests that walk through pages.

They need Chromium on this machine, on the path or named by CONCORDANT_CHROMIUM; without it they are skipped.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from served import site_of

from concordant.interfaces.web.app import application
from concordant.interfaces.web.site import Site
from concordant.store.project import find_project, open_ledger

CHROMIUM = (
    os.environ.get("CONCORDANT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
IN_A_BROWSER = [
    pytest.mark.skipif(
        CHROMIUM is None, reason="there is no Chromium on this machine: apt-get install chromium"
    ),
    pytest.mark.xdist_group("browser"),
    # Playwright leaves the closing of its own loop to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@contextmanager
def listening(site: Site) -> Iterator[str]:
    """A real server on a free port of the loopback address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(application(site), log_level="error", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@contextmanager
def serving(project: Path) -> Iterator[Site]:
    """A project as it is served, everything settled."""
    with open_ledger(find_project(project)) as ledger:
        served = site_of(ledger, project, "demonstration")
        served.settle()
        yield served


@contextmanager
def looking(browser: Browser, address: str, **how: Any) -> Iterator[Page]:
    """A page of its own, in which nothing may go wrong that only the browser notices."""
    given = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **how}
    context = browser.new_context(base_url=address, **given)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert [each for each in wrong if "404" not in each] == []
