"""What lists are chosen, counted and ordered by, so that a part of a long one takes as long as of a short."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column and the indexes; findings are made again, with the column filled."""
    op.add_column("findings", sa.Column("certainty", sa.Text, nullable=False, server_default=""))
    op.drop_index("findings_by_newest", "findings")
    op.create_index(
        "findings_by_novelty",
        "findings",
        [
            *("newest", "least", "reports", "id", "event", "phase", "agent_states", "recipient_states"),
            *("item_class", "certainty", "digit", "disputed", "begins", "ends"),
        ],
    )
    op.create_index("findings_by_time", "findings", ["ends", "begins"])
    op.create_index("readings_by_published", "readings", ["published", "report"])
    op.execute("DELETE FROM upkeep WHERE name = 'version'")
