"""Indexes that hold whole orders: many findings have the same support, and would have to be sorted."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the indexes anew."""
    op.drop_index("findings_by_support", "findings")
    op.create_index("findings_by_support", "findings", ["least", "most", "reports", "newest", "id"])
    op.drop_index("findings_by_time", "findings")
    op.create_index("findings_by_time", "findings", ["ends", "begins", "id"])
