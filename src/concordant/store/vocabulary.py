"""Which words there are, in a table of their own: so a beginning becomes the words that have it."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

WORDS = "words_of_any"
"""The table, with the one column ``word``."""

_MOST_WORDS = 500
_LONGEST = 1_000
_LONGER = (6, 5, 4, 3, 2, 1)
"""Letters that a word may have beyond its beginning, where very many begin so."""


def begun(connection: Connection, beginning: str) -> Sequence[str]:
    """The words that begin so; of very many the shorter ones, which are its forms rather than other words."""
    among = "word >= :first AND word < :last AND length(word) <= :longest"
    asked = text(f"SELECT word FROM {WORDS} WHERE {among} LIMIT :most")
    limits = {"first": beginning, "last": beginning + "\U0010ffff"}
    for longer in (_LONGEST, *_LONGER):
        limited = {**limits, "longest": len(beginning) + longer, "most": _MOST_WORDS + 1}
        words = connection.execute(asked, limited).scalars().all()
        if len(words) <= _MOST_WORDS:
            return words
    return (beginning,)
