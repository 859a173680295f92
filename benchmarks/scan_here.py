"""Goes through web archives in one of several ways; prints what it cost as JSON.

usage: python -m benchmarks.scan_here WAY FOLDER ARCHIVE…

``unpack`` reads every record, ``parse`` parses every page with lxml too, ``scan`` scans them in this process,
``scan-1`` and ``scan-2`` in so many others and gives time on the wall and of the busiest one's CPU, ``texts``
takes articles and metadata out of the first pages with trafilatura and prints them too. The first archive
only warms up: what that costs, knowledge and compiling included, is ``start``.
"""

import json
import multiprocessing
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.memory import peak_megabytes
from concordant.documents.warc.pages import ArchivedPage, pages_of
from concordant.documents.warc.records import Archive
from concordant.scanning.scan import Order, scan_file

SAMPLE = 60


def pages(paths: list[Path]) -> Iterator[bytes]:
    for path in paths:
        with path.open("rb") as stream:
            yield from (
                p.body for p in pages_of(Archive(stream, path.name, 10**8)) if isinstance(p, ArchivedPage)
            )


def unpack(paths: list[Path], folder: Path) -> dict[str, Any]:
    return {"pages": sum(1 for _ in pages(paths))}


def parse(paths: list[Path], folder: Path) -> dict[str, Any]:
    from lxml.html import document_fromstring

    return {"pages": sum(1 for page in pages(paths) if document_fromstring(page) is not None)}


def scan(paths: list[Path], folder: Path) -> dict[str, Any]:
    counts = [scan_file(Order(str(p), p.name, str(folder))).entry["counts"] for p in paths]
    return {name: sum(each[name] for each in counts) for name in counts[0]}


def texts(paths: list[Path], folder: Path) -> dict[str, Any]:
    from trafilatura import bare_extraction

    found = []
    for number, page in enumerate(pages(paths)):
        if number == SAMPLE:
            break
        document = bare_extraction(page, with_metadata=True)
        found.append(getattr(document, "text", None) or "")
    return {"pages": len(found), "texts": found}


def apart(paths: list[Path], folder: Path, jobs: int) -> dict[str, Any]:
    """Scan in warm processes: each has scanned an archive of its own before the clock runs."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context) as pool:
        warm = [Order(str(paths[0]), f"warm-{n}", str(folder)) for n in range(jobs)]
        list(pool.map(timed, warm))
        began = time.monotonic()
        spent: defaultdict[int, float] = defaultdict(float)
        for process, seconds in pool.map(
            timed, [Order(str(p), p.name, str(folder / str(jobs))) for p in paths[1:]]
        ):
            spent[process] += seconds
        return {"seconds": time.monotonic() - began, "busiest": max(spent.values())}


def timed(order: Order) -> tuple[int, float]:
    """Scan an archive; the process that did, and the CPU seconds that it took."""
    began = time.process_time()
    scan_file(order)
    return os.getpid(), time.process_time() - began


def main(way: str, folder: Path, paths: list[Path]) -> None:
    if way.startswith("scan-"):
        print(json.dumps(apart(paths, folder, int(way.removeprefix("scan-")))))
        return
    work = {"unpack": unpack, "parse": parse, "scan": scan, "texts": texts}[way]
    work(paths[:1], folder / "warm")
    began = time.process_time()
    found = work(paths[1:], folder)
    spent = time.process_time() - began
    print(json.dumps({**found, "seconds": spent, "start": began, "peak": peak_megabytes()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [Path(argument) for argument in sys.argv[3:]])
