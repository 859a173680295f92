"""A whole scan: many archives, in this process or in several, and the manifest of what came of them."""

import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Any

from concordant.documents.warc.holding import MADE_BY, MANIFEST, manifest_of
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.scanning.files import ENDINGS, PAGES, put_json, stem_of
from concordant.scanning.scan import Done, Order, scan_file

_TRIES = 2


def archives_in(paths: Iterable[Path], out: Path) -> tuple[Path, ...]:
    """The archives named, and those below the folders named, in order of name.

    Pages that scans have kept are no news: those below ``out``, where this one writes, and below folders with
    the manifest of a scan, are passed over unless they or their folder are named.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_below(path, out) if path.is_dir() else [path]))
    return tuple(found)


def _below(folder: Path, out: Path) -> Iterator[Path]:
    kept: dict[Path, bool] = {folder: False}
    for path in sorted(folder.rglob("*")):
        if path.name.endswith(ENDINGS) and not path.name.startswith("."):
            if path.parent not in kept:
                kept[path.parent] = _is_kept(path.parent, out)
            if not kept[path.parent]:
                yield path


def _is_kept(folder: Path, out: Path) -> bool:
    """Whether a folder is where a scan puts the pages that it keeps."""
    above = folder.parent
    return folder.name == PAGES and (above.resolve() == out.resolve() or manifest_of(above) is not None)


def named(archives: Sequence[Path]) -> dict[Path, str]:
    """A name for each archive: that of its file, with a mark where two files have the same."""
    stems = Counter(stem_of(path.name) for path in archives)
    return {
        path: path.name if stems[stem_of(path.name)] == 1 else f"{digest(str(path).encode())[:8]}-{path.name}"
        for path in archives
    }


def scan_all(orders: Sequence[Order], jobs: int) -> Iterator[Done]:
    """Scan archives, each as soon as somebody is free; they come in the order in which they are done."""
    if jobs == 1:
        yield from map(scan_file, orders)
        return
    left = list(orders)
    for _ in range(_TRIES):
        broken: list[Order] = []
        yield from _in_processes(left, jobs, broken)
        left = broken
        if not left:
            return
    for order in left:  # each by itself, so that the one that kills its process takes no other with it
        broken = []
        yield from _in_processes([order], 1, broken)
        if broken:
            yield Done(fatal(order), before=False)


def write_manifest(folder: Path, entries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Write what came of every archive, in order of name, with the sum of the counts; returns it."""
    ordered = sorted(entries, key=lambda entry: entry["archive"])
    total: dict[str, int] = {}
    for entry in ordered:
        for name, count in entry.get("counts", {}).items():
            total[name] = total.get(name, 0) + count
    manifest = {"made_by": MADE_BY, "counts": total, "archives": ordered}
    put_json(folder, MANIFEST, manifest)
    return manifest


def _in_processes(orders: Sequence[Order], jobs: int, broken: list[Order]) -> Iterator[Done]:
    """Scan in several processes; what a dying process takes with it is left in ``broken``."""
    # Started anew instead of forked: the same on every system, and nothing of this process is carried over.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(orders)), context, initializer=_start) as pool:
        running: dict[Future[Done], Order] = {pool.submit(scan_file, order): order for order in orders}
        try:
            while running:
                ready, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in ready:
                    order = running.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        broken.append(order)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _start() -> None:
    """Make a worker ready: Ctrl-C is the parent's business, and nobody outlives the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(parent: int) -> None:
    wait_for([parent])
    os._exit(1)


def fatal(order: Order) -> dict[str, Any]:
    """The entry of an archive that kills whoever scans it."""
    told = "A process that scanned this archive died each time, probably for want of memory."
    problem = Problem("scan", order.name, told, "Scan it by itself, with fewer --jobs.")
    return {
        "archive": order.name,
        "problems": [{"stage": problem.stage, "place": problem.place, "message": problem.message}],
    }
