"""Which words there are: so the search knows what a beginning stands for without gathering all places."""

from alembic import context, op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, with the words of what is searchable already."""
    for statement in context.config.attributes["dialect"].search.vocabulary():
        op.execute(statement)
