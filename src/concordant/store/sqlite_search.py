"""Finding words in SQLite: full-text tables that hold no text, only where words stand.

To look for a beginning, SQLite gathers every place of every word that begins so before it gives the first; to
look for words, it goes from the newest on and stops. So all words are kept in a table of their own, and a
beginning becomes the words that have it: over half a million texts 0.6 ms instead of 14, in a common case 20
instead of 530.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from sqlalchemy import Connection, Select, text

from concordant.store import sqlite_marks
from concordant.store.ledger import ClaimFilter
from concordant.store.searching import Sought, Words
from concordant.store.vocabulary import WORDS, begun

_TABLES = {"reports": "words_of_reports", "claims": "words_of_claims"}
_AT_ONCE = 500
_PIECE = 16 * 1024 * 1024
"""Bytes of words gathered before a piece of the index is written: a portion of readings is one. SQLite takes
one million, and merges the pieces again and again."""


class Fts5:
    """The search of SQLite; texts arrive folded, so that every database finds the same."""

    def tables(self) -> Sequence[str]:
        """One table each for reports and claims."""
        told = "fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        return [f"CREATE VIRTUAL TABLE {table} USING {told}" for table in _TABLES.values()]

    def vocabulary(self) -> Sequence[str]:
        """The table of all words, with those of texts that are searchable already."""
        made = [f"CREATE TABLE {WORDS} (word TEXT PRIMARY KEY) WITHOUT ROWID"]
        for table in _TABLES.values():
            made += [
                f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {table}, 'row')",
                f"INSERT OR IGNORE INTO {WORDS} SELECT term FROM temp.held",
                "DROP TABLE temp.held",
            ]
        return made

    def marks(self) -> Sequence[str]:
        """What claims are listed by."""
        return sqlite_marks.tables()

    def pieces(self) -> Sequence[str]:
        """Write the words of a portion in one piece."""
        tables = (*_TABLES.values(), sqlite_marks.TABLE)
        return [f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {_PIECE})" for table in tables]

    def few(self, connection: Connection, wanted: ClaimFilter) -> Select[int] | None:
        """The numbers of claims among which are all that are wanted, where they are few."""
        return sqlite_marks.few(connection, wanted)

    def add(self, connection: Connection, kind: str, found: Iterable[Words]) -> None:
        """Make things searchable."""
        insert = f"INSERT INTO {_TABLES[kind]} (rowid, words) VALUES (?, ?)"
        rows, words = iter(found), set[str]()
        while portion := list(islice(rows, _AT_ONCE)):
            connection.exec_driver_sql(insert, [tuple(each) for each in portion])
            words.update(*(each.words.split() for each in portion))
        if words:
            known = f"INSERT OR IGNORE INTO {WORDS} VALUES (?)"
            connection.exec_driver_sql(known, [(word,) for word in sorted(words)])

    def find(
        self, connection: Connection, kind: str, sought: Sought, before: int | None, at_most: int
    ) -> Sequence[int]:
        """Numbers of what fits, the highest first."""
        table = _TABLES[kind]
        limit = "" if before is None else "AND rowid < :before"
        asked = (
            f"SELECT rowid FROM {table} WHERE {table} MATCH :asked {limit} ORDER BY rowid DESC LIMIT :most"
        )
        words = {beginning: begun(connection, beginning) for beginning in sought.beginnings}
        values = {"asked": expression(sought, words), "most": at_most} | (
            {} if before is None else {"before": before}
        )
        return list(connection.execute(text(asked), values).scalars())


def expression(sought: Sought, known: Mapping[str, Sequence[str]] = MappingProxyType({})) -> str:
    """What is sought, in the language of FTS5: letters and digits between quotation marks, nothing else.

    Args:
        sought: what is looked for.
        known: the words that have a beginning; where there are none, it is looked for as it is.
    """
    parts = [_any(known.get(beginning) or (beginning,)) for beginning in sought.beginnings]
    parts += [f'"{" ".join(phrase)}"' for phrase in sought.phrases]
    return " AND ".join(parts)


def _any(words: Sequence[str]) -> str:
    told = " OR ".join(f'"{word}"' for word in words)
    return f"({told})" if len(words) > 1 else told
