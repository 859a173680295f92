"""What readers said and no claim holds."""

import sqlalchemy as sa
from alembic import context, op

from concordant.store.text_column import TEXT

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table, which only grows."""
    op.create_table(
        "apart",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), nullable=False),
        sa.Column("body", TEXT, nullable=False),
    )
    op.create_index("apart_by_reading", "apart", ["reading"])
    for statement in context.config.attributes["dialect"].append_only("apart"):
        op.execute(statement)
