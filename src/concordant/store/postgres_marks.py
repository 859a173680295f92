"""Claims by what they are listed by, in PostgreSQL: an index of marks such as ``agent:kp``, and of days.

A list of claims goes from the newest report on and stops when a part is full, which takes long where few
claims fit. Here it is known at once which few fit at most. Marks may say less than was asked (words without
their order, no language), never more: every claim that fits is among those found.
"""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from concordant.store.dates import first_day, last_day
from concordant.store.folding import WORD, fold
from concordant.store.ledger import ClaimFilter
from concordant.store.tables import CLAIMS

FEW = 4_000
"""From so many claims on, going from the newest report on is quicker than asking for each."""

_PLAIN = re.compile(r"[a-z0-9_]+")
_AXES = ("event", "phase", "certainty", "polarity")
_ROLES = ("agent", "recipient")
_PARTS = [
    *(f"'{axis}:' || claims.{axis}" for axis in _AXES),
    "'item:' || claims.item_class",
    *(f"replace(lower(claims.{role}_states), ';', ' {role}:')" for role in _ROLES),
    *(f"replace(claims.{words}, '|', ' ')" for words in ("agent_words", "recipient_words", "item_words")),
]
_SPACED = " || ' ' || ".join(_PARTS)
_MARKS = f"string_to_array({_SPACED}, ' ')"


def indexes() -> Sequence[str]:
    """Statements that make the indexes."""
    return [
        f"CREATE INDEX marks_of_claims ON claims USING gin (({_MARKS}))",
        # The order of a list of claims; what has no date comes last.
        "CREATE INDEX orders_of_readings ON readings (published DESC NULLS LAST, report)",
    ]


def few(connection: Connection, wanted: ClaimFilter) -> Select[int] | None:
    """The numbers of claims among which are all that are wanted; None where they are many."""
    for condition in _narrowings(wanted):
        narrow = select(CLAIMS.c.seq).where(condition)
        most = select(func.count()).select_from(narrow.limit(FEW + 1).subquery())
        if (connection.execute(most).scalar() or 0) <= FEW:
            return narrow
    return None


def _narrowings(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if marks := [*_marks(wanted)]:
        yield and_(*marks)
    if wanted.since is not None:
        yield CLAIMS.c.ends >= first_day(wanted.since)
    if wanted.until is not None:
        yield CLAIMS.c.begins <= last_day(wanted.until)


def _marks(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """What a claim must be marked as; what cannot be a mark is left out."""
    plain = [_mark(axis, value) for axis in _AXES if _is_plain(value := getattr(wanted, axis))]
    if plain:
        yield _has(plain)
    for roles, sought in (
        (["agent"], wanted.agent),
        (["recipient"], wanted.recipient),
        (_ROLES, wanted.actor),
    ):
        yield from _party(roles, sought)
    if wanted.item is not None and (words := _words(wanted.item)):
        ways = [[_mark("item", wanted.item)]] if _is_plain(wanted.item) else []
        yield or_(*map(_has, [*ways, words]))


def _party(roles: Sequence[str], sought: str | None) -> Iterator[ColumnElement[bool]]:
    if sought is None:
        return
    state = sought.strip().lower()
    if len(state) != 2:
        if words := _words(sought):
            yield _has(words)
    elif _is_plain(state):
        yield or_(*(_has([_mark(role, state)]) for role in roles))


def _mark(axis: str, value: str) -> str:
    return f"{axis}:{value}"


def _is_plain(value: str | None) -> bool:
    return value is not None and _PLAIN.fullmatch(value) is not None


def _words(sought: str) -> list[str]:
    return WORD.findall(fold(sought))


def _has(marks: Sequence[str]) -> ColumnElement[bool]:
    """Whether a claim has all these marks."""
    return literal_column(_MARKS, ARRAY(Text())).contains(list(marks))
