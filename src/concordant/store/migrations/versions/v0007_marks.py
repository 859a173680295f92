"""What few claims among many are listed by."""

from alembic import context, op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the index and the marks, for the claims that are there as well."""
    op.create_index("claims_by_end", "claims", ["ends"])
    for statement in context.config.attributes["dialect"].search.marks():
        op.execute(statement)
