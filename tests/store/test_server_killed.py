"""The server is killed in the middle, and comes back: nothing is lost or there twice, and all goes on."""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import postgres_server
import pytest
from ledger_samples import listing, many, read, received
from postgres_server import Server
from test_settling import assert_follows, means, readings_of

from concordant.model.report import Received
from concordant.store import settling
from concordant.store.failure import LedgerFullError, LedgerUnreachableError
from concordant.store.ledger import ClaimFilter, Ledger
from concordant.store.project import open_ledger
from dense_claims import dense_told

BATCH = 5
KILLS = 3
ROOM = 24  # megabytes; an empty ledger takes eight


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that may be killed."""
    if postgres_server.binaries() is None:
        pytest.skip(postgres_server.MISSING)
    made = postgres_server.new_server()
    yield made
    postgres_server.remove(made)


def until_killed(server: Server, work: Callable[[], bool], patience: float) -> bool:
    """Work until the server is killed; returns whether the work ended before."""
    killer = Timer(patience, server.kill)
    killer.start()
    ended = False
    try:
        while not ended:
            ended = work()
    except LedgerUnreachableError as error:
        assert "what was kept" in error.advice
    killer.join()
    server.start()
    return ended


def test_reports_are_received_and_read_once(server: Server) -> None:
    server.ask("CREATE DATABASE recording TEMPLATE template0")
    reports, chance = many(4000), random.Random(1)
    safe = 0
    with open_ledger(server.address("recording")) as ledger:

        def step() -> bool:
            nonlocal safe
            batch = reports[safe : safe + BATCH]
            ledger.receive(batch)
            ledger.record([(each, read(each)) for each in batch], "v1")
            safe += len(batch)
            return safe == len(reports)

        for _ in range(KILLS):
            assert not until_killed(server, step, chance.uniform(0.1, 0.5)), "too fast to be killed"
            held = ledger.counts()
            assert held.received >= safe and held.reports >= safe
        kept = reports[: safe + BATCH]
        ledger.record([(each, read(each)) for each in kept], "v1")
        told = listing(ledger.claims(ClaimFilter()))
    server.ask("CREATE DATABASE clean TEMPLATE template0")
    with open_ledger(server.address("clean")) as clean:
        clean.record([(each, read(each)) for each in kept], "v1")
        assert listing(clean.claims(ClaimFilter())) == told


def test_findings_are_made_whole_or_not_at_all(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "PORTION", 2)
    chance = random.Random(2)
    pairs = readings_of([told for _ in range(8) for told in dense_told(chance, 60, 16)])
    server.ask("CREATE DATABASE settling TEMPLATE template0")
    with open_ledger(server.address("settling")) as ledger:
        ledger.record(pairs, "v1")
        for _ in range(KILLS):
            before = ledger.unsettled()
            until_killed(server, lambda: not ledger.settle(means()), chance.uniform(0.1, 0.4))
            assert ledger.unsettled() <= before, "what was settled came undone"
        assert_follows(ledger, pairs, [], 2)


@pytest.fixture
def small_disk(server: Server) -> Iterator[Path]:
    """A disk of its own, too small, that the server may write to."""
    folder = server.folder / "disk"
    folder.mkdir()
    mount = [
        shutil.which("mount") or "mount",
        "-t",
        "tmpfs",
        "-o",
        f"size={ROOM}m",
        "concordant-test",
        str(folder),
    ]
    try:
        mounted = subprocess.run(mount, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        folder.rmdir()
        pytest.skip("this user may not mount a small disk")
    server.own(folder)
    yield folder
    server.ask("DROP DATABASE IF EXISTS small WITH (FORCE)")
    server.ask("DROP TABLESPACE small")
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


def test_a_disk_that_is_full(server: Server, small_disk: Path) -> None:
    server.ask(f"CREATE TABLESPACE small LOCATION '{small_disk}'")
    server.ask("CREATE DATABASE small TEMPLATE template0 TABLESPACE small")
    with open_ledger(server.address("small")) as ledger:
        safe = fill(ledger)
        held = ledger.counts()
        assert held.received >= safe > 3
        assert len(list(ledger.pending("v2"))) == held.received
        subprocess.run(
            [shutil.which("mount") or "mount", "-o", "remount,size=200m", str(small_disk)], check=True
        )
        ledger.receive([report(safe + 1)])
        assert ledger.counts().received >= safe + 1


def report(number: int) -> Received:
    return received(random.Random(number).randbytes(200_000).hex(), f"{number}.txt")


def fill(ledger: Ledger) -> int:
    """Add reports until there is no room; returns how many were told to be safe."""
    safe = 0
    with pytest.raises(LedgerFullError) as caught:
        while safe < 400:
            safe += ledger.receive([report(safe)])
    assert "room" in caught.value.advice
    return safe
