"""Claims by what they are listed by, in SQLite: a full-text table of marks such as ``agent:kp``.

A list of claims goes from the newest report on and stops when a part is full, which takes long where few
claims fit. Here it is known at once which few fit at most: those marked as all that is asked for. Marks may
say less than was asked (words without their order), never more: every claim that fits is among those found.
"""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, func, literal_column, select, table, text

from concordant.store.dates import first_day, last_day
from concordant.store.folding import WORD, fold
from concordant.store.ledger import ClaimFilter
from concordant.store.tables import CLAIMS

FEW = 4_000
"""From so many claims on, going from the newest report on is quicker than asking for each."""

TABLE = "marks_of_claims"
_PLAIN = re.compile(r"[a-z0-9_]+")
_OTHER_SCRIPTS = "\u0530"
_STATES = "replace({row}.{role}_states, ';', ' {role}:')"
_ROW = " || ' ' || ".join(
    [
        *(f"'{axis}:' || {{row}}.{axis}" for axis in ("event", "phase", "certainty", "polarity")),
        "'item:' || {row}.item_class",
        *(_STATES.replace("{role}", role) for role in ("agent", "recipient")),
        *(f"{{row}}.{words}" for words in ("agent_words", "recipient_words", "item_words")),
        "'lang:' || (SELECT lang FROM readings WHERE seq = {row}.reading)",
    ]
)


def tables() -> Sequence[str]:
    """Statements that make the marks, for the claims that are there and for those to come."""
    tokens = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_:'\""
    fill = f"INSERT INTO {TABLE} (rowid, words)"
    return [
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, content='', detail=none, {tokens})",
        f"{fill} SELECT seq, {_ROW.format(row='claims')} FROM claims",
        f"CREATE TRIGGER claims_are_marked AFTER INSERT ON claims BEGIN"
        f" {fill} VALUES (new.seq, {_ROW.format(row='new')}); END",
    ]


def few(connection: Connection, wanted: ClaimFilter) -> Select[int] | None:
    """The numbers of claims among which are all that are wanted; None where they are many."""
    for narrow in _narrowings(wanted):
        most = select(func.count()).select_from(narrow.limit(FEW + 1).subquery())
        if (connection.execute(most).scalar() or 0) <= FEW:
            return narrow
    return None


def _narrowings(wanted: ClaimFilter) -> Iterator[Select[int]]:
    if marks := " AND ".join(_marks(wanted)):
        number: Select[int] = select(literal_column("rowid")).select_from(table(TABLE))
        yield number.where(text(f"{TABLE} MATCH :marks").bindparams(marks=marks))
    if wanted.since is not None:
        yield select(CLAIMS.c.seq).where(CLAIMS.c.ends >= first_day(wanted.since))
    if wanted.until is not None:
        yield select(CLAIMS.c.seq).where(CLAIMS.c.begins <= last_day(wanted.until))


def _marks(wanted: ClaimFilter) -> Iterator[str]:
    """What a claim must be marked as, in the language of FTS5; what cannot be a mark is left out."""
    for axis in ("event", "phase", "certainty", "polarity", "lang"):
        yield from _mark(axis, getattr(wanted, axis))
    for role in ("agent", "recipient"):
        yield from _party([role], getattr(wanted, role))
    yield from _party(["agent", "recipient"], wanted.actor)
    if wanted.item is not None and (words := [*_words(wanted.item)]):
        yield f"({' OR '.join([*_mark('item', wanted.item), *words])})"


def _party(roles: Sequence[str], sought: str | None) -> Iterator[str]:
    if sought is None:
        return
    state = sought.strip().lower()
    if len(state) == 2:
        if ways := [way for role in roles for way in _mark(role, state)]:
            yield f"({' OR '.join(ways)})"
    else:
        yield from _words(sought)


def _mark(axis: str, value: str | None) -> Iterator[str]:
    if value is not None and _PLAIN.fullmatch(value):
        yield f'"{axis}:{value}"'


def _words(sought: str) -> Iterator[str]:
    # Of scripts that the database may take apart otherwise, no word is asked for: that only finds more.
    words = [word for word in WORD.findall(fold(sought)) if word.isalnum() and max(word) < _OTHER_SCRIPTS]
    if words:
        every = " AND ".join(f'"{word}"' for word in words)
        yield f"({every})"
