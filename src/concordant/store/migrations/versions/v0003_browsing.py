"""What lists are chosen, counted and ordered by, so that a part of a long one takes as long as of a short."""

import sqlalchemy as sa
from alembic import context, op

from concordant.store.text_column import TEXT

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column and the indexes; findings are made again, with the column filled."""
    op.add_column("findings", sa.Column("certainty", TEXT, nullable=False, server_default=""))
    op.drop_index("findings_by_newest", "findings")
    order = ("newest", "least", "reports", "id")
    chosen_by = ("event", "phase", "agent_states", "recipient_states", "item_class", "certainty", "digit")
    further = (
        (*chosen_by, "disputed", "begins", "ends") if context.config.attributes["dialect"].covers else ()
    )
    op.create_index("findings_by_novelty", "findings", [*order, *further])
    op.create_index("findings_by_time", "findings", ["ends", "begins"])
    op.create_index("readings_by_published", "readings", ["published", "report"])
    op.execute("DELETE FROM upkeep WHERE name = 'version'")
