"""Finding words in SQLite: full-text tables that hold no text, only where words stand."""

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, text

from concordant.store.searching import Sought, Words

_TABLES = {"reports": "words_of_reports", "claims": "words_of_claims"}
_AT_ONCE = 500


class Fts5:
    """The search of SQLite; texts arrive folded, so that every database finds the same."""

    def tables(self) -> Sequence[str]:
        """One table each for reports and claims."""
        told = "fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        return [f"CREATE VIRTUAL TABLE {table} USING {told}" for table in _TABLES.values()]

    def add(self, connection: Connection, kind: str, found: Iterable[Words]) -> None:
        """Make things searchable."""
        insert = text(f"INSERT INTO {_TABLES[kind]} (rowid, words) VALUES (:number, :words)")
        rows = iter(found)
        while portion := [each._asdict() for each in islice(rows, _AT_ONCE)]:
            connection.execute(insert, portion)

    def find(
        self, connection: Connection, kind: str, sought: Sought, before: int | None, at_most: int
    ) -> Sequence[int]:
        """Numbers of what fits, the highest first."""
        table = _TABLES[kind]
        limit = "" if before is None else "AND rowid < :before"
        asked = (
            f"SELECT rowid FROM {table} WHERE {table} MATCH :asked {limit} ORDER BY rowid DESC LIMIT :most"
        )
        values = {"asked": expression(sought), "most": at_most} | (
            {} if before is None else {"before": before}
        )
        return list(connection.execute(text(asked), values).scalars())


def expression(sought: Sought) -> str:
    """What is sought, in the language of FTS5: letters and digits between quotation marks, nothing else."""
    parts = [f'"{beginning}"*' for beginning in sought.beginnings]
    parts += [f'"{" ".join(phrase)}"' for phrase in sought.phrases]
    return " AND ".join(parts)
