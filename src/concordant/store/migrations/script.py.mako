"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Change the tables; rows that are there stay as they are."""
    ${upgrades if upgrades else "pass"}
