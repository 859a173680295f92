"""A scan on dask leaves what a scan in one process leaves, byte for byte."""

import os
import re
import shlex
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from scan_samples import archives
from test_scan import order, written

from concordant.scanning import distributing
from concordant.scanning.limits import TooSlowError, within
from concordant.scanning.running import scan_all, write_manifest
from concordant.scanning.scan import Done, Order
from conftest import Concordant

dask = pytest.importorskip("distributed").dask

PAGE = Path(__file__).parents[2] / "docs" / "scan.md"
DASK = Path(sys.executable).with_name("dask")


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A folder with three archives, scanned in one process."""
    folder = tmp_path / "one"
    orders = [order(path, folder) for path in archives(tmp_path / "in", 3)]
    write_manifest(folder, [done.entry for done in scan_all(orders, 1)])
    return folder


def die(order: Order) -> Done:
    """A scan that takes its process with it."""
    os._exit(1)


def test_on_a_cluster_of_this_machine_the_files_are_the_same(
    tmp_path: Path, scanned: Path, concordant: Concordant
) -> None:
    done = concordant("scan", tmp_path / "in", "-o", tmp_path / "dask", "--engine", "dask", "--jobs", 2)
    assert done.code == 0, done.err
    assert written(tmp_path / "dask") == written(scanned)
    again = concordant("scan", tmp_path / "in", "-o", tmp_path / "dask")
    assert "3 of 3 archives had been scanned before" in again.err
    assert written(tmp_path / "dask") == written(scanned)


def test_an_archive_that_kills_its_worker_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distributing, "scan_file", die)
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        [done] = distributing.scan_distributed([order(tmp_path / "bad.warc", tmp_path)], 1)
    assert "died each time" in done.entry["problems"][0]["message"]


def test_no_scheduler_is_an_error(
    tmp_path: Path, concordant: Concordant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributing, "_PATIENCE", 1)
    archives(tmp_path / "in", 1)
    command = ("scan", tmp_path / "in", "-o", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:1")
    assert "add --engine dask" in concordant(*command).err
    done = concordant(*command, "--engine", "dask")
    assert done.code == 1
    assert "no dask scheduler answers at tcp://127.0.0.1:1" in done.err


def test_the_commands_of_the_documents_run_a_cluster(
    tmp_path: Path, scanned: Path, concordant: Concordant, empty_project: Path
) -> None:
    (scanned.parent / "in").rename(tmp_path / "news")
    [block] = re.findall(r"<!-- cluster -->\n```console\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    here = {"10.0.0.5": "127.0.0.1", "8786": free_port(), "--nworkers 8": "--nworkers 1"}
    for said, meant in {**here, "/share/ledger": str(empty_project), "/share": str(tmp_path)}.items():
        assert said in block
        block = block.replace(said, meant)
    scheduler, worker, *others = (shlex.split(line.removeprefix("$ ")) for line in block.splitlines())
    started = [subprocess.Popen([DASK, *words[1:], "--no-dashboard"], stderr=subprocess.DEVNULL)
               for words in (scheduler, worker)]  # fmt: skip
    try:
        outcomes = [concordant(*words[1:]) for words in others]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
    assert [outcome.code for outcome in outcomes] == [0, 0], [outcome.err for outcome in outcomes]
    assert written(tmp_path / "scanned") == written(scanned)
    assert "12 reports received, 12 new" in outcomes[1].out


def free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


def test_a_page_that_takes_too_long_is_given_up_in_a_thread_too() -> None:
    ended: list[str] = []

    def work() -> None:
        with within(60):
            pass
        try:
            with within(0.02):
                while True:
                    sum(range(1000))
        except TooSlowError:
            ended.append("given up")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == ["given up"]
