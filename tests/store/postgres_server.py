"""A real PostgreSQL server for tests, from Debian's packages: in a folder of its own, reached by a socket.

A server lives as long as the process that runs the tests. Each ledger is a database of its own, made from a
template, for migrating takes longer than most tests.
"""

import atexit
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from time import sleep
from urllib.parse import quote

import psycopg
import pytest

from concordant.store.project import open_ledger

MISSING = "there is no PostgreSQL server here (apt-get install postgresql)"
_PATIENCE = 30
_UNPRIVILEGED = "postgres"  # the user that Debian's package makes; servers refuse to run as root
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "40",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "logging_collector": "off",
}
# Whoever has a password must give it; everybody else is let in.
_ADMITTED = "local all keyed scram-sha-256\nlocal all shut reject\nlocal all all trust\n"


def binaries() -> Path | None:
    """Where the newest server's programs are."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
    return found[-1].parent if found else None


def _version(program: Path) -> int:
    told = program.parents[1].name
    return int(told) if told.isdecimal() else 0


class Server:
    """A server in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make an empty cluster."""
        self.own(self.folder)
        told = ("--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "--username=tester", "--auth=trust")
        self._run("initdb", "-D", str(self._cluster), *told)
        (self._cluster / "pg_hba.conf").write_text(_ADMITTED)
        lines = [f"{name} = '{value}'\n" for name, value in _SETTINGS.items()]
        with (self._cluster / "postgresql.conf").open("a") as settings:
            settings.writelines([*lines, f"unix_socket_directories = '{self.folder}'\n"])

    def own(self, folder: Path) -> None:
        """Let the server write to a folder."""
        if os.geteuid() == 0:
            shutil.chown(folder, _UNPRIVILEGED)

    def start(self) -> None:
        """Start, and wait until it lets people in."""
        for _ in range(_PATIENCE):
            with (self.folder / "log").open("ab") as log:
                # The server ends with the process that runs the tests, however that ends.
                command = ["--pdeathsig", "INT", *self._command("postgres", "-D", str(self._cluster))]
                self._process = subprocess.Popen(["setpriv", *command], cwd="/", stdout=log, stderr=log)
            while self._process.poll() is None:
                with suppress(psycopg.OperationalError):
                    psycopg.connect(self.address("postgres")).close()
                    return
                sleep(0.05)
            sleep(0.1)  # what a killed server left behind may still be leaving
        raise AssertionError((self.folder / "log").read_text())

    def stop(self) -> None:
        """Stop as an administrator would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        self._process.wait()

    def kill(self) -> None:
        """``kill -9`` of the server; its children follow when they see it gone."""
        number = int((self._cluster / "postmaster.pid").read_text().split()[0])
        children = [each for each in _processes() if _parent(each) == number]
        for each in (number, *children):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def ask(self, statement: str, address: str = "") -> None:
        """Have the server do something, as its administrator."""
        with psycopg.connect(address or self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def address(self, database: str, user: str = "tester") -> str:
        """How a database of this server is reached."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder), safe='')}"

    @property
    def _cluster(self) -> Path:
        return self.folder / "cluster"

    def _run(self, program: str, *arguments: str) -> None:
        command = self._command(program, *arguments)
        done = subprocess.run(
            ["setpriv", *command], cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def _command(self, program: str, *arguments: str) -> Sequence[str]:
        """A program of the server with its arguments, as a user who may run it."""
        folder = binaries()
        assert folder is not None
        rights = ["--reuid", _UNPRIVILEGED, "--regid", _UNPRIVILEGED, "--clear-groups"]
        return [*(rights if os.geteuid() == 0 else []), str(folder / program), *arguments]


def _processes() -> Iterator[int]:
    return (int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdecimal())


def _parent(process: int) -> int:
    try:
        # The name of a program, in parentheses, may hold anything.
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@cache
def server() -> Server:
    """The server of this process, started when it is first asked for."""
    if binaries() is None:
        pytest.skip(MISSING)
    made = new_server()
    atexit.register(remove, made)
    return made


_NUMBERS = count(1)


@contextmanager
def database(template: str | None = None) -> Iterator[str]:
    """The address of a new database, which is gone afterwards; an empty one without ``template``."""
    held = server()
    name = f"test{next(_NUMBERS)}"
    held.ask(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
    yield held.address(name)
    held.ask(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def ledger() -> Iterator[str]:
    """The address of a new ledger, which is gone afterwards."""
    with database(_template()) as address:
        yield address


@cache
def _template() -> str:
    server().ask("CREATE DATABASE ledger TEMPLATE template0")
    open_ledger(server().address("ledger")).close()
    return "ledger"


def new_server() -> Server:
    """A server of one's own; ``remove`` it afterwards."""
    # Not below pytest's folder: the path of a socket may have 107 characters.
    made = Server(Path(mkdtemp(prefix="concordant-")))
    made.make()
    made.start()
    return made


def remove(made: Server) -> None:
    """Stop a server and remove its folder."""
    with suppress(AssertionError):
        made.stop()
    shutil.rmtree(made.folder, ignore_errors=True)
