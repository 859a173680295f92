"""What reports and claims are found by; what is there already is taken in when findings are next settled."""

from alembic import context, op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of the search."""
    for statement in context.config.attributes["dialect"].search.tables():
        op.execute(statement)
