"""What is known of sources, hosts and pages from one look to the next: ``watch.db`` beside the ledger.

What was fetched stands here, bytes and headers, before anything else is done with it, and its bytes leave
only once the ledger holds them. All else could be found out again by asking every server once more.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from concordant.acquisition.following import Entry
from concordant.model.report import MediaType, Received

_VERSION = 1
_MADE_ANEW = "move it away: it is made anew, and every source is looked at again"
_TABLES = """
CREATE TABLE source (
  address TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, moved TEXT NOT NULL,
  due REAL NOT NULL, failures INTEGER NOT NULL, looked TEXT NOT NULL, problem TEXT NOT NULL
);
CREATE TABLE host (root TEXT PRIMARY KEY, robots TEXT NOT NULL, fresh REAL NOT NULL);
CREATE TABLE patience (host TEXT PRIMARY KEY, until REAL NOT NULL);
CREATE TABLE page (
  address TEXT PRIMARY KEY, source TEXT NOT NULL, title TEXT NOT NULL, published TEXT, changed TEXT NOT NULL,
  outlet TEXT NOT NULL, lang TEXT NOT NULL, rank INTEGER NOT NULL, state TEXT NOT NULL, same_as TEXT NOT NULL,
  due REAL NOT NULL, failures INTEGER NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
  problem TEXT NOT NULL
);
CREATE INDEX page_waiting ON page (source, state, due, rank);
CREATE TABLE answer (
  number INTEGER PRIMARY KEY, asked TEXT NOT NULL, address TEXT NOT NULL, fetched TEXT NOT NULL,
  headers TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, given TEXT NOT NULL, packed BLOB
);
CREATE INDEX answer_held ON answer (number) WHERE packed IS NOT NULL;
CREATE TABLE raised (
  alert TEXT NOT NULL, finding TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (alert, finding)
);
CREATE TABLE delivery (
  id TEXT PRIMARY KEY, alert TEXT NOT NULL, target TEXT NOT NULL, body BLOB NOT NULL, due REAL NOT NULL,
  failures INTEGER NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source stood when it was last looked at.

    Attributes:
        etag: what identifies the version that was seen.
        modified: when that version was made, as the server says it.
        moved: where it is now for good; empty where it has not moved.
        due: when it may be asked again, in seconds of the epoch.
        failures: in a row.
        looked: when it last answered, ISO 8601 in UTC.
        problem: what went wrong the last time.
    """

    etag: str = ""
    modified: str = ""
    moved: str = ""
    due: float = 0.0
    failures: int = 0
    looked: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A report that waits to be fetched.

    Attributes:
        entry: what the source says about it.
        source: address of the source.
        outlet: who publishes it, where the project says so.
        lang: its language, where the project says so.
        failures: in a row.
        etag: of the version that was read before; empty where none was.
        modified: of that version.
    """

    entry: Entry
    source: str
    outlet: str = ""
    lang: str = ""
    failures: int = 0
    etag: str = ""
    modified: str = ""


class StateError(Exception):
    """The file cannot be used; the message goes on after its name."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


class State:
    """The file that holds it; one process writes at a time."""

    FILE = "watch.db"

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30.0)
        except sqlite3.Error as error:
            raise StateError(f"cannot be opened ({error})", "check whether you may write there") from error
        try:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self._db.executescript(f"BEGIN;{_TABLES}PRAGMA user_version={_VERSION};COMMIT;")
        except sqlite3.Error as error:
            self._db.close()
            raise StateError(f"cannot be used ({error})", _MADE_ANEW) from error
        if version > _VERSION:
            self._db.close()
            raise StateError("was written by a newer version", f"upgrade, or {_MADE_ANEW}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def together(self) -> AbstractContextManager[None]:
        """What is written within happens as a whole or not at all."""
        return _Transaction(self._db)

    def source(self, address: str) -> SourceState:
        """How a source stands; as new where it was never looked at."""
        asked = "SELECT etag, modified, moved, due, failures, looked, problem FROM source WHERE address = ?"
        row = self._db.execute(asked, (address,)).fetchone()
        return SourceState(*row) if row else SourceState()

    def keep_source(self, address: str, state: SourceState) -> None:
        """Remember how a source stands."""
        values = (
            state.etag,
            state.modified,
            state.moved,
            state.due,
            state.failures,
            state.looked,
            state.problem,
        )
        self._db.execute("INSERT OR REPLACE INTO source VALUES (?,?,?,?,?,?,?,?)", (address, *values))

    def robots(self, root: str, now: float) -> str | None:
        """The rules of a host; None where they must be asked for."""
        asked = "SELECT robots FROM host WHERE root = ? AND fresh > ?"
        row = self._db.execute(asked, (root, now)).fetchone()
        return str(row[0]) if row else None

    def keep_robots(self, root: str, text: str, fresh: float) -> None:
        """Remember the rules of a host until they are stale."""
        self._db.execute("INSERT OR REPLACE INTO host VALUES (?,?,?)", (root, text, fresh))

    def patience(self, host: str) -> float:
        """Until when a host asked to be left alone, in seconds of the epoch."""
        row = self._db.execute("SELECT until FROM patience WHERE host = ?", (host,)).fetchone()
        return float(row[0]) if row else 0.0

    def keep_patience(self, host: str, until: float) -> None:
        """Remember that a host asked to be left alone."""
        self._db.execute("INSERT OR REPLACE INTO patience VALUES (?,?)", (host, until))

    def list_pages(self, source: str, entries: Sequence[Entry], outlet: str, lang: str) -> int:
        """Remember what a source lists; returns how many are new, or said to have changed since."""
        before = self._db.total_changes
        # Two sources may list one page and date it differently: only the first to list it may renew it.
        self._db.executemany(
            "INSERT INTO page VALUES (?,?,?,?,?,?,?,?,'waiting','',0,0,'','','') "
            "ON CONFLICT (address) DO UPDATE "
            "SET changed = excluded.changed, state = 'waiting', due = 0, failures = 0 "
            "WHERE page.changed <> excluded.changed AND excluded.changed <> '' "
            "AND page.state <> 'waiting' AND page.source = excluded.source",
            (
                (e.address, source, e.title, e.published, e.changed, outlet, lang, rank)
                for rank, e in enumerate(entries)
            ),
        )
        return self._db.total_changes - before

    def waiting(self, source: str, now: float, most: int) -> list[Page]:
        """The pages of a source that may be fetched now, the newest first."""
        asked = (
            "SELECT address, title, published, changed, source, outlet, lang, failures, etag, modified "
            "FROM page WHERE source = ? AND state = 'waiting' AND due <= ? ORDER BY rank, address LIMIT ?"
        )
        return [Page(Entry(*row[:4]), *row[4:]) for row in self._db.execute(asked, (source, now, most))]

    def count_waiting(self, source: str) -> int:
        """How many pages of a source are still to be fetched."""
        asked = "SELECT count(*) FROM page WHERE source = ? AND state = 'waiting'"
        return int(self._db.execute(asked, (source,)).fetchone()[0])

    def is_done(self, address: str) -> bool:
        """Whether the page at this address was read, as it is listed now."""
        asked = "SELECT 1 FROM page WHERE address = ? AND state = 'done'"
        return self._db.execute(asked, (address,)).fetchone() is not None

    def is_known_beside(self, address: str, listed: str) -> bool:
        """Whether the page at this address was read, and not by way of the address that a source lists."""
        asked = (
            "SELECT 1 FROM page AS own WHERE own.address = ? AND own.state = 'done' AND NOT EXISTS "
            "(SELECT 1 FROM page AS named WHERE named.address = ? AND named.same_as = own.address)"
        )
        return self._db.execute(asked, (address, listed)).fetchone() is not None

    def settle_page(
        self, address: str, state: str, etag: str = "", modified: str = "", same_as: str = ""
    ) -> None:
        """A page was read (``done``), or never will be (``gone``)."""
        self._db.execute(
            "UPDATE page SET state=?, same_as=?, failures=0, etag=?, modified=?, problem='' WHERE address=?",
            (state, same_as, etag, modified, address),
        )

    def delay_page(self, address: str, failures: int, due: float, problem: str) -> None:
        """A page failed and is tried again later."""
        self._db.execute(
            "UPDATE page SET failures=?, due=?, problem=? WHERE address=?", (failures, due, problem, address)
        )

    def keep_answer(self, received: Received, asked: str, headers: Iterable[tuple[str, str]]) -> None:
        """Keep what was fetched, until the ledger has it."""
        self._db.execute(
            "INSERT INTO answer VALUES (NULL,?,?,?,?,?,?,?,?)",
            (
                *(asked, received.source, received.received_at, json.dumps(list(headers)), received.sha256),
                *(received.media_type, json.dumps(received.given), zlib.compress(received.raw, 6)),
            ),
        )

    def held(self) -> Iterator[tuple[int, Received]]:
        """What was fetched and may not be in the ledger yet, by number."""
        asked = (
            "SELECT number, packed, address, media_type, fetched, sha256, given FROM answer "
            "WHERE packed IS NOT NULL ORDER BY number"
        )
        for number, packed, address, kind, fetched, sha256, given in self._db.execute(asked).fetchall():
            pairs = tuple((name, value) for name, value in json.loads(given))
            media: MediaType = kind
            yield number, Received(zlib.decompress(packed), address, media, fetched, sha256, pairs)

    def hand_over(self, number: int) -> None:
        """The ledger has it: its bytes need not stand here too."""
        self._db.execute("UPDATE answer SET packed = NULL WHERE number = ?", (number,))

    def headers(self, sha256: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Where bytes came from, when, and with which headers."""
        asked = "SELECT address, fetched, headers FROM answer WHERE sha256 = ? ORDER BY number"
        rows = self._db.execute(asked, (sha256,))
        return [(address, when, [(n, v) for n, v in json.loads(told)]) for address, when, told in rows]

    def connection(self) -> sqlite3.Connection:
        """The database, for the tables of alerts."""
        return self._db


class _Transaction(AbstractContextManager[None]):
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: Any, *_: object) -> None:
        self._db.execute("ROLLBACK" if kind else "COMMIT")


def alone(path: Path) -> sqlite3.Connection | None:
    """A lock that ends with the process, however that ends; None while another process has it."""
    lock = sqlite3.connect(path, isolation_level=None, timeout=0.0)
    try:
        lock.execute("PRAGMA locking_mode=EXCLUSIVE")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        return None
    return lock
