"""The commands that are disturbed: ``add``, ``watch`` and ``scan``, each with what must hold afterwards."""

import gzip
import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import redirect_stdout
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks.faults_killing import Trial
from concordant.interfaces.cli.main import run
from concordant.model.report import Received
from concordant.store.ledger import ClaimFilter, FindingFilter
from concordant.store.project import find_project, init_project, open_ledger

REPORTS, PAGES, ARCHIVES = 150, 40, 4
_MOMENT = "2025-03-12T06:30:00Z"
_SAID = (
    "Pyongyang a livré {n} missiles balistiques à Moscou en septembre 2024, selon un responsable américain.",
    "L’Iran aurait livré {n} drones à la Russie en mars 2025, selon le ministère ukrainien de la Défense.",
    "Moscou dément avoir reçu {n} obus de la Corée du Nord.",
)


def sentence(number: int) -> str:
    """What a report says; some reports tell of one act."""
    return _SAID[number % 3].format(n=10 + number // 6)


def rows(count: int = REPORTS) -> str:
    """Reports as JSON Lines."""
    return "".join(
        json.dumps(
            {
                "lang": "fr",
                "published": f"2025-{1 + n % 12:02}-11",
                "outlet": f"Journal {n % 9}",
                "text": f"{sentence(n)}\n\nDépêche numéro {n}.",
            },
            ensure_ascii=False,
        )
        + "\n"
        for n in range(count)
    )


def warm(folder: Path, trial: Trial) -> None:
    """Import and compile what every child needs, so that kills strike at what is done with the disk."""
    import concordant.interfaces.cli.watching  # noqa: F401

    trial.prepare(folder)
    with redirect_stdout(StringIO()):
        assert run([*trial.command(folder), "--quiet"]) == 0


# The ledger.


def given(folder: Path) -> None:
    """A project, and reports beside it."""
    init_project(folder)
    (folder / "reports.jsonl").write_text(rows(), "utf-8")


def adding(folder: Path) -> list[str]:
    """Add them."""
    return ["add", str(folder / "reports.jsonl"), "--project", str(folder), "--json"]


def sound(folder: Path) -> tuple[str, Sequence[int]]:
    """How far a project has come; raises where anything is torn.

    Every page of the database is looked at, every reference, and the digest of everything that was received.
    """
    file = folder / "concordant.db"
    for database in (file, folder / "watch.db"):
        if database.exists():
            check(database)
    with open_ledger(find_project(folder)) as ledger:
        arrived = list(ledger.arrived())
        torn = [each for each in arrived if not isinstance(each, Received)]
        assert not torn, f"altered since it arrived: {torn[0]}"
        assert len({(each.sha256, each.source) for each in arrived if isinstance(each, Received)}) == len(
            arrived
        )
        counts, left = ledger.counts(), ledger.unsettled()
    return reached(counts.received, counts.reports, left), (counts.received, counts.reports)


def reached(received: int, read: int, left: int) -> str:
    """Where a command was that left so much."""
    if not received:
        return "before anything arrived"
    if not read:
        return "while reports arrived"
    if read < received:
        return "while they were read"
    return "while findings were made" if left else "after findings were made"


def check(file: Path) -> None:
    """Let SQLite look at a whole file."""
    connection = sqlite3.connect(file)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        assert found == [("ok",)], f"{file.name} is damaged: {found[0]}"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == [], (
            f"{file.name} refers to nothing"
        )
    finally:
        connection.close()


def kept(folder: Path) -> dict[str, Any]:
    """All that a ledger holds, but for when it arrived."""
    with open_ledger(find_project(folder)) as ledger:
        arrived = [each for each in ledger.arrived() if isinstance(each, Received)]
        return {
            "arrived": sorted((each.sha256, Path(each.source).name, each.given) for each in arrived),
            "claims": [(repr(claim), report.id) for claim, report in ledger.claims(ClaimFilter())],
            "findings": sorted(repr(finding) for finding in ledger.findings(FindingFilter())),
            "problems": sorted(problem.message for problem in ledger.problems()),
            "counts": ledger.counts(),
            "left": ledger.unsettled(),
        }


ADD = Trial("add", given, adding, sound, kept)

TOGETHER = Trial("add by two", given, lambda folder: [*adding(folder), "--workers", "2"], sound, kept)
"""Findings are made while other processes read."""


# A journal on the loopback address.


def page(number: int) -> bytes:
    """A page with one report."""
    head = f"<title>Dépêche {number}</title><meta property='article:published_time' content='2025-06-03'>"
    return f"<html lang=fr><head>{head}</head><body><p>{sentence(number)}</p></body></html>".encode()


class _Journal(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        host = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        items = "".join(
            f"<item><title>Dépêche {n}</title><link>{host}/{n}</link></item>" for n in range(PAGES)
        )
        kind, body = "text/html; charset=utf-8", b""
        if self.path == "/feed.xml":
            kind = "application/rss+xml; charset=utf-8"
            body = f'<rss version="2.0"><channel><title>Journal</title>{items}</channel></rss>'.encode()
        elif self.path == "/robots.txt":
            kind, body = "text/plain", b"User-agent: *\nDisallow:\n"
        elif self.path[1:].isdecimal():
            body = page(int(self.path[1:]))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def journal() -> tuple[int, int]:
    """Serve it from a process of its own; returns its number and its port."""
    server = HTTPServer(("127.0.0.1", 0), _Journal)
    child = os.fork()
    if not child:
        server.serve_forever()
        os._exit(0)
    server.socket.close()
    return child, server.server_port


def watching(port: int) -> Trial:
    """Follow the journal at this port."""

    def followed(folder: Path) -> None:
        init_project(folder)
        source = (
            f'[[source]]\naddress = "http://127.0.0.1:{port}/feed.xml"\nkind = "feed"\nname = "Journal"\n'
        )
        (folder / "feeds.toml").write_text(f'allow = ["127.0.0.1"]\npause = 0\n{source}', "utf-8")

    def command(folder: Path) -> list[str]:
        return ["watch", "--once", "--json", "--project", str(folder)]

    return Trial("watch", followed, command, sound, kept)


# Web archives.


def archived(folder: Path) -> None:
    """Archives of pages, every second of which holds claims."""
    (folder / "in").mkdir(parents=True)
    for archive in range(ARCHIVES):
        with (folder / "in" / f"part{archive}.warc.gz").open("wb") as stream:
            for n in range(8):
                body = page(archive * 8 + n) if n % 2 else b"<html><p>" + b"Le temps sera doux. " * 40
                block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
                head = (
                    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: {_MOMENT}\r\n"
                    f"WARC-Target-URI: https://journal.example/{archive}/{n}\r\n"
                    f"WARC-Record-ID: <urn:uuid:0a0a0a0a-0000-4000-8000-{archive:06}{n:06}>\r\n"
                    "Content-Type: application/http; msgtype=response\r\n"
                    f"Content-Length: {len(block)}\r\n\r\n"
                )
                stream.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))


def scanning(folder: Path) -> list[str]:
    """Scan them."""
    return ["scan", str(folder / "in"), "-o", str(folder / "found"), "--jobs", "1", "--json"]


def left(folder: Path) -> dict[str, Any]:
    """Every file that a scan left, but for drafts."""
    files = (path for path in (folder / "found").rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in files if not path.name.endswith(".part")
    }


def whole(folder: Path) -> tuple[str, Sequence[int]]:
    """How many archives are done; raises where a file is torn."""
    for name, content in left(folder).items():
        if name.endswith(".gz"):
            gzip.decompress(content)
        elif name.endswith(".json"):
            json.loads(content)
        else:
            assert not content or content.endswith(b"\n"), f"{name} is torn"
    done = len(list((folder / "found" / "entries").glob("*.json")))
    place = (
        "before an archive was done" if not done else "between archives" if done < ARCHIVES else "at the end"
    )
    return place, (done,)


SCAN = Trial("scan", archived, scanning, whole, left)
