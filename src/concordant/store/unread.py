"""What is asked of the ledger about who has read what."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, exists, or_, select

from concordant.store.queries import Condition
from concordant.store.tables import READINGS, RECEIVED, VERSIONS

R = READINGS.c
BY_CHOICE = " by choice "
"""What stands in the name of a version by which reports were read that keep a reader of their own."""

_AT_A_TIME, _ARMFUL = 50, 4_000_000
"""How many arrivals, and of how many bytes, are held in memory at once."""


def by_choice() -> Condition:
    """Whether a version read what keeps a reader of its own."""
    return VERSIONS.c.name.contains(BY_CHOICE, autoescape=True)


def not_read_since() -> Condition:
    """Whether a reading is the last one of its arrival."""
    since = READINGS.alias("since")
    return ~exists().where(since.c.received == R.received, since.c.seq > R.seq)


def unread(version: str, after: int, at_most: int) -> Select[int]:
    """Numbers of what this version has not read, beyond ``after``, oldest first.

    What the same version read with more than its own means (its name, a blank, and what) is read; what keeps
    a reader of its own is not for others.
    """
    joined = READINGS.join(VERSIONS, VERSIONS.c.seq == R.version)
    name = VERSIONS.c.name
    same = or_(name == version, name.startswith(f"{version} ", autoescape=True))
    read = exists().select_from(joined).where(same, R.received == RECEIVED.c.seq)
    chosen = R.version.in_(select(VERSIONS.c.seq).where(by_choice()))
    own = exists().where(R.received == RECEIVED.c.seq, chosen, not_read_since())
    asked = select(RECEIVED.c.seq).where(RECEIVED.c.seq > after, ~read, ~own)
    return asked.order_by(RECEIVED.c.seq).limit(at_most)


def armfuls(lengths: Iterable[Any]) -> Iterator[list[int]]:
    """Numbers of arrivals short enough to be held in memory at once, from rows of number and length."""
    some: list[int] = []
    held = 0
    for number, length in lengths:
        if some and (held + length > _ARMFUL or len(some) == _AT_A_TIME):
            yield some
            some, held = [], 0
        some.append(number)
        held += length
    if some:
        yield some
