"""A scan on a dask cluster: the same function for each archive, on this machine or on many.

Whoever may speak to a scheduler may run code on its workers; one started here listens to this machine alone.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from concordant.scanning.running import fatal
from concordant.scanning.scan import Done, Order, scan_file

_PATIENCE = 15
"""Seconds in which a scheduler must answer."""


def scan_distributed(orders: Sequence[Order], jobs: int, scheduler: str | None = None) -> Iterator[Done]:
    """Scan archives on a cluster; they come in the order in which they are done.

    Args:
        orders: with paths that every worker finds.
        jobs: how many processes to start here, where no scheduler is named.
        scheduler: address of one that runs.

    Raises:
        ConnectionError: nobody answers there.
    """
    from distributed import KilledWorker, as_completed

    with ExitStack() as opened:
        client = _client(opened, jobs, scheduler)
        # Not pure: a scheduler would hand out what it has of an earlier run, and the files may have changed.
        running = {client.submit(scan_file, order, pure=False): order for order in orders}
        for future in as_completed(running):
            try:
                yield future.result()
            except KilledWorker:
                yield Done(fatal(running[future]), before=False)


def _client(opened: ExitStack, jobs: int, scheduler: str | None) -> Any:
    from distributed import Client, LocalCluster

    if scheduler is None:
        cluster = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.ERROR,
        )
        return opened.enter_context(Client(opened.enter_context(cluster)))
    try:
        return opened.enter_context(Client(scheduler, timeout=_PATIENCE))
    except (OSError, ValueError) as refused:
        raise ConnectionError(str(refused)) from refused
