"""A program that holds a ledger until its standard input ends.

usage: holding.py LEDGER (write | everything)

LEDGER is a file, or the address of a server. ``write`` takes the writer's lock, as a long import would;
``everything`` shuts out readers as well.
"""

import sqlite3
import sys

from concordant.store.postgres import Postgres


def main(address: str, how: str) -> None:
    """Hold it."""
    if "://" in address:
        hold_server(address, how)
    else:
        hold_file(address, how)


def hold_server(address: str, how: str) -> None:
    """Hold a ledger on a server: as a writer does, or as an administrator who changes its tables."""
    dialect = Postgres(address)
    with dialect.writer(dialect.engine()).begin() as connection:
        if how == "everything":
            connection.exec_driver_sql("LOCK TABLE alembic_version, received IN ACCESS EXCLUSIVE MODE")
        wait()


def wait() -> None:
    """Say that it is held, and hold it."""
    print("held", flush=True)
    sys.stdin.read()


def hold_file(file: str, how: str) -> None:
    """Hold a ledger in a file."""
    connection = sqlite3.connect(file, isolation_level=None)
    if how == "everything":
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    wait()
    connection.execute("ROLLBACK")
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
