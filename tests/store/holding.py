"""A program that holds a ledger until its standard input ends.

usage: holding.py LEDGER (write | everything)

``write`` takes the writer's lock, as a long import would; ``everything`` shuts out readers as well.
"""

import sqlite3
import sys


def main(file: str, how: str) -> None:
    """Hold it."""
    connection = sqlite3.connect(file, isolation_level=None)
    if how == "everything":
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)
    sys.stdin.read()
    connection.execute("ROLLBACK")
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
