"""Finding words in PostgreSQL: vectors of the words that arrive folded, with their places, under a GIN index.

The vectors are written here, word by word, and not by a configuration of the server: so the same words are
found in every database, whatever its language. A vector of PostgreSQL holds 16,383 places, 255 of one word,
in 1 MB. A longer text becomes several parts, each of which begins with the last words of the one before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, text

from concordant.store import postgres_marks
from concordant.store.ledger import ClaimFilter
from concordant.store.searching import Sought, Words
from concordant.store.vocabulary import WORDS, begun

_TABLES = {"reports": "words_of_reports", "claims": "words_of_claims"}
_AT_ONCE = 500
_MOST_PLACES, _MOST_OF_ONE, _MOST_BYTES = 16_000, 255, 400_000
_OVERLAP = 150
"""Words that two parts share: no phrase that somebody types is longer."""
_LONGEST_WORD = 2_000  # bytes; PostgreSQL takes 2,046


class TextSearch:
    """The search of PostgreSQL; texts arrive folded, so that every database finds the same."""

    def tables(self) -> Sequence[str]:
        """One table each for reports and claims; part 0 is a whole text, others are those of a long one."""
        made = []
        for table in _TABLES.values():
            made += [
                f"CREATE TABLE {table} (number integer NOT NULL, part integer NOT NULL,"
                " words tsvector NOT NULL, PRIMARY KEY (number, part))",
                f"CREATE INDEX {table}_whole ON {table} USING gin (words) WHERE part = 0",
                f"CREATE INDEX {table}_parts ON {table} USING gin (words) WHERE part > 0",
            ]
        return made

    def vocabulary(self) -> Sequence[str]:
        """The table of all words."""
        return [f'CREATE TABLE {WORDS} (word text COLLATE "C" PRIMARY KEY)']

    def marks(self) -> Sequence[str]:
        """What claims are listed by."""
        return postgres_marks.indexes()

    def pieces(self) -> Sequence[str]:
        """Nothing: this database gathers words its own way."""
        return []

    def few(self, connection: Connection, wanted: ClaimFilter) -> Select[int] | None:
        """The numbers of claims among which are all that are wanted, where they are few."""
        return postgres_marks.few(connection, wanted)

    def add(self, connection: Connection, kind: str, found: Iterable[Words]) -> None:
        """Make things searchable."""
        insert = text(f"INSERT INTO {_TABLES[kind]} VALUES (:number, :part, CAST(:words AS tsvector))")
        rows, words = iter(found), set[str]()
        while portion := [(each.number, _words(each)) for each in islice(rows, _AT_ONCE)]:
            connection.execute(insert, [row for each in portion for row in _rows(*each)])
            words.update(word for _, held in portion for word in held)
        known = text(f"INSERT INTO {WORDS} SELECT unnest(CAST(:words AS text[])) ON CONFLICT DO NOTHING")
        connection.execute(known, {"words": sorted(words)})

    def find(
        self, connection: Connection, kind: str, sought: Sought, before: int | None, at_most: int
    ) -> Sequence[int]:
        """Numbers of what fits, the highest first."""
        words = {beginning: begun(connection, beginning) for beginning in sought.beginnings}
        terms = [*expressions(sought, words)]
        values: dict[str, Any] = {"every": " & ".join(terms), "any": " | ".join(terms), "most": at_most}
        limit = ""
        if before is not None:
            limit, values["before"] = "AND number < :before", before
        whole = (
            f"SELECT number FROM {_TABLES[kind]} WHERE part = 0 AND words @@ CAST(:every AS tsquery) {limit}"
        )
        order = "ORDER BY number DESC LIMIT :most"
        found = set(connection.execute(text(f"{whole} {order}"), values).scalars())
        found.update(_in_parts(connection, _TABLES[kind], terms, limit, order, values))
        return sorted(found, reverse=True)[:at_most]


def _in_parts(
    connection: Connection,
    table: str,
    terms: Sequence[str],
    limit: str,
    order: str,
    values: Mapping[str, Any],
) -> Iterable[int]:
    """Numbers of the long texts that fit: every term stands in one of their parts."""
    each = {f"term{n}": term for n, term in enumerate(terms)}
    every = " AND ".join(f"bool_or(words @@ CAST(:{name} AS tsquery))" for name in each)
    asked = (
        f"SELECT number FROM {table} WHERE part > 0 AND words @@ CAST(:any AS tsquery) {limit}"
        f" GROUP BY number HAVING {every} {order}"
    )
    return connection.execute(text(asked), {**values, **each}).scalars()


def expressions(sought: Sought, known: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What is sought, term by term, in the language of ``tsquery``: letters and digits in quotation marks.

    Args:
        sought: what is looked for.
        known: the words that have a beginning; where there are none, it is looked for as it is.
    """
    for beginning in sought.beginnings:
        words = (f"'{_cut(word)}'" for word in known.get(beginning) or (beginning,))
        yield f"({' | '.join(words)})"
    for phrase in sought.phrases:
        words = (f"'{_cut(word)}'" for word in phrase)
        yield f"({' <-> '.join(words)})"


def _words(each: Words) -> Sequence[str]:
    return [_cut(word) for word in each.words.split()]


def _rows(number: int, words: Sequence[str]) -> Iterator[dict[str, object]]:
    parts = [*parted(words)]
    for at, part in enumerate(parts, 1):
        yield {"number": number, "part": at if len(parts) > 1 else 0, "words": _vector(part)}


def parted(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words in parts that a vector can hold; one part where they fit."""
    start = 0
    while start < len(words):
        end = _end(words, start)
        yield words[start:end]
        start = len(words) if end == len(words) else end - _OVERLAP


def _end(words: Sequence[str], start: int) -> int:
    """Where a part that begins at ``start`` must end."""
    counts: dict[str, int] = {}
    left = _MOST_BYTES
    for at in range(start, min(len(words), start + _MOST_PLACES)):
        word = words[at]
        counts[word] = counts.get(word, 0) + 1
        left -= 2 if counts[word] > 1 else len(word.encode()) + 8
        if counts[word] > _MOST_OF_ONE or left < 0:
            return at
    return min(len(words), start + _MOST_PLACES)


def _vector(words: Sequence[str]) -> str:
    """Words with their places, as ``tsvector`` takes them."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(place)
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in places.items())


def _cut(word: str) -> str:
    """A word no longer than PostgreSQL takes; nobody types so long a one."""
    return word if len(word) < _LONGEST_WORD // 4 else word.encode()[:_LONGEST_WORD].decode(errors="ignore")
