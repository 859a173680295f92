"""Rows that many portions add to lie where they are looked for, and words are gathered in larger pieces."""

import sqlalchemy as sa
from alembic import context, op

from concordant.store.text_column import TEXT

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make what ties copies anew, and all that follows with it: it can be made again from what is kept."""
    for table in ("trace_keys", "edges"):
        op.drop_table(table)
    _made_anew()
    op.execute("DELETE FROM upkeep WHERE name = 'version'")
    for statement in context.config.attributes["dialect"].search.pieces():
        op.execute(statement)


def _made_anew() -> None:
    op.create_table(
        "trace_keys",
        sa.Column("key", sa.BigInteger, primary_key=True, nullable=False, autoincrement=False),
        _text("report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edges",
        *map(_text, ("a", "b", "kind")),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("direction", TEXT),
        sqlite_with_rowid=False,
    )
    op.create_index("edges_by_b", "edges", ["b"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, primary_key=True, nullable=False)
