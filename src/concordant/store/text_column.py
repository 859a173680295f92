"""The type of every text column: compared by code points, so that every database orders texts alike."""

from sqlalchemy import Text

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""SQLite compares texts so anyway; PostgreSQL would by the rules of the language that it was set up in."""
